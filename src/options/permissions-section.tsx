import type { JSX } from 'preact';
import type { AskedPermission } from '../platform/permissions.ts';
import { controlsOf } from '../settings/defaults.ts';
import type { MessageKey } from '../wording/translate.ts';
import { DropButton } from './drop-button.tsx';
import { feedHosts } from './feed-hosts.ts';
import { droppable, everySiteOf, holdsEverySite } from './held-hosts.ts';
import { HostAccess } from './host-access.tsx';
import { ownAddress } from './outside-settings.ts';
import type { SectionProps } from './section-props.ts';

/** Permissions that come with the installation, with what each is for; asked for by name nowhere else. */
const INSTALLED: readonly (readonly [string, MessageKey])[] = [
  ['storage', 'options_permission_storage'],
  ['alarms', 'options_permission_alarms'],
  ['activeTab', 'options_permission_active_tab'],
  ['webRequest', 'options_permission_web_request'],
  ['idle', 'options_permission_idle'],
  ['contextMenus', 'options_permission_context_menus'],
  ['menus', 'options_permission_context_menus'],
  ['dns', 'options_permission_dns'],
  ['captivePortal', 'options_permission_captive_portal'],
];

/** Permissions that are asked for by name, each with the section that switches on what needs it. */
const ASKED: readonly (readonly [AskedPermission, MessageKey, MessageKey])[] = [
  ['notifications', 'options_alerts', 'options_permission_notifications'],
  ['webNavigation', 'options_page', 'options_permission_web_navigation'],
];

/** What is held and why, each with the way to allow it or take it back. */
export function PermissionsSection(props: SectionProps): JSX.Element {
  const { state, ports } = props;
  const { t } = ports;
  const { held } = state;
  return (
    <>
      <p class="lead">{t('options_permissions_lead')}</p>
      <section class="card stack" id="precise">
        <h2>{t('options_precise')}</h2>
        <p>{t('options_precise_why')}</p>
        <PreciseMode {...props} />
      </section>
      <SiteAccess {...props} />
      <FeedAccess {...props} />
      <AskedPermissions {...props} />
      <section class="card stack">
        <h2>{t('options_installed')}</h2>
        <p>{t('options_installed_why')}</p>
        <dl class="permission-list">
          {INSTALLED.filter(([name]) => held.permissions.includes(name)).map(([name, why]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{t(why)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

/** The hosts that checks ask: controls, services, and an own address for the outside view. */
function SiteAccess({ config, state, actions, ports }: SectionProps): JSX.Element {
  const { t } = ports;
  const access = { held: state.held, ports, onChange: actions.refresh };
  const controls = controlsOf(config).map(({ url }) => url);
  const own = ownAddress(config);
  return (
    <section class="card stack">
      <h2>{t('options_host_access')}</h2>
      <p>{t('options_host_access_why')}</p>
      <ul class="item-list">
        <HostAccess name={t('options_access_controls')} addresses={controls} {...access} />
        {own !== undefined && (
          <HostAccess name={t('options_outside')} addresses={[own]} {...access} />
        )}
        {config.services.map(({ id, name, endpoints }) => (
          <HostAccess
            key={id}
            name={name}
            addresses={endpoints.map(({ url }) => url)}
            {...access}
          />
        ))}
      </ul>
    </section>
  );
}

/** The hosts of status pages, each with the services that it speaks of. */
function FeedAccess({ config, state, actions, ports }: SectionProps): JSX.Element | null {
  const { t, language } = ports;
  const feeds = feedHosts(config.services);
  if (feeds.length === 0) return null;
  const list = new Intl.ListFormat(language, { type: 'unit' });
  return (
    <section class="card stack">
      <h2>{t('options_access_feeds')}</h2>
      <p>{t('options_access_feeds_why')}</p>
      <ul class="item-list">
        {feeds.map(({ host, addresses, names }) => (
          <HostAccess
            key={host}
            name={host}
            use={list.format(names)}
            addresses={addresses}
            held={state.held}
            ports={ports}
            onChange={actions.refresh}
          />
        ))}
      </ul>
    </section>
  );
}

function AskedPermissions({ state, actions, ports }: SectionProps): JSX.Element {
  const { t } = ports;
  return (
    <section class="card stack">
      <h2>{t('options_asked')}</h2>
      <p>{t('options_asked_why')}</p>
      <ul class="item-list">
        {ASKED.map(([name, title, why]) => {
          const isHeld = state.held.permissions.includes(name);
          const change = isHeld ? ports.dropPermission : ports.requestPermission;
          return (
            <li key={name} class="item">
              <div class="item-text">
                <h3>{t(title)}</h3>
                <p class="hint">{t(why)}</p>
              </div>
              <div class="item-actions">
                <span class="held" data-held={isHeld}>
                  {t(isHeld ? 'options_allowed' : 'options_not_allowed')}
                </span>
                <button
                  type="button"
                  class="button"
                  aria-label={t(isHeld ? 'options_drop_access' : 'options_allow_service', t(title))}
                  onClick={() => change(name).then(actions.refresh)}
                >
                  {t(isHeld ? 'options_drop' : 'options_allow')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function PreciseMode({ state, actions, ports }: SectionProps): JSX.Element {
  const { t } = ports;
  const { held } = state;
  const everywhere = holdsEverySite(held);
  const own = everySiteOf({ ...held, origins: droppable(held) });
  return (
    <div class="row-of-buttons">
      <span class="held" data-held={everywhere}>
        {t(everywhere ? 'options_allowed' : 'options_not_allowed')}
      </span>
      {own.length > 0 && (
        <DropButton
          origins={own}
          label={t('options_precise_drop')}
          ports={ports}
          onChange={actions.refresh}
        />
      )}
      {!everywhere && (
        <button
          type="button"
          class="button"
          data-variant="primary"
          onClick={() => ports.requestPreciseMode().then(actions.refresh)}
        >
          {t('options_precise_allow')}
        </button>
      )}
    </div>
  );
}
