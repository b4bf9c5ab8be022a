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

/** The resolver that the client is told to use. */
export const RESOLVER = '192.0.2.53';
/** Where the captive portal's own pages live. */
export const PORTAL = '192.0.2.60';

/** Ranges that the internet namespace answers for, every address of them. */
export const PUBLIC_RANGES = ['192.0.2.32/27', '198.51.100.0/24', '203.0.113.0/24'] as const;

/**
 * Addresses of hosts that are reached by name, one after the other; they come round again after
 * 250 hosts, by when every name that used them is out of use.
 */
export function namedAddress(index: number): string {
  return `203.0.113.${2 + (index % 250)}`;
}

/** Addresses of hosts that are reached without a name, as above. */
export function literalAddress(index: number): string {
  return `198.51.100.${2 + (index % LITERAL_ADDRESSES)}`;
}

/** Few enough for a manifest to name each of them. */
export const LITERAL_ADDRESSES = 60;
