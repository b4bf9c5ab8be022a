import type { JSX } from 'preact';
import { inAnHour, tomorrowMorning } from '../ui/pause-lengths.ts';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions } from './popup-state.ts';

interface PauseOfferProps {
  readonly actions: Pick<PopupActions, 'pause'>;
  readonly ports: PopupPorts;
}

/** What pausing does, and the two lengths that one press gives. */
export function PauseOffer({ actions, ports }: PauseOfferProps): JSX.Element {
  const { t, language } = ports;
  const morning = tomorrowMorning(ports.now());
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(morning);
  const pause = (until: Date): void => {
    actions.pause(until.toISOString()).then(focusGoOn);
  };
  return (
    <>
      <p class="hint">{t('popup_pause_why')}</p>
      <div class="row-of-buttons">
        <button type="button" class="button" onClick={() => pause(inAnHour(ports.now()))}>
          {t('popup_pause_hour')}
        </button>
        <button type="button" class="button" onClick={() => pause(morning)}>
          {t('popup_pause_tomorrow', time)}
        </button>
      </div>
    </>
  );
}

/** The buttons pressed are gone: the keyboard goes on where the pause can be ended. */
function focusGoOn(): void {
  document.querySelector<HTMLElement>('.watching button')?.focus();
}
