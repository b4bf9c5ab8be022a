import type { JSX } from 'preact';
import { DropButton } from './drop-button.tsx';
import { droppable, holdsEverySite, holdsHost, hostOfPattern } from './held-hosts.ts';
import type { Held, OptionsPorts } from './options-ports.ts';

interface HostAccessProps {
  readonly name: string;
  /** What it is for, in place of its hosts. */
  readonly use?: string;
  readonly addresses: readonly string[];
  readonly held: Held;
  readonly ports: OptionsPorts;
  readonly onChange: () => void;
}

/** One group of hosts: whether they may be looked at, with the button that changes it. */
export function HostAccess(props: HostAccessProps): JSX.Element {
  const { name, use, addresses, held, ports, onChange } = props;
  const { t } = ports;
  const hosts = [...new Set(addresses.map((url) => new URL(url).hostname))];
  const missing = addresses.filter((url) => !holdsHost(held, url));
  const own = droppable(held).filter((origin) => hosts.includes(hostOfPattern(origin)));
  const isKept = missing.length === 0 && own.length === 0 && !holdsEverySite(held);
  return (
    <li class="item">
      <div class="item-text">
        <h3>{name}</h3>
        <p class="hint">{use ?? hosts.join(' · ')}</p>
        {isKept && <p class="hint">{t('options_kept')}</p>}
      </div>
      <div class="item-actions">
        <span class="held" data-held={missing.length === 0}>
          {t(missing.length === 0 ? 'options_allowed' : 'options_not_allowed')}
        </span>
        {missing.length > 0 && (
          <button
            type="button"
            class="button"
            aria-label={t('options_allow_service', name)}
            onClick={() => ports.requestAccess(missing).then(onChange)}
          >
            {t('options_allow')}
          </button>
        )}
        {missing.length === 0 && own.length > 0 && !holdsEverySite(held) && (
          <DropButton
            origins={own}
            label={t('options_drop')}
            fullLabel={t('options_drop_access', name)}
            ports={ports}
            onChange={onChange}
          />
        )}
      </div>
    </li>
  );
}
