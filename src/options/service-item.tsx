import type { JSX } from 'preact';
import type { Config, Service } from '../formats/config.ts';
import { Avatar } from '../ui/avatar.tsx';
import { addressesWithout } from './held-hosts.ts';
import type { SectionProps } from './section-props.ts';

interface ServiceItemProps extends SectionProps {
  readonly service: Service;
  readonly editing: boolean;
  readonly onEdit: () => void;
}

/** One service in the list: switched on or off, edited, allowed, removed. */
export function ServiceItem(props: ServiceItemProps): JSX.Element {
  const { service, editing, onEdit, state, actions, ports } = props;
  const { t } = ports;
  const missing = addressesWithout(state.held, service);
  const hosts = [...new Set(service.endpoints.map(({ url }) => new URL(url).host))];
  return (
    <div class="item" data-off={service.enabled ? undefined : ''}>
      <Avatar name={service.name} />
      <div class="item-text">
        <h3>{service.name}</h3>
        <p class="hint">{hosts.join(' · ')}</p>
        {service.where === 'local' && <p class="hint">{t('options_is_local')}</p>}
        {missing.length > 0 && (
          <p class="hint">
            {t('options_no_access')}{' '}
            <button
              type="button"
              class="text-button"
              onClick={() => ports.requestAccess(missing).then(actions.refresh)}
            >
              {t('options_allow_service', service.name)}
            </button>
          </p>
        )}
      </div>
      <div class="item-actions">
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            aria-checked={service.enabled}
            checked={service.enabled}
            onChange={() =>
              actions.update((config) =>
                withPart(config, service.id, { enabled: !service.enabled }),
              )
            }
          />
          <span class="visually-hidden">{t('options_watch_service', service.name)}</span>
        </label>
        <button
          type="button"
          class="button"
          aria-expanded={editing}
          aria-label={t('options_edit_service', service.name)}
          onClick={onEdit}
        >
          {t('options_edit')}
        </button>
        <button
          type="button"
          class="button"
          data-variant="danger"
          aria-label={t('options_remove_service', service.name)}
          onClick={() =>
            actions.update((config) => withoutService(config, service.id), {
              text: t('options_removed', service.name),
              undoable: true,
            })
          }
        >
          {t('options_remove')}
        </button>
      </div>
    </div>
  );
}

function withPart(config: Config, id: string, part: Partial<Service>): Config {
  return {
    ...config,
    services: config.services.map((one) => (one.id === id ? { ...one, ...part } : one)),
  };
}

function withoutService(config: Config, id: string): Config {
  return { ...config, services: config.services.filter((service) => service.id !== id) };
}
