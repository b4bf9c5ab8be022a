import { CATALOG } from './catalog.ts';
import type { CatalogEntry } from './catalog-entry.ts';

/** Second levels under which names are given out, as in `example.com.cn`. */
const GIVEN_OUT_BELOW = /^(com?|net|org|gov|edu|ac)$/;

/**
 * The catalogue's entry that a page belongs to: one of its hosts, a name below its front door, or its domain where no
 * other entry has that. Undefined for anything that would be a guess: other ports, addresses in numbers, domains and
 * sign-in hosts that several services share.
 */
export function entryForAddress(url: string): CatalogEntry | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  if (!/^https?:$/.test(protocol) || port !== '') return undefined;
  const host = plain(hostname.replace(/\.$/, ''));
  if (domainOf(host) === undefined) return undefined;
  return byHost(host) ?? byFrontDoor(host) ?? byDomain(host);
}

/** `www.` in front changes nothing. */
function plain(host: string): string {
  return host.replace(/^www\./, '');
}

interface Hosts {
  readonly entry: CatalogEntry;
  /** Of its pages. */
  readonly front: readonly string[];
  /** Of all that its pages use. */
  readonly behind: readonly string[];
}

const HOSTS: readonly Hosts[] = CATALOG.map((entry) => ({
  entry,
  front: hostsOf(entry, true),
  behind: hostsOf(entry, false),
}));

function hostsOf(entry: CatalogEntry, isWeb: boolean): readonly string[] {
  return entry.endpoints
    .filter((endpoint) => (endpoint.function === 'web') === isWeb)
    .map((endpoint) => plain(new URL(endpoint.url).hostname));
}

/** Its own host. Hosts behind the front door count where their provider has this one service: several share them else. */
function byHost(host: string): CatalogEntry | undefined {
  const owner = HOSTS.find(({ front }) => front.includes(host));
  if (owner !== undefined) return owner.entry;
  return only(({ entry, behind }) => behind.includes(host) && !hasSiblings(entry));
}

function hasSiblings({ provider, id }: CatalogEntry): boolean {
  return CATALOG.some((entry) => entry.provider === provider && entry.id !== id);
}

/** A name below a front door that is itself below a domain: `mp.weixin.qq.com`. */
function byFrontDoor(host: string): CatalogEntry | undefined {
  return only(({ front }) =>
    front.some((door) => door !== domainOf(door) && host.endsWith(`.${door}`)),
  );
}

function byDomain(host: string): CatalogEntry | undefined {
  const domain = domainOf(host);
  return only(({ front }) => front.some((door) => domainOf(door) === domain));
}

function only(isIt: (hosts: Hosts) => boolean): CatalogEntry | undefined {
  const found = HOSTS.filter(isIt);
  return found.length === 1 ? found[0]?.entry : undefined;
}

/** The part of a name that somebody bought, as well as can be told without the list of all; undefined for addresses. */
function domainOf(host: string): string | undefined {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || /^\d*$/.test(last)) return undefined;
  const isBelow = last.length === 2 && GIVEN_OUT_BELOW.test(labels.at(-2) ?? '');
  if (isBelow && labels.length < 3) return undefined;
  return labels.slice(isBelow ? -3 : -2).join('.');
}
