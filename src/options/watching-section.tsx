import type { JSX } from 'preact';
import { DataUsed } from './data-used.tsx';
import { FrequencyForm } from './frequency-form.tsx';
import type { SectionProps } from './section-props.ts';
import { WatchingNow } from './watching-now.tsx';

/** Whether checks take place by themselves, how often, and what that costs. */
export function WatchingSection(props: SectionProps): JSX.Element {
  return (
    <>
      <p class="lead">{props.ports.t('options_frequency_lead')}</p>
      <WatchingNow {...props} />
      <FrequencyForm {...props} />
      <DataUsed {...props} />
    </>
  );
}
