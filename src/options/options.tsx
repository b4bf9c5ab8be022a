import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Brand } from '../ui/brand.tsx';
import type { Store } from '../ui/store.ts';
import { useStore } from '../ui/use-store.ts';
import type { MessageKey } from '../wording/translate.ts';
import { AlertsSection } from './alerts-section.tsx';
import { ControlsSection } from './controls-section.tsx';
import { DoneBar } from './done-bar.tsx';
import { HistorySection } from './history-section.tsx';
import type { OptionsPorts } from './options-ports.ts';
import { type OptionsState, SECTIONS, type Section } from './options-state.ts';
import { OutsideSection } from './outside-section.tsx';
import { PageSection } from './page-section.tsx';
import { PermissionsSection } from './permissions-section.tsx';
import type { SectionProps } from './section-props.ts';
import { ServicesSection } from './services-section.tsx';
import type { OptionsActions } from './start-options.ts';
import { TransferSection } from './transfer-section.tsx';
import { WatchingSection } from './watching-section.tsx';

interface OptionsProps {
  readonly store: Store<OptionsState>;
  readonly actions: OptionsActions;
  readonly ports: OptionsPorts;
}

const NAMES: Readonly<Record<Section, MessageKey>> = {
  services: 'options_services',
  controls: 'options_controls',
  watching: 'options_watching',
  alerts: 'options_alerts',
  page: 'options_page',
  outside: 'options_outside',
  history: 'options_history',
  transfer: 'options_transfer',
  permissions: 'options_permissions',
};

const BODIES: Readonly<Record<Section, (props: SectionProps) => JSX.Element>> = {
  services: ServicesSection,
  controls: ControlsSection,
  watching: WatchingSection,
  alerts: AlertsSection,
  page: PageSection,
  outside: OutsideSection,
  history: HistorySection,
  transfer: TransferSection,
  permissions: PermissionsSection,
};

/** The options page: one section at a time, each with an address of its own. */
export function Options({ store, actions, ports }: OptionsProps): JSX.Element {
  const state = useStore(store);
  const { config, section } = state;
  const { t } = ports;
  const heading = useRef<HTMLHeadingElement>(null);
  const Body = BODIES[section];
  return (
    <div class="options">
      <header class="options-header">
        <Brand name={t('ui_brand')} />
        <nav aria-label={t('options_sections')}>
          <ul class="options-nav">
            {SECTIONS.map((one) => (
              <li key={one}>
                <a href={`#${one}`} aria-current={one === section ? 'page' : undefined}>
                  {t(NAMES[one])}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main class="options-main">
        <h1 ref={heading} tabIndex={-1}>
          {t(NAMES[section])}
        </h1>
        <DoneBar state={state} actions={actions} onUndone={() => heading.current?.focus()} t={t} />
        {config && (
          <Body key={section} config={config} state={state} actions={actions} ports={ports} />
        )}
      </main>
    </div>
  );
}
