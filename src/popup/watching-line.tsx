import type { JSX } from 'preact';
import type { PartialReport } from '../formats/report.ts';
import { errorText } from '../ui/error-text.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import { focusHeadline } from './answer.tsx';
import { leadingService } from './leading.ts';
import { PageLink } from './page-link.tsx';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';

interface WatchingLineProps {
  readonly state: Pick<PopupState, 'watching' | 'pauseError' | 'now'>;
  /** The service that the headline is about, where it is left alone. */
  readonly held?: HeldService | undefined;
  readonly actions: Pick<PopupActions, 'pause'>;
  readonly ports: PopupPorts;
}

interface HeldService {
  readonly name: string;
  readonly until: string;
}

/** The service that the headline is about, where its host asked to be left alone until a moment that has not come. */
export function heldService(
  { watching, now }: Pick<PopupState, 'watching' | 'now'>,
  told: PartialReport | undefined,
): HeldService | undefined {
  const lead = told && leadingService(told);
  const until = lead && watching?.kind === 'on' && watching.heldUntil?.[lead.id];
  return until && Date.parse(until) > now ? { name: lead.name, until } : undefined;
}

/** One quiet line where scheduled checks rest: why, and the way on. */
export function WatchingLine({ state, held, actions, ports }: WatchingLineProps): JSX.Element {
  const { watching, pauseError } = state;
  const { t } = ports;
  const words = wordsOf({ state, held }, ports);
  return (
    <div class="watching" aria-live="polite">
      {words && (
        <p class="hint">
          {words}{' '}
          {watching?.kind === 'paused' && (
            <button
              type="button"
              class="text-button"
              onClick={() => actions.pause(null).then(focusHeadline)}
            >
              {t('popup_go_on')}
            </button>
          )}
          {watching?.kind === 'over-limit' && (
            <PageLink to="options.html#watching" isPlain ports={ports}>
              {t('popup_change_limit')}
            </PageLink>
          )}
        </p>
      )}
      {pauseError && <p class="problem">{t('popup_pause_failed', errorText(pauseError, t))}</p>}
    </div>
  );
}

function wordsOf(
  { state: { watching, now }, held }: Pick<WatchingLineProps, 'state' | 'held'>,
  { t, language }: PopupPorts,
): string | undefined {
  const at = (until: string): string =>
    timeInWords(until, { nowMs: now, locale: language }) ?? until;
  if (held) return t('popup_left_alone', held.name, at(held.until));
  if (watching?.kind === 'idle') return t('popup_watching_idle');
  if (watching?.kind === 'paused') return t('popup_paused_until', at(watching.until));
  return watching?.kind === 'over-limit' ? t('popup_over_limit', at(watching.until)) : undefined;
}
