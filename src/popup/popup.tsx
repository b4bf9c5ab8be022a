import type { JSX } from 'preact';
import { Brand } from '../ui/brand.tsx';
import { Icon } from '../ui/icon.tsx';
import { ServiceList } from '../ui/service-list.tsx';
import { Advice } from './advice.tsx';
import { Answer } from './answer.tsx';
import { CopyReport } from './copy-report.tsx';
import { EvidenceDetails } from './evidence.tsx';
import { LookAt } from './look-at.tsx';
import { Offers } from './offers.tsx';
import { PageLink } from './page-link.tsx';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupStore } from './popup-store.ts';
import { type Shown, whatToShow } from './shown.ts';
import { StillNotWorking } from './still-not-working.tsx';
import { Trouble } from './trouble.tsx';

interface PopupProps {
  readonly store: PopupStore;
  readonly ports: PopupPorts;
}

/** The toolbar popup: whose side it is on, what to do, and how we know. */
export function Popup({ store, ports }: PopupProps): JSX.Element {
  const { t, language } = ports;
  const report = store.report.value;
  const shown = whatToShow({
    report,
    progress: store.run.progress.value,
    run: store.run.state.value,
  });
  return (
    <>
      <Header ports={ports} />
      <main data-side={shown.side} aria-busy={shown.running}>
        <Answer shown={shown} store={store} ports={ports} />
        <Trouble store={store} ports={ports} />
        {shown.told && <Advice report={shown.told} t={t} />}
        <Offers shown={shown} store={store} ports={ports} />
        {shown.told?.overall?.side === 'ok' && <StillNotWorking t={t} />}
        <Services shown={shown} store={store} ports={ports} />
        <LookAt store={store} ports={ports} />
        {shown.told && <EvidenceDetails report={shown.told} language={language} t={t} />}
        {report && <CopyReport report={report} ports={ports} />}
      </main>
    </>
  );
}

interface HeaderProps {
  readonly ports: PopupPorts;
}

function Header({ ports }: HeaderProps): JSX.Element {
  const { t } = ports;
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    ports.openOwnPage('options.html');
  };
  return (
    <header class="popup-header">
      <Brand name={t('ui_brand')} />
      <a
        class="icon-button"
        href="options.html"
        aria-label={t('popup_open_options')}
        title={t('popup_open_options')}
        onClick={open}
      >
        <Icon name="settings" />
      </a>
    </header>
  );
}

interface ServicesProps extends PopupProps {
  readonly shown: Shown;
}

function Services({ shown, store, ports }: ServicesProps): JSX.Element | null {
  const { t } = ports;
  if (shown.services.length > 0) {
    return (
      <section class="services">
        <h2>{t(store.adHoc.value ? 'popup_this_address' : 'popup_services')}</h2>
        <ServiceList services={shown.services} t={t} />
      </section>
    );
  }
  if (store.adHoc.value || (shown.running && !shown.told)) return null;
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
