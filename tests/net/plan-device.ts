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
  readonly firewall?: FirewallRule;
  /** Whether it has another address, which nothing goes through. */
  readonly idleAddress?: true;
}

export interface FirewallRule {
  readonly how: Fate;
  /** TCP port; absent: all that the browser sends. */
  readonly port?: number;
}

export interface HostsEntry {
  readonly name: string;
  readonly address: string;
}

export interface TunnelRule {
  /** Absent: everybody's. */
  readonly address?: string;
  readonly how: Fate;
}

/** The device's part of a world in which just these things are wrong. Pure. */
export function planDevice(sites: readonly Site[], breaks: readonly Break[]): DevicePlan {
  const firewall = breaks.find((each) => each.kind === 'browser-firewall');
  return {
    hostsFile: planHostsFile(sites, breaks),
    tunnel: breaks.flatMap((each) => (each.kind === 'vpn' ? planTunnel(sites, each) : [])),
    ...(firewall !== undefined && { firewall: firewallRule(firewall) }),
    ...(hasIdleAddress(breaks) && { idleAddress: true }),
  };
}

/** Whether another address is on the device, which nothing goes through. Pure. */
export function hasIdleAddress(breaks: readonly Break[]): boolean {
  return breaks.some(({ kind }) => kind === 'idle-address');
}

function planTunnel(
  sites: readonly Site[],
  { how, of }: Extract<Break, { kind: 'vpn' }>,
): readonly TunnelRule[] {
  if (of === undefined) return [{ how }];
  return sitesNamed(sites, of)
    .flatMap((site) => addressesOf(site))
    .map((address) => ({ address, how }));
}

function firewallRule({ how, port }: Extract<Break, { kind: 'browser-firewall' }>): FirewallRule {
  return port === undefined ? { how } : { how, port };
}

function planHostsFile(sites: readonly Site[], breaks: readonly Break[]): readonly HostsEntry[] {
  const entries = breaks.flatMap((each) =>
    each.kind === 'hosts-file'
      ? sitesNamed(sites, each.of).map(({ host }) => ({ name: host, address: each.address }))
      : [],
  );
  return entries.length === 0 ? [] : [...entries, { name: HOSTS_MARK, address: PROXY }];
}
