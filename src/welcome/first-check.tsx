import type { JSX } from 'preact';
import { stationsOf } from '../diagnosis/stations.ts';
import type { Report } from '../formats/report.ts';
import { errorText } from '../ui/error-text.ts';
import { ServiceList } from '../ui/service-list.tsx';
import { StationPath } from '../ui/station-path.tsx';
import { describeReport } from '../wording/describe-report.ts';
import { OfferAlerts } from './offer-alerts.tsx';
import { PinHint } from './pin-hint.tsx';
import type { Step } from './welcome.tsx';
import type { WelcomePorts } from './welcome-ports.ts';

interface FirstCheckProps {
  readonly step: Exclude<Step, { kind: 'picking' }>;
  readonly ports: WelcomePorts;
}

const NOTHING_YET = { services: [] };

/** The first round and what it says, then where to find the button from now on. */
export function FirstCheck({ step, ports }: FirstCheckProps): JSX.Element {
  const { t } = ports;
  const reply = step.kind === 'checked' ? step.reply : undefined;
  const report = reply?.ok ? reply.value : undefined;
  return (
    <>
      <section class="card first-check" aria-busy={reply === undefined}>
        <StationPath
          stations={stationsOf(report ?? NOTHING_YET)}
          running={reply === undefined}
          direction={ports.direction}
          t={t}
        />
        <div role="status" class="first-words">
          <Words report={report} t={t} />
          {reply && !reply.ok && (
            <p class="problem">{t('welcome_check_failed', errorText(reply.error, t))}</p>
          )}
        </div>
        {report && <ServiceList services={report.services} t={t} />}
        {!step.allowed && <p class="hint">{t('welcome_refused')}</p>}
      </section>
      {reply?.ok && <OfferAlerts ports={ports} />}
      {reply && <PinHint ports={ports} />}
    </>
  );
}

interface WordsProps {
  readonly report: Report | undefined;
  readonly t: WelcomePorts['t'];
}

function Words({ report, t }: WordsProps): JSX.Element {
  const { headline, detail, action } = describeReport(report ?? NOTHING_YET, t);
  return (
    <>
      <h2>{headline}</h2>
      {detail && <p>{detail}</p>}
      {report && report.overall.side !== 'ok' && <p>{action}</p>}
    </>
  );
}
