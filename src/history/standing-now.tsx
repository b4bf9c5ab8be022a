import type { JSX } from 'preact';
import { ageInWords } from '../ui/age.ts';
import { StateMark } from '../ui/state-mark.tsx';
import type { Translate } from '../wording/translate.ts';
import type { HistoryState } from './history-state.ts';
import { incidentHeadline, incidentSide, incidentSpan } from './incident-in-words.ts';
import { hashOf } from './route.ts';

interface StandingNowProps {
  readonly state: Pick<HistoryState, 'incidents' | 'last' | 'isResting' | 'gapMs' | 'now'>;
  readonly t: Translate;
}

/** What goes on now, or that nothing does; where nobody looks, or something is only suspected, neither is said. */
export function StandingNow({ state, t }: StandingNowProps): JSX.Element | null {
  const { incidents, last, isResting, gapMs, now } = state;
  const standing = (incidents ?? []).filter(({ isStanding }) => isStanding);
  if (standing.length > 0) {
    return (
      <section class="stack" aria-label={t('history_now')}>
        {standing.map((shown) => (
          <div key={shown.incident.id} class="standing service-row" data-kind="fault">
            <StateMark kind="fault" />
            <p>
              <a href={hashOf({ kind: 'incident', id: shown.incident.id })}>
                {incidentHeadline(shown, t)}
              </a>{' '}
              <span class="side">{incidentSide(shown, t)}</span>
              <br />
              <span class="hint">{incidentSpan(shown, now, t)}</span>
            </p>
          </div>
        ))}
      </section>
    );
  }
  if (!last?.isWell || isResting || now - Date.parse(last.startedAt) > gapMs) return null;
  const age = ageInWords(last.startedAt, { now, language: t('language_tag') });
  return (
    <section class="standing service-row" data-kind="ok" aria-label={t('history_now')}>
      <StateMark kind="ok" />
      <p>
        {t('history_nothing_stands')}{' '}
        <span class="hint">{age ? t('popup_checked', age) : t('popup_checked_just_now')}</span>
      </p>
    </section>
  );
}
