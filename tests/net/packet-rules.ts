import {
  CLIENT,
  HOST_RANGES,
  HOST_RANGES_6,
  NAT64_RANGE,
  PORTAL,
  PUBLIC_RANGES,
  PUBLIC_RANGES_6,
} from './addresses.ts';
import type { Fate, IpReach } from './break.ts';

/** What one box does with packets. */
export interface PacketRules {
  readonly rules: readonly PacketRule[];
  readonly losses: readonly Loss[];
  readonly narrows: readonly Narrow[];
  readonly portal?: PortalRules;
  /** Connections over TCP at a time; absent: as many as anybody wants. */
  readonly mostConnections?: number;
}

export interface PacketRule {
  /** Absent: everything beyond the router. */
  readonly addresses?: readonly string[];
  readonly port?: number;
  readonly how: Fate;
}

/** A share of the packets in each direction is lost: everybody's, or those to and from some addresses. */
export interface Loss {
  readonly addresses?: readonly string[];
  readonly percent: number;
}

/** Packets of more bytes than that are lost, in each direction, and nobody is told. */
export interface Narrow {
  readonly addresses?: readonly string[];
  readonly bytes: number;
}

export interface PortalRules {
  readonly https: 'reset' | 'drop' | 'own-certificate' | 'open';
}

type Family = 'ip' | 'ip6';
const FAMILIES: readonly Family[] = ['ip', 'ip6'];
const PUBLIC = { ip: PUBLIC_RANGES, ip6: PUBLIC_RANGES_6 } as const;

const REJECT: Readonly<Record<Family, Readonly<Record<Exclude<Fate, 'drop' | 'reset'>, string>>>> =
  {
    ip: {
      'host-unreachable': 'reject with icmp type host-unreachable',
      'net-unreachable': 'reject with icmp type net-unreachable',
      prohibited: 'reject with icmp type admin-prohibited',
    },
    ip6: {
      'host-unreachable': 'reject with icmpv6 type addr-unreachable',
      'net-unreachable': 'reject with icmpv6 type no-route',
      prohibited: 'reject with icmpv6 type admin-prohibited',
    },
  };

function verdict(how: Fate, family: Family): string {
  if (how === 'drop') return 'drop';
  return how === 'reset' ? 'reject with tcp reset' : REJECT[family][how];
}

/** Where in its box a set of rules stands. */
export type Hook = 'output' | 'forward' | 'input';

/** Writes rules in nftables' own language. They replace those that stood there before. */
export function toNftables(packets: PacketRules, hook: Hook): string {
  const { losses, narrows, rules, portal, mostConnections } = packets;
  const anew = beginAnew(packets, hook === 'output' ? 'oifname' : 'iifname');
  const filter = [
    ...anew.rules,
    ...losses.flatMap((loss) => lossLines(loss)),
    ...narrows.flatMap((narrow) => narrowLines(narrow)),
    ...rules.flatMap((rule) => ruleLines(rule)),
    ...(portal === undefined ? [] : portalFilter(portal)),
    ...(mostConnections === undefined ? [] : [fullLine(mostConnections)]),
  ];
  const nat = portal === undefined ? [] : portalNat(portal);
  return [
    // Deleting what is not there fails, so it is made first.
    'table inet whichside',
    'delete table inet whichside',
    'table inet whichside {',
    ...anew.sets,
    '  chain filter {',
    `    type filter hook ${hook} priority 0; policy accept;`,
    ...filter.map((line) => `    ${line}`),
    '  }',
    '  chain nat {',
    '    type nat hook prerouting priority dstnat; policy accept;',
    ...nat.map((line) => `    ${line}`),
    '  }',
    '}',
    '',
  ].join('\n');
}

/** How addresses are matched, by version of IP; a version that has none of them is absent. */
function matches(
  addresses: readonly string[] | undefined,
  end: 'saddr' | 'daddr',
): { readonly family: Family; readonly match: string }[] {
  return FAMILIES.flatMap((family) => {
    const own =
      addresses?.filter((each) => each.includes(':') === (family === 'ip6')) ?? PUBLIC[family];
    const [first, ...others] = own;
    if (first === undefined) return [];
    const set = others.length === 0 ? first : `{ ${own.join(', ')} }`;
    return [{ family, match: `${family} ${end} ${set}` }];
  });
}

