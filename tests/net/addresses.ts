/**
 * The map of the pretend internet. Only documentation ranges (RFC 5737) appear in it, and the
 * router has no way out, so nothing can leave by mistake.
 */
export const CLIENT = '192.0.2.2';
export const GATEWAY = '192.0.2.1';
export const LAN = '192.0.2.0/28';
export const LAN_PREFIX = 28;
export const ROUTER_UPLINK = '192.0.2.17';
export const INTERNET = '192.0.2.18';
export const UPLINK_PREFIX = 30;

/** The ends of the long line. */
export const ROUTER_FAR = '192.0.2.21';
export const INTERNET_FAR = '192.0.2.22';

/** The other way into the world: a second provider's line, with a gateway and a resolver of its own. */
export const SECOND_CLIENT = '192.0.2.66';
export const SECOND_GATEWAY = '192.0.2.65';
export const SECOND_LAN = '192.0.2.64/28';
export const SECOND_UPLINK = '192.0.2.81';
export const SECOND_INTERNET = '192.0.2.82';

/** The resolver that the client is told to use. */
export const RESOLVER = '192.0.2.53';
/** The same on the second line. */
export const SECOND_RESOLVER = '192.0.2.54';
/** Where the captive portal's own pages live. */
export const PORTAL = '192.0.2.60';
/** Shows whoever is sent there that the page is blocked. */
export const BLOCK_PAGE = '192.0.2.61';
/** Passes TLS connections on to whomever they name, as some ISPs' proxies do. */
export const NAME_PROXY = '192.0.2.62';

/** Ranges that the internet namespace answers for, every address of them. */
export const PUBLIC_RANGES = [
  '192.0.2.32/27',
  '192.0.2.128/26',
  '198.51.100.0/24',
  '203.0.113.0/24',
] as const;

/** Ranges of 256 in which hosts that are reached by name lie; `cdn` shares one with `second`. */
export type Range = 'main' | 'second' | 'third' | 'cdn';

const RANGES: Readonly<Record<Range, readonly [net: string, first: number, size: number]>> = {
  main: ['203.0.113', 2, 250],
  second: ['198.51.100', 64, 60],
  third: ['192.0.2', 130, 58],
  cdn: ['198.51.100', 130, 120],
};

/**
 * Addresses of hosts that are reached by name, one after the other; they come round again after
 * as many hosts as the range has, by when every name that used them is out of use.
 */
export function namedAddress(index: number, range: Range = 'main'): string {
  const [net, first, size] = RANGES[range];
  return `${net}.${first + (index % size)}`;
}

/** Addresses of hosts that are reached without a name, as above. */
export function literalAddress(index: number): string {
  return `198.51.100.${2 + (index % LITERAL_ADDRESSES)}`;
}

/** Few enough for a manifest to name each of them. */
export const LITERAL_ADDRESSES = 60;
