import type { JSX } from 'preact';
import type { Translate } from '../wording/translate.ts';
import type { HistoryState } from './history-state.ts';

interface EmptyHistoryProps {
  readonly state: HistoryState;
  readonly t: Translate;
}

/** What a new profile sees. */
export function EmptyHistory({ state, t }: EmptyHistoryProps): JSX.Element {
  const hasServices = (state.services?.length ?? 0) > 0;
  return (
    <section class="card empty">
      <h2>{t('history_empty')}</h2>
      <p class="prose">{t(hasServices ? 'history_empty_why' : 'history_empty_no_services')}</p>
      <a
        class="button"
        data-variant={hasServices ? undefined : 'primary'}
        href="options.html#services"
      >
        {t(hasServices ? 'history_to_services' : 'history_choose_services')}
      </a>
    </section>
  );
}
