import type { JSX } from 'preact';
import { Brand } from '../ui/brand.tsx';
import { Icon } from '../ui/icon.tsx';
import { ServiceList } from '../ui/service-list.tsx';
import { Advice } from './advice.tsx';
import { Answer, focusHeadline } from './answer.tsx';
import { CopyReport } from './copy-report.tsx';
import { Disclosure } from './disclosure.tsx';
import { IncidentLink } from './incident-link.tsx';
import { LookAt } from './look-at.tsx';
import { Offers } from './offers.tsx';
import { OtherViews } from './other-views.tsx';
import { PageLink } from './page-link.tsx';
import { PageNote } from './page-note.tsx';
import type { PopupPorts } from './popup-ports.ts';
import { finishedReport, type PopupActions, type PopupState } from './popup-state.ts';
import { type Shown, whatToShow } from './shown.ts';
import { Trouble } from './trouble.tsx';
import { heldService, WatchingLine } from './watching-line.tsx';

interface PopupProps {
  readonly state: PopupState;
  readonly actions: PopupActions;
  readonly ports: PopupPorts;
}

/** The toolbar popup: whose side it is on, what to do, and how we know. */
export function Popup({ state, actions, ports }: PopupProps): JSX.Element {
  const { t } = ports;
  const report = finishedReport(state);
  const shown = whatToShow(state);
  const { told } = shown;
  const { parts } = state;
  const held = heldService(state, told);
  return (
    <>
      <Header ports={ports} />
      <main data-side={shown.side} aria-busy={shown.running || shown.asking}>
        <Answer shown={shown} now={state.now} actions={actions} ports={ports} />
        <Trouble state={state} asking={shown.asking} ports={ports} />
        <PageNote shown={shown} state={state} />
        <WatchingLine state={state} held={held} actions={actions} ports={ports} />
        {told && <Advice report={told} isPaused={isPaused(state) || !!held} t={t} />}
        <OtherViews
          shown={shown}
          state={state}
          actions={actions}
          onAsked={focusHeadline}
          ports={ports}
        />
        <IncidentLink shown={shown} state={state} ports={ports} />
        <Offers shown={shown} state={state} actions={actions} ports={ports} />
        {told?.overall?.side === 'ok' && shown.services.length > 0 && (
          <Disclosure
            name="steps"
            title={t('still_not_working_title')}
            state={state}
            actions={actions}
            body={() =>
              parts && <parts.NextSteps services={shown.services} state={state} ports={ports} />
            }
          />
        )}
        <Services shown={shown} adHoc={state.adHoc !== undefined} ports={ports} />
        <LookAt state={state} actions={actions} ports={ports} />
        {told && (
          <Disclosure
            name="evidence"
            title={t('popup_how_do_you_know')}
            state={state}
            actions={actions}
            body={() => parts && <parts.EvidenceBody report={told} now={state.now} ports={ports} />}
          />
        )}
        {report && <CopyReport report={report} state={state} actions={actions} ports={ports} />}
        {state.watching?.kind === 'on' && (
          <Disclosure
            name="pause"
            title={t('popup_pause')}
            state={state}
            actions={actions}
            body={() => parts && <parts.PauseOffer actions={actions} ports={ports} />}
          />
        )}
      </main>
    </>
  );
}

function isPaused({ watching }: PopupState): boolean {
  return watching?.kind === 'paused' || watching?.kind === 'over-limit';
}

interface HeaderProps {
  readonly ports: PopupPorts;
}

function Header({ ports }: HeaderProps): JSX.Element {
  const { t } = ports;
  return (
    <header class="popup-header">
      <Brand name={t('ui_brand')} />
      <PageLink to="history.html" label={t('popup_open_history')} ports={ports}>
        <Icon name="history" />
      </PageLink>
      <PageLink to="options.html" label={t('popup_open_options')} ports={ports}>
        <Icon name="settings" />
      </PageLink>
    </header>
  );
}

interface ServicesProps {
  readonly shown: Shown;
  readonly adHoc: boolean;
  readonly ports: PopupPorts;
}

function Services({ shown, adHoc, ports }: ServicesProps): JSX.Element | null {
  const { t } = ports;
  if (shown.services.length > 0) {
    return (
      <section class="services">
        <h2>{t(adHoc ? 'popup_this_address' : 'popup_services')}</h2>
        <ServiceList services={shown.services} t={t} />
      </section>
    );
  }
  if (adHoc || (shown.running && !shown.told)) return null;
  return (
    <section class="notice no-services">
      <h2>{t('popup_no_services')}</h2>
      <p>{t('popup_no_services_why')}</p>
      <PageLink to="options.html#services" ports={ports}>
        {t('popup_choose_services')}
      </PageLink>
    </section>
  );
}
