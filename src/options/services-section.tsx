import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Service } from '../formats/config.ts';
import { AddByAddress } from './add-by-address.tsx';
import { CatalogPicker } from './catalog-picker.tsx';
import type { SectionProps } from './section-props.ts';
import { ServiceEditor } from './service-editor.tsx';
import { ServiceItem } from './service-item.tsx';

/** What is watched: the list, and the two ways to add to it. */
export function ServicesSection(props: SectionProps): JSX.Element {
  const { config, ports, state } = props;
  const { t } = ports;
  return (
    <>
      <p class="lead">{t('options_services_lead')}</p>
      <ServiceGroups {...props} />
      {config.services.length === 0 && <p class="notice">{t('options_services_none')}</p>}
      <section class="card">
        <h2>{t('options_add_by_address')}</h2>
        <AddByAddress key={state.add} {...props} />
      </section>
      <section class="card">
        <h2>{t('options_add_from_catalog')}</h2>
        <CatalogPicker {...props} />
      </section>
    </>
  );
}

function providersOf(services: readonly Service[]): string[] {
  return [...new Set(services.map(({ provider }) => provider))];
}

function ServiceGroups(props: SectionProps): JSX.Element {
  const { services } = props.config;
  const [editing, setEditing] = useState<string | undefined>(undefined);
  return (
    <>
      {providersOf(services).map((provider) => (
        <section key={provider} class="card">
          <h2 class="provider-name">{provider}</h2>
          <ul class="item-list">
            {services
              .filter((service) => service.provider === provider)
              .map((service) => (
                <li key={service.id}>
                  <ServiceItem
                    {...props}
                    service={service}
                    editing={editing === service.id}
                    onEdit={() => setEditing(editing === service.id ? undefined : service.id)}
                  />
                  {editing === service.id && (
                    <ServiceEditor
                      {...props}
                      service={service}
                      onClose={() => setEditing(undefined)}
                    />
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
