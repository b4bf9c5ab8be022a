import { HOSTS_MARK, PROXY } from './box-addresses.ts';
import type { Break, Fate } from './break.ts';
import { sitesNamed } from './healthy-internet.ts';
import { addressesOf, type Site } from './site.ts';

/** What is wrong on the device itself, below its browser. */
export interface DevicePlan {
  readonly hostsFile: readonly HostsEntry[];
  /** What its VPN carries, and what becomes of it there. */
  readonly tunnel: readonly TunnelRule[];
  /** What its firewall does with all that the browser sends. */
  readonly firewall?: Fate;
}

export interface HostsEntry {
  readonly name: string;
  readonly address: string;
}

export interface TunnelRule {
  readonly address: string;
  readonly how: Fate;
}

/** The device's part of a world in which just these things are wrong. Pure. */
export function planDevice(sites: readonly Site[], breaks: readonly Break[]): DevicePlan {
  const firewall = breaks.find((each) => each.kind === 'browser-firewall')?.how;
  return {
    hostsFile: planHostsFile(sites, breaks),
    tunnel: breaks.flatMap((each) =>
      each.kind === 'vpn'
        ? sitesNamed(sites, each.of)
            .flatMap((site) => addressesOf(site))
            .map((address) => ({ address, how: each.how }))
        : [],
    ),
    ...(firewall !== undefined && { firewall }),
  };
}

function planHostsFile(sites: readonly Site[], breaks: readonly Break[]): readonly HostsEntry[] {
  const entries = breaks.flatMap((each) =>
    each.kind === 'hosts-file'
      ? sitesNamed(sites, each.of).map(({ host }) => ({ name: host, address: each.address }))
      : [],
  );
  return entries.length === 0 ? [] : [...entries, { name: HOSTS_MARK, address: PROXY }];
}
