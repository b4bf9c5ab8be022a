import type { JSX } from 'preact';
import type { Translate } from '../wording/translate.ts';
import type { HistoryState } from './history-state.ts';
import { momentInWords } from './moments.ts';

interface StoreNoticeProps {
  readonly state: HistoryState;
  readonly t: Translate;
}

/** Says why there is no history, or not all of it, and that watching goes on. Nothing while all is well. */
export function StoreNotice({ state, t }: StoreNoticeProps): JSX.Element | null {
  const { store, trouble, now } = state;
  const why = store.kind === 'failing' ? store.why : trouble?.why;
  if (why === undefined) {
    if (store.kind !== 'open' || store.unreadable === 0) return null;
    return <p class="notice">{t('history_unreadable', String(store.unreadable))}</p>;
  }
  const since =
    trouble && momentInWords(new Date(trouble.sinceMs).toISOString(), { nowMs: now, t });
  const hasBegunAnew = store.kind !== 'failing' && trouble?.hasBegunAnew;
  return (
    <section class="notice" data-tone="warn" aria-label={t('history_trouble')}>
      <h2>{t(hasBegunAnew ? 'history_trouble_anew' : `history_trouble_${why}`)}</h2>
      <p>{t(hasBegunAnew ? 'history_trouble_anew_why' : `history_trouble_${why}_why`)}</p>
      <p>{t('history_trouble_goes_on')}</p>
      {since && <p class="hint">{t('history_since', since)}</p>}
    </section>
  );
}
