import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { OutsideAddress } from './outside-address.tsx';
import { OutsideChoice } from './outside-choice.tsx';
import { OutsideLeft } from './outside-left.tsx';
import { outsideOf, ownAddress } from './outside-settings.ts';
import { OutsideToken } from './outside-token.tsx';
import type { SectionProps } from './section-props.ts';

/** Whether machines elsewhere may be asked, what they are told then, and which ones. */
export function OutsideSection(props: SectionProps): JSX.Element {
  const { config, ports } = props;
  const { t } = ports;
  const own = ownAddress(config);
  const { endpoint } = outsideOf(config);
  // From then on it is the person who folds it: not under the field that is being filled in.
  const [startsOpen] = useState(own !== undefined);
  return (
    <>
      <p class="lead">{t('options_outside_lead')}</p>
      <section class="card stack">
        <p>
          {own === undefined
            ? t('options_outside_leaves')
            : t('options_outside_leaves_own', new URL(own).host)}
        </p>
        <OutsideChoice {...props} />
      </section>
      <details class="card disclosure" open={startsOpen}>
        <summary>{t('options_outside_advanced')}</summary>
        <div class="advanced">
          <OutsideAddress {...props} />
          <OutsideToken key={`token ${endpoint}`} ports={ports} />
          <OutsideLeft key={`left ${endpoint}`} host={new URL(endpoint).host} ports={ports} />
        </div>
      </details>
    </>
  );
}
