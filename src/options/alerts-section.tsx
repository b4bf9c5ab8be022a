import type { JSX } from 'preact';
import { AlertAbout } from './alert-about.tsx';
import { AlertServices } from './alert-services.tsx';
import { AlertSwitch } from './alert-switch.tsx';
import { QuietHours } from './quiet-hours.tsx';
import type { SectionProps } from './section-props.ts';

/** Whether, of what and when a person is told. */
export function AlertsSection(props: SectionProps): JSX.Element {
  const { t } = props.ports;
  return (
    <>
      <p class="lead">{t('options_alerts_lead')}</p>
      <AlertSwitch {...props} />
      <AlertAbout {...props} />
      <QuietHours {...props} />
      <AlertServices {...props} />
    </>
  );
}
