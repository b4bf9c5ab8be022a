import type { JSX } from 'preact';
import { errorText } from '../ui/error-text.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import { focusHeadline } from './answer.tsx';
import { PageLink } from './page-link.tsx';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';

interface WatchingLineProps {
  readonly state: Pick<PopupState, 'watching' | 'pauseError' | 'now'>;
  readonly actions: Pick<PopupActions, 'pause'>;
  readonly ports: PopupPorts;
}

/** One quiet line where scheduled checks rest: why, and the way on. */
export function WatchingLine({ state, actions, ports }: WatchingLineProps): JSX.Element {
  const { watching, pauseError } = state;
  const { t } = ports;
  const words = wordsOf(state, ports);
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
  { watching, now }: WatchingLineProps['state'],
  { t, language }: PopupPorts,
): string | undefined {
  if (watching?.kind === 'idle') return t('popup_watching_idle');
  if (watching?.kind !== 'paused' && watching?.kind !== 'over-limit') return undefined;
  const time = timeInWords(watching.until, { nowMs: now, locale: language }) ?? watching.until;
  return t(watching.kind === 'paused' ? 'popup_paused_until' : 'popup_over_limit', time);
}
