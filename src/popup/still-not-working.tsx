import type { JSX } from 'preact';
import type { Translate } from '../wording/translate.ts';

interface StillNotWorkingProps {
  readonly t: Translate;
}

/** Reachable is not working: what to look at when everything answers and it still fails. */
export function StillNotWorking({ t }: StillNotWorkingProps): JSX.Element {
  return (
    <details class="disclosure">
      <summary>
        <h2>{t('still_not_working_title')}</h2>
      </summary>
      <ol class="disclosed steps">
        <li>{t('still_not_working_sign_in')}</li>
        <li>{t('still_not_working_app')}</li>
        <li>{t('still_not_working_account')}</li>
      </ol>
    </details>
  );
}
