import type { JSX } from 'preact';
import { DAY_HEIGHT, DAY_WIDTH, type StripDay, stripPaths } from '../ui/strip-day.ts';
import type { Translate } from '../wording/translate.ts';
import type { HistoryState } from './history-state.ts';

/** A strip that has only just begun, for the eye. */
const SOME_DAYS: readonly StripDay[] = Array.from({ length: 24 }, (_, index) => ({
  up: index < 21 ? 0 : 0.6,
  degraded: 0,
  down: 0,
  unobserved: index < 21 ? 1 : 0.4,
}));
const SOME_PATHS = stripPaths(SOME_DAYS);

interface EmptyHistoryProps {
  readonly state: HistoryState;
  readonly t: Translate;
}

/** What a new profile sees. */
export function EmptyHistory({ state, t }: EmptyHistoryProps): JSX.Element {
  const hasServices = (state.services?.length ?? 0) > 0;
  return (
    <section class="card empty">
      <svg
        class="strip-picture"
        viewBox={`0 0 ${SOME_DAYS.length * DAY_WIDTH} ${DAY_HEIGHT}`}
        aria-hidden="true"
      >
        {(['unobserved', 'up'] as const).map((state) => (
          <path key={state} class="strip-bar" data-state={state} d={SOME_PATHS[state]} />
        ))}
      </svg>
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
