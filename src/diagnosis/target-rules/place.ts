import { answered, isLostAttempt, proven } from '../attempts.ts';
import { isUnheard, mayHide, ownAddress, versionOf } from '../ip-version.ts';
import type { NameReading } from '../name-reading.ts';
import { rangeOf } from '../range.ts';
import type { TargetView } from './target-view.ts';

/** Where a name leads to from here, compared with what independent resolvers say. */
export type Place = 'right' | 'elsewhere' | 'unknown';

function placeOf(view: TargetView): Place {
  return placeAmong(addressesSeen(view), view.name);
}

/** Addresses that the name is seen to lead to from here: by Firefox's own lookup, and by what answered. */
function addressesSeen({ local, resolved }: TargetView): readonly string[] {
  const answering = resolved.flatMap((o) => (answered(o) ? (o.outcome.address ?? []) : []));
  return [...local.addresses, ...answering];
}

/** Whether one of the addresses seen is among those that independent resolvers know. */
export function placeAmong(addresses: readonly string[], name: NameReading): Place {
  if (addresses.length === 0 || name.state !== 'known') return 'unknown';
  return addresses.some((address) => isKnown(address, name)) ? 'right' : 'elsewhere';
}

function isKnown(address: string, { addresses }: NameReading): boolean {
  return addresses.some((known) => known === ownAddress(address) || mayHide(address, known));
}

/**
 * Whether an address is one that nobody else knows, of a name that others know at fixed addresses: neither place nor
 * chance gives it, and its neighbourhood is not theirs. A proxy gives its own address for everybody, controls too.
 */
export function isForeign(
  addresses: readonly string[],
  name: NameReading,
  ofControls: ReadonlySet<string>,
): boolean {
  if (!name.steady || placeAmong(addresses, name) !== 'elsewhere') return false;
  if (addresses.some((address) => ofControls.has(address))) return false;
  const ranges = new Set(name.addresses.map(rangeOf));
  return !addresses.some((address) => ranges.has(rangeOf(address)));
}

/** That address, as the name is seen to lead there; undefined where it leads to nowhere that is foreign. */
export function foreignAddress(view: TargetView): string | undefined {
  if (view.wildcard.length > 0 || isThroughProxy(view) || view.local.state === 'fake')
    return undefined;
  const seen = addressesSeen(view);
  return isForeign(seen, view.name, view.ofControls) ? seen[0] : undefined;
}

/** A host of a service, and what others say of its name. */
type Host = Pick<TargetView, 'host' | 'name' | 'service'>;

/**
 * Whether the host was last seen to answer here at addresses that others know: then a name that leads to another one leads
 * astray. Where nobody saw that, the provider may have a home of its own for this region, and tell nobody else of it.
 */
export function wasAtHome(at: Host): boolean {
  const homes = homesOf(at);
  const isHere = at.service.lastGood?.isHere === true;
  return isHere && homes.length > 0 && homes.every((home) => isKnown(home, at.name));
}

/** Whether it was seen to answer at an address that others do not know: one of its own for this place. */
export function hasOtherHome(at: Host): boolean {
  return homesOf(at).some((home) => !isKnown(home, at.name));
}

/** Where the host answered last. */
function homesOf({ host, service: { lastGood } }: Host): readonly string[] {
  const { byHost = {} } = lastGood ?? {};
  return Object.hasOwn(byHost, host) ? (byHost[host] ?? []) : [];
}

/**
 * Whether this failure is shown to be of the service's own address: the name is seen to lead there, that address fails
 * just so when knocked at, or a validated handshake came first. That a name leads somewhere shows nothing: hosts files and
 * resolvers lead it astray, and what waits there may be silent, refuse, cut or show a certificate as it likes.
 */
export function leadsToService(view: TargetView): boolean {
  if (isThroughProxy(view)) return isProven(view);
  if (isOutOfVersion(view) && view.reading.attempts.some(isLostAttempt)) return false;
  return placeOf(view) === 'right' || isGreeted(view) || failsAlike(view);
}

/**
 * Whether the same name, asked in clear text, sends people on to itself over https, as its own machines do: then it leads to
 * those, and it is the connection over TLS that breaks. A certificate is not judged by it: an old address may be home to other
 * people's pages, whose server sends everybody so and then shows a certificate of its own.
 */
export function isSentHome(view: TargetView): boolean {
  return view.sentHome.length > 0 && view.wildcard.length === 0 && !isThroughProxy(view);
}

/** Others know it at addresses of versions of IP alone by which nothing at all answers from here. */
export function isOutOfVersion({ answering, name }: TargetView): boolean {
  if (name.state !== 'known') return false;
  return name.addresses.every((address) => isUnheard(versionOf(address), answering));
}

/**
 * Whether a proxy carries what goes to the service: Firefox says so, the name leads to an address that a client on this device
 * made up, or controls answer from where they cannot be. It looks the name up itself, and knocks go through it as well: what becomes of either shows no more than
 * that something behind this device failed, the proxy too.
 */
export function isThroughProxy({ areControlsProxied, by, local }: TargetView): boolean {
  return by.outcome.proxied === true || areControlsProxied || local.state === 'fake';
}

/** A certificate of its name was shown, or headers came after one. */
function isProven({ by, resolved }: TargetView): boolean {
  return by.outcome.verified === true || resolved.some(proven);
}

/**
 * Who got as far as speaking HTTP over TLS holds the certificate of that name, and so does who answered at another of its
 * pages. A redirect may have left TLS.
 */
function isGreeted(view: TargetView): boolean {
  if (isProven(view)) return true;
  const { by, reading } = view;
  const { finalHost, layer } = by.outcome;
  return layer === 'http' && reading.endpoint.secure && (finalHost ?? by.host) === by.host;
}

/** Its own address is as dead as the name, whoever is named: silent, refusing, or without a way to it. */
function failsAlike({ by, host, knock, reading }: TargetView): boolean {
  if (by.outcome.transport === 'unreachable' && knock.isCutOff) return true;
  // A service without https may have nobody who listens for it.
  const isSameDoor = ({ secure }: { readonly secure: boolean }): boolean =>
    host !== by.host || secure === reading.endpoint.secure;
  return knock.state === 'dead' && knock.observations.some(isSameDoor);
}
