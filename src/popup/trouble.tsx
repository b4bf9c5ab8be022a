import type { JSX } from 'preact';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupStore } from './popup-store.ts';

interface TroubleProps {
  readonly store: PopupStore;
  readonly ports: PopupPorts;
}

/** Trouble of our own, told apart from trouble out there: no background, a slow check, a refused one. */
export function Trouble({ store, ports }: TroubleProps): JSX.Element {
  const { t } = ports;
  const state = store.run.state.value;
  const error = store.run.error.value;
  return (
    <div class="trouble" aria-live="polite">
      {state === 'dead' && (
        <div class="notice" data-tone="warn">
          <p>{t('popup_background_dead')}</p>
          <button type="button" class="button" onClick={ports.restart}>
            {t('popup_restart')}
          </button>
        </div>
      )}
      {state === 'slow' && <p class="hint">{t('popup_still_comparing')}</p>}
      {state === 'idle' && error && (
        <div class="notice" data-tone="warn">
          <p>{t('popup_check_failed', error.message)}</p>
        </div>
      )}
    </div>
  );
}
