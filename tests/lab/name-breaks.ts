import type { Cause } from '../../src/diagnosis/cause.ts';
import { BACKBONE, BLOCK_PAGE, CUTTING_SINK, MUTE_SINK, NAME_PROXY } from '../net/addresses.ts';
import type { Break } from '../net/break.ts';
import type { DnsAct } from '../net/internet-state.ts';

export const LOOPBACK = '127.0.0.1';

/** A machine that runs and at which nobody listens, so that it refuses whoever is sent there: the backbone's router. */
export const REFUSING_SINK = BACKBONE;

/** An address of the world at which nobody lives. */
export const DESERTED = '192.0.2.200';

/** Words for a name that only the resolver here denies. */
export const DENIED_HERE: readonly Cause[] = [
  'name-filtered',
  'name-unresolved',
  'does-not-answer',
];
/** Words for a name that leads to another place here than elsewhere. */
export const LED_ASTRAY: readonly Cause[] = [
  'resolves-elsewhere',
  'name-filtered',
  'refused',
  'does-not-answer',
];

/** The first line's resolver does so with these names; without any, with all. */
export function resolverDoes(act: DnsAct, ...of: readonly string[]): Break {
  return of.length === 0 ? { kind: 'resolver', act } : { kind: 'resolver', of, act };
}

/** The first line's resolver denies that these names exist. */
export function denied(...of: readonly string[]): Break {
  return resolverDoes({ kind: 'nxdomain' }, ...of);
}

/** The first line's resolver sends these names to that address. */
export function ledTo(address: string, ...of: readonly string[]): Break {
  return resolverDoes({ kind: 'lie', addresses: [address] }, ...of);
}

/** The first line's resolver sends these names to a page that says why it is shown. */
export function ledToBlockPage(...of: readonly string[]): Break {
  return ledTo(BLOCK_PAGE, ...of);
}

/** The first line's resolver sends these names to a proxy that reads the name in the greeting and passes the TLS on. */
export function ledThroughNameProxy(...of: readonly string[]): Break {
  return ledTo(NAME_PROXY, ...of);
}

/** The provider's own zone holds that address: every resolver hands it out. */
export function zoneSays(address: string, ...of: readonly string[]): readonly Break[] {
  return [ledTo(address, ...of), { kind: 'doh', of, act: { kind: 'lie', addresses: [address] } }];
}

/** The provider's zone knows these names no more. */
export function gone(...of: readonly string[]): Break {
  return { kind: 'zone', of, how: 'gone' };
}

/** Nobody can be asked for names but the line's own resolver. */
export const DOH_SILENT: Break = { kind: 'doh', act: { kind: 'silent' } };

/** The first line's resolver sends these names to a machine that cuts every connection. */
export function ledToCuttingSink(...of: readonly string[]): Break {
  return ledTo(CUTTING_SINK, ...of);
}

/** The first line's resolver sends these names to a machine that lets every connection hang. */
export function ledToMuteSink(...of: readonly string[]): Break {
  return ledTo(MUTE_SINK, ...of);
}
