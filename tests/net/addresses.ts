/**
 * The map of the pretend internet. Only documentation ranges (RFC 5737, RFC 3849) appear in it, and
 * no router has a way out, so nothing can leave by mistake.
 */
export const CLIENT = '192.0.2.2';
export const GATEWAY = '192.0.2.1';
export const LAN = '192.0.2.0/28';
export const LAN_PREFIX = 28;
export const ROUTER_UPLINK = '192.0.2.17';
export const BACKBONE = '192.0.2.18';
export const UPLINK_PREFIX = 30;
/** What the world sees of everybody behind the home router. */
export const HOME = '192.0.2.30';

/** The ends of the long line. */
export const ROUTER_FAR = '192.0.2.21';
export const BACKBONE_FAR = '192.0.2.22';

/** The other way into the world: a second provider's line, with a gateway and a resolver of its own. */
export const SECOND_CLIENT = '192.0.2.66';
export const SECOND_GATEWAY = '192.0.2.65';
export const SECOND_LAN = '192.0.2.64/28';
export const SECOND_UPLINK = '192.0.2.81';
export const SECOND_BACKBONE = '192.0.2.82';

/** From the backbone to the data centres, straight and by its branch. */
export const BACKBONE_CORE = '192.0.2.25';
export const INTERNET = '192.0.2.26';
export const BACKBONE_BRANCH = '192.0.2.97';
export const BRANCH = '192.0.2.98';
export const BRANCH_CORE = '192.0.2.101';
export const INTERNET_BRANCH = '192.0.2.102';

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
/**
 * Where some resolvers send names that nobody is to reach: one cuts every connection, one lets them hang, one hears them
 * out and hangs up.
 */
export const CUTTING_SINK = '192.0.2.63';
export const MUTE_SINK = '192.0.2.59';
export const CLOSING_SINK = '192.0.2.57';
/** Sends whoever asks back to where they are, for ever, as a block page does that cannot tell itself from what it blocks. */
export const CIRCLING_SINK = '192.0.2.55';
/** Where a service lived before it moved: other people's pages are there now. */
export const OLD_HOME = '192.0.2.56';

/** Comes to the client beside its own, and nothing goes to it or from it. */
export const IDLE_ADDRESS = '192.0.2.240';

/** The same places in IPv6; a network is 64 bits wide. */
export const V6 = {
  client: '2001:db8:0:1::2',
  gateway: '2001:db8:0:1::1',
  lan: '2001:db8:0:1::/64',
  routerUplink: '2001:db8:0:10::1',
  backbone: '2001:db8:0:10::2',
  routerFar: '2001:db8:0:11::1',
  backboneFar: '2001:db8:0:11::2',
  secondClient: '2001:db8:0:2::2',
  secondGateway: '2001:db8:0:2::1',
  secondLan: '2001:db8:0:2::/64',
  secondUplink: '2001:db8:0:12::1',
  secondBackbone: '2001:db8:0:12::2',
  backboneCore: '2001:db8:0:13::1',
  internet: '2001:db8:0:13::2',
  backboneBranch: '2001:db8:0:14::1',
  branch: '2001:db8:0:14::2',
  branchCore: '2001:db8:0:15::1',
  internetBranch: '2001:db8:0:15::2',
  resolver: '2001:db8:53::53',
  secondResolver: '2001:db8:53::54',
} as const;

/** Ranges that the internet namespace answers for, every address of them. */
export const PUBLIC_RANGES = [
  '192.0.2.32/27',
  '192.0.2.128/26',
  '198.51.100.0/24',
  '203.0.113.0/24',
] as const;

/** Addresses at which nobody lives, and to which no way leads: home routers say so. */
export const DESERTED_RANGE = '192.0.2.192/26';

/** Those of them at which hosts answer, and no resolver. */
export const HOST_RANGES = [
  '192.0.2.55/32',
  '192.0.2.56/29',
  '192.0.2.128/26',
  '198.51.100.0/24',
  '203.0.113.0/24',
] as const;

/** The IPv6 addresses behind which a NAT64 keeps those of IPv4 (RFC 6052 2.2). */
export const NAT64_RANGE = '2001:db8:64::/96';

export const HOST_RANGES_6 = [NAT64_RANGE, '2001:db8:a000::/40'] as const;

export const PUBLIC_RANGES_6 = ['2001:db8:53::/48', ...HOST_RANGES_6] as const;

/** Ranges of 256 in which hosts that are reached by name lie; `cdn` shares one with `second`. */
export type Range = 'main' | 'second' | 'third' | 'cdn' | 'literal';

interface Pool {
  readonly net: string;
  readonly first: number;
  readonly size: number;
}

/** Few enough for a manifest to name each of them. */
export const LITERAL_ADDRESSES = 60;

const POOLS: Readonly<Record<Range, Pool>> = {
  main: { net: '203.0.113', first: 2, size: 250 },
  second: { net: '198.51.100', first: 64, size: 60 },
  third: { net: '192.0.2', first: 130, size: 58 },
  cdn: { net: '198.51.100', first: 130, size: 120 },
  literal: { net: '198.51.100', first: 2, size: LITERAL_ADDRESSES },
};

/**
 * Addresses of hosts, one after the other; they come round again after as many hosts as the range
 * has, by when every name that used them is out of use.
 */
export function hostAddress(index: number, range: Range = 'main'): string {
  const { net, first, size } = POOLS[range];
  return `${net}.${first + (index % size)}`;
}

/** After how many hosts of a range its addresses come round again. */
export function poolSize(range: Range): number {
  return POOLS[range].size;
}

/** Addresses of hosts that are reached without a name, as above. */
export function literalAddress(index: number): string {
  return hostAddress(index, 'literal');
}

/** What is routed as one in IPv4 (24 bits of it) is in IPv6 as well (48 bits of it). */
const NETS_6: Readonly<Record<string, string>> = {
  '203.0.113': '2001:db8:a000',
  '198.51.100': '2001:db8:a001',
  '192.0.2': '2001:db8:a002',
};

/** The IPv6 address of the host that has this one in IPv4. */
export function twinAddress(address: string): string {
  const dot = address.lastIndexOf('.');
  const net = NETS_6[address.slice(0, dot)];
  if (net === undefined) throw new Error(`${address} is no host's`);
  return `${net}::${Number(address.slice(dot + 1)).toString(16)}`;
}

const NAT64_NET = NAT64_RANGE.slice(0, NAT64_RANGE.indexOf('/'));

/** Where a NAT64 keeps an IPv4 address. */
export function nat64Address(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${NAT64_NET}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** The address that a host was reached at, once the NAT64 on the way has done its work. */
export function reachedAddress(local: string): string {
  if (!local.startsWith(NAT64_NET)) return local;
  const groups = local.slice(NAT64_NET.length).split(':');
  const numbers = groups.map((group) => Number.parseInt(group, 16));
  return numbers.flatMap((number) => [number >> 8, number & 0xff]).join('.');
}
