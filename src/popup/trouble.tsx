import type { JSX } from 'preact';
import { errorText } from '../ui/error-text.ts';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupState } from './popup-state.ts';

interface TroubleProps {
  readonly state: PopupState;
  /** Others are asked, which takes its time. */
  readonly asking: boolean;
  readonly ports: PopupPorts;
}

/** Trouble of our own, told apart from trouble out there: no background, a slow check, a refused one. */
export function Trouble({ state, asking, ports }: TroubleProps): JSX.Element {
  const { t } = ports;
  const { run, error } = state;
  return (
    <div class="trouble" aria-live="polite">
      {run === 'dead' && (
        <div class="notice" data-tone="warn">
          <p>{t('popup_background_dead')}</p>
          <button type="button" class="button" onClick={ports.restart}>
            {t('popup_restart')}
          </button>
        </div>
      )}
      {run === 'slow' && !asking && <p class="hint">{t('popup_still_comparing')}</p>}
      {run === 'idle' && error && (
        <div class="notice" data-tone="warn">
          <p>{t('popup_check_failed', errorText(error, t))}</p>
        </div>
      )}
    </div>
  );
}
