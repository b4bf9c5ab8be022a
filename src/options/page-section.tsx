import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SectionProps } from './section-props.ts';

/** Whether a page that fails to load is noticed: what that takes, what is seen, and the way back. */
export function PageSection({ state, actions, ports }: SectionProps): JSX.Element {
  const { t } = ports;
  const [isRefused, setRefused] = useState(false);
  const isHeld = state.held.permissions.includes('webNavigation');
  const change = (): void => {
    const asked = isHeld
      ? ports.dropPermission('webNavigation')
      : ports.requestPermission('webNavigation');
    asked.then((isDone) => setRefused(!isHeld && !isDone)).then(actions.refresh);
  };
  return (
    <>
      <p class="lead">{t('options_page_lead')}</p>
      <section class="card stack">
        <p>{t('options_page_reason')}</p>
        <ul class="facts">
          <li>{t('options_page_sees')}</li>
          <li>{t('options_page_not')}</li>
        </ul>
        <div class="row-of-buttons">
          <span class="held" data-held={isHeld} role="status">
            {t(isHeld ? 'options_page_on' : 'options_page_off')}
          </span>
          <button
            type="button"
            class="button"
            data-variant={isHeld ? undefined : 'primary'}
            onClick={change}
          >
            {t(isHeld ? 'options_page_drop' : 'options_page_allow')}
          </button>
        </div>
        {isRefused && !isHeld && (
          <p class="problem" role="alert">
            {t('options_page_refused')}
          </p>
        )}
      </section>
    </>
  );
}
