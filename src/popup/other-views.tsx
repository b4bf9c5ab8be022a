import type { JSX } from 'preact';
import { isServiceFault, type ReportedService } from '../wording/report-parts.ts';
import { reportsTrouble } from '../wording/reports-trouble.ts';
import { readableAccount } from '../wording/where-they-speak.ts';
import { leadingService } from './leading.ts';
import { OfficialSays } from './official-says.tsx';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';
import type { Shown } from './shown.ts';
import { SwitchedNetwork } from './switched-network.tsx';

interface OtherViewsProps {
  readonly shown: Shown;
  readonly state: PopupState;
  readonly actions: PopupActions;
  /** Called when a button was pressed that goes away with it. */
  readonly onAsked: () => void;
  readonly ports: PopupPorts;
}

/** Beyond our own probes: what the provider says, what others see, and how it goes on another network. */
export function OtherViews(props: OtherViewsProps): JSX.Element {
  const { told } = props.shown;
  const services = told?.overall ? viewed(told) : [];
  return (
    <>
      {services.map((service) => (
        <ServiceViews
          key={service.id}
          {...props}
          service={service}
          isNamed={told?.overall?.side === 'ok'}
        />
      ))}
      <SwitchedNetwork {...props} />
    </>
  );
}

/** The service that the headline is about; with all well here, those whose providers report trouble. */
function viewed(report: NonNullable<Shown['told']>): readonly ReportedService[] {
  const lead = leadingService(report);
  if (report.overall?.side !== 'ok') return lead ? [lead] : [];
  return report.services.filter(({ official }) => reportsTrouble(official));
}

interface ServiceViewsProps extends OtherViewsProps {
  readonly service: ReportedService;
  /** The headline is not about it. */
  readonly isNamed: boolean;
}

function ServiceViews(props: ServiceViewsProps): JSX.Element | null {
  const { service, isNamed, state, actions, onAsked, ports } = props;
  const { official, outside, verdict } = service;
  const account = readableAccount(service);
  const isFailing = verdict?.kind === 'fault' && isServiceFault(verdict);
  // What cannot be read is told among the evidence: it is no news about the service.
  const word = official?.level === 'unknown' ? undefined : official;
  const speaks = word !== undefined || (account !== undefined && verdict?.kind === 'fault');
  if (!speaks && !outside) return null;
  const { t } = ports;
  const ask = (): void => {
    actions.askOthers(service.id);
    onAsked();
  };
  return (
    <section class="views">
      <h2>{isNamed ? service.name : t('popup_other_views')}</h2>
      {speaks && (
        <OfficialSays
          word={word}
          account={account}
          isFailing={isFailing}
          now={state.now}
          ports={ports}
        />
      )}
      {outside && state.parts && (
        <state.parts.OutsideSays
          view={outside}
          now={state.now}
          ask={state.adHoc ? undefined : ask}
          ports={ports}
        />
      )}
    </section>
  );
}