function ruleLines({ addresses, port, how }: PacketRule): string[] {
  const isTcp = how === 'reset' || port !== undefined;
  const lines = matches(addresses, 'daddr').map(({ family, match }) => {
    const tcp = port === undefined ? ' meta l4proto tcp' : ` tcp dport ${port}`;
    return `${match}${isTcp ? tcp : ''} ${verdict(how, family)}`;
  });
  // What comes back is dropped too, so that a connection that stands does not live on.
  const isBoth = how === 'drop' && port === undefined;
  const back = isBoth ? matches(addresses, 'saddr').map(({ match }) => `${match} drop`) : [];
  return [...lines, ...back];
}

/** Both ways, or everything. */
function passing(addresses: readonly string[] | undefined): string[] {
  if (addresses === undefined) return [''];
  return [...matches(addresses, 'daddr'), ...matches(addresses, 'saddr')].map(
    ({ match }) => `${match} `,
  );
}

function lossLines({ addresses, percent }: Loss): string[] {
  const share = Math.round(percent * 100);
  const chance = share < 10_000 ? `numgen random mod 10000 < ${share} drop` : 'drop';
  return passing(addresses).map((match) => `${match}${chance}`);
}

function narrowLines({ addresses, bytes }: Narrow): string[] {
  return passing(addresses).map((match) => `${match}meta length > ${bytes} drop`);
}

/**
 * Connections that a browser keeps from before such a fault would get along under it, or not be counted: whose they
 * are begin anew. Rules replace each other with their sets, so that a port is known if its connection began since.
 */
function beginAnew(
  { narrows, mostConnections }: PacketRules,
  lan: 'iifname' | 'oifname',
): { readonly sets: readonly string[]; readonly rules: readonly string[] } {
  const whose = narrows.map(({ addresses }) => addresses);
  const all = mostConnections === undefined ? whose : [...whose, undefined];
  if (all.length === 0) return { sets: [], rules: [] };
  const old = `${lan} "lan0" tcp sport != @begun reject with tcp reset`;
  const matched = all.flatMap((each) => matches(each, 'daddr'));
  return {
    sets: ['  set begun { type inet_service; size 65535; flags dynamic; }'],
    rules: [
      `${lan} "lan0" tcp flags & (syn | ack) == syn add @begun { tcp sport }`,
      ...matched.map(({ match }) => `${match} ${old}`),
    ],
  };
}

/** Questions of DNS are gone from a router's table within seconds: connections are what fills it. */
function fullLine(most: number): string {
  return `meta l4proto tcp ct state new ct count over ${most} drop`;
}

/** Portals know IPv4; what would get past them in IPv6 is refused, so that browsers come back to IPv4. */
function portalFilter({ https }: PortalRules): string[] {
  const refuse = 'reject with tcp reset';
  const plain6 = `meta nfproto ipv6 tcp dport 80 ${refuse}`;
  const secure = `ip daddr != ${PORTAL} tcp dport 443`;
  const secure6 = 'meta nfproto ipv6 tcp dport 443';
  switch (https) {
    case 'reset':
      return [plain6, `${secure} ${refuse}`, `${secure6} ${refuse}`];
    case 'drop':
      return [plain6, `${secure} drop`, `${secure6} drop`];
    case 'own-certificate':
      return [plain6, `${secure6} ${refuse}`];
    case 'open':
      return [plain6];
  }
}

function portalNat({ https }: PortalRules): string[] {
  const ports = https === 'own-certificate' ? [80, 443] : [80];
  return ports.map((port) => `ip saddr ${CLIENT} tcp dport ${port} dnat ip to ${PORTAL}`);
}

/**
 * What a router does with everything of one version of IP, or with what a NAT64 is to translate. Names are
 * looked up all the same: home routers pass questions on over whichever version works.
 */
export function reachRules(reach: Readonly<Record<'v4' | 'v6' | 'nat64', IpReach>>): PacketRule[] {
  const ranges = {
    v4: HOST_RANGES,
    v6: HOST_RANGES_6,
    nat64: [NAT64_RANGE],
  } as const;
  return (['v4', 'v6', 'nat64'] as const).flatMap((kind): PacketRule[] => {
    const is = reach[kind];
    if (is === 'works' || is === 'absent') return [];
    return [{ addresses: ranges[kind], how: is === 'drop' ? 'drop' : 'net-unreachable' }];
  });
}
