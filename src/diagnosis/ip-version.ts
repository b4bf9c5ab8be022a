import { answered } from './attempts.ts';
import type { RoundFacts } from './facts.ts';
import type { Observation } from './observation.ts';
import { isNowhere } from './range.ts';

/** `nat64`: an IPv4 machine, reached by IPv6 through the line's own box (RFC 6052's well-known prefix). */
export type IpVersion = 'v4' | 'v6' | 'nat64';

export function versionOf(address: string): IpVersion {
  if (address.toLowerCase().startsWith('64:ff9b:')) return 'nat64';
  return address.includes(':') ? 'v6' : 'v4';
}

/** Versions of IP by which anything answered in this round, as far as browsers show addresses. */
export function answeringVersions({ controls, services }: RoundFacts): ReadonlySet<IpVersion> {
  const seen = [...controls, ...services.flatMap(({ observations }) => observations)];
  return new Set(addressesOf(seen).map(versionOf));
}

/** Addresses that answers came from. */
export function addressesOf(observations: readonly Observation[]): readonly string[] {
  return observations.flatMap(addressOf);
}

function addressOf(observation: Observation): readonly string[] {
  if (!answered(observation)) return [];
  const { role, host, outcome } = observation;
  const address = outcome.address ?? (role === 'address' ? host : undefined);
  return address === undefined ? [] : [address];
}

/**
 * Whether controls answer from where they cannot be: several of them from one address and none from another, or one from a
 * place that is nowhere on the internet (a proxy of this network, a client on this device that makes addresses up). Browsers
 * do not always tell addresses.
 */
export function areProxied(controls: readonly Observation[]): boolean {
  const told = controls.filter((one) => answered(one) && one.outcome.address !== undefined);
  const isOfSeveral = new Set(told.map(({ host }) => host)).size > 1;
  const addresses = new Set(addressesOf(told));
  return (isOfSeveral && addresses.size === 1) || [...addresses].some(isNowhere);
}

/** Whether nothing answers by a version of IP, though something answers by another. */
export function isUnheard(version: IpVersion, answering: ReadonlySet<IpVersion>): boolean {
  if (answering.size === 0 || answering.has(version)) return false;
  return version !== 'v4' || !answering.has('nat64');
}

/**
 * Whether the first address may be the second, one of IPv4, behind a line's NAT64, whose prefix may be its own (RFC 6052): the
 * last 32 bits are the same.
 */
export function mayHide(address: string, known: string): boolean {
  const [, high, low] = /:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined || known.includes(':')) return false;
  return [high, low].flatMap(bytesOf).join('.') === known;
}

/** The address of the machine itself: NAT64 hides that of IPv4 in its last 32 bits. */
export function ownAddress(address: string): string {
  const [, high, low] = /^64:ff9b::([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  return [high, low].flatMap(bytesOf).join('.');
}

function bytesOf(group: string): readonly number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}
