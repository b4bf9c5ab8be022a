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
  const { service, editing, onEdit, actions, ports } = props;
  const { t } = ports;
  const hosts = [...new Set(service.endpoints.map(({ url }) => new URL(url).host))];
  return (
    <div class="item" data-off={service.enabled ? undefined : ''}>
      <Avatar name={service.name} />
      <div class="item-text">
        <h3>{service.name}</h3>
        <p class="hint">{hosts.join(' · ')}</p>
        {service.where === 'local' && <p class="hint">{t('options_is_local')}</p>}
        {service.feed && (
          <p class="hint">{t('options_item_feed', new URL(service.feed.url).host)}</p>
        )}
        <MissingAccess {...props} />
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

/** What the browser keeps from us of a service, with the button that asks for all of it at once. */
function MissingAccess({ service, state, actions, ports }: ServiceItemProps): JSX.Element | null {
  const { t } = ports;
  const { probed, all } = addressesWithout(state.held, service);
  if (all.length === 0) return null;
  const isFeedAlone = probed.length === 0;
  return (
    <p class="hint">
      {t(isFeedAlone ? 'options_no_feed_access' : 'options_no_access')}{' '}
      <button
        type="button"
        class="text-button"
        onClick={() => ports.requestAccess(all).then(actions.refresh)}
      >
        {t(isFeedAlone ? 'options_allow_feed' : 'options_allow_service', service.name)}
      </button>
    </p>
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
