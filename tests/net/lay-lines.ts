import {
  BACKBONE,
  BACKBONE_BRANCH,
  BACKBONE_CORE,
  BRANCH,
  BRANCH_CORE,
  CLIENT,
  DESERTED_RANGE,
  GATEWAY,
  HOME,
  INTERNET,
  INTERNET_BRANCH,
  LAN,
  LAN_PREFIX,
  PUBLIC_RANGES,
  PUBLIC_RANGES_6,
  ROUTER_UPLINK,
  SECOND_BACKBONE,
  SECOND_CLIENT,
  SECOND_GATEWAY,
  SECOND_LAN,
  SECOND_UPLINK,
  UPLINK_PREFIX,
  V6,
} from './addresses.ts';
import { FAR_TABLE } from './far-routes.ts';
import { ipBatch } from './ip-batch.ts';
import { createLongLine, routeOver } from './long-line.ts';
import type { Namespaces } from './namespaces.ts';
import { run } from './run.ts';

type Place = keyof Namespaces;

/** One end of a cable. */
interface End {
  readonly at: Place;
  readonly device: string;
  readonly v4: string;
  readonly v6: string;
}

const LAN_CABLES: readonly (readonly [End, End])[] = [
  [
    { at: 'client', device: 'lan0', v4: CLIENT, v6: V6.client },
    { at: 'router', device: 'lan0', v4: GATEWAY, v6: V6.gateway },
  ],
  [
    { at: 'client', device: 'lan1', v4: SECOND_CLIENT, v6: V6.secondClient },
    { at: 'second', device: 'lan0', v4: SECOND_GATEWAY, v6: V6.secondGateway },
  ],
];

const UPLINK_CABLES: readonly (readonly [End, End])[] = [
  [
    { at: 'router', device: 'wan0', v4: ROUTER_UPLINK, v6: V6.routerUplink },
    { at: 'backbone', device: 'wan0', v4: BACKBONE, v6: V6.backbone },
  ],
  [
    { at: 'second', device: 'wan0', v4: SECOND_UPLINK, v6: V6.secondUplink },
    { at: 'backbone', device: 'wan1', v4: SECOND_BACKBONE, v6: V6.secondBackbone },
  ],
  [
    { at: 'backbone', device: 'core0', v4: BACKBONE_CORE, v6: V6.backboneCore },
    { at: 'internet', device: 'core0', v4: INTERNET, v6: V6.internet },
  ],
  [
    { at: 'backbone', device: 'branch0', v4: BACKBONE_BRANCH, v6: V6.backboneBranch },
    { at: 'branch', device: 'branch0', v4: BRANCH, v6: V6.branch },
  ],
  [
    { at: 'branch', device: 'core0', v4: BRANCH_CORE, v6: V6.branchCore },
    { at: 'internet', device: 'branch0', v4: INTERNET_BRANCH, v6: V6.internetBranch },
  ],
];

const ROUTERS: readonly Place[] = ['router', 'second', 'backbone', 'branch'];

/** Joins the namespaces of a world by cables, and says to each of them which way what lies. */
export async function layLines(names: Namespaces): Promise<void> {
  const places = ['client', 'internet', ...ROUTERS] as const;
  // Before there are cables: these take what holds by default when they are made.
  for (const place of places) await setSwitches(names[place], ROUTERS.includes(place));
  await ipBatch(
    undefined,
    [...LAN_CABLES, ...UPLINK_CABLES].map(
      ([one, other]) =>
        `link add ${one.device} netns ${names[one.at]} type veth peer name ${other.device} netns ${names[other.at]}`,
    ),
  );
  for (const place of places) {
    await ipBatch(names[place], [...numbers(place), ...ROUTES[place]]);
  }
  await createLongLine(names);
  await routeOver('cable', names);
  await translate(names.router, LAN, HOME);
  await translate(names.second, SECOND_LAN, SECOND_UPLINK);
  for (const router of [names.router, names.second]) await tellOfDeserted(router);
}

async function setSwitches(namespace: string, forwards: boolean): Promise<void> {
  const switches = {
    'net.ipv4.ip_forward': forwards ? 1 : 0,
    'net.ipv6.conf.all.forwarding': forwards ? 1 : 0,
    // Addresses are given, and are nobody else's: to ask around for either takes a second without IPv6.
    'net.ipv6.conf.all.accept_ra': 0,
    'net.ipv6.conf.default.accept_ra': 0,
    'net.ipv6.conf.default.accept_dad': 0,
    // What a router says of a packet it says of each: else what is seen hangs on how many are sent at a time.
    'net.ipv4.icmp_ratelimit': 0,
    'net.ipv6.icmp.ratelimit': 0,
  };
  const settings = Object.entries(switches).map(([name, value]) => `${name}=${value}`);
  await run('ip', ['netns', 'exec', namespace, 'sysctl', '-qw', ...settings]);
}

function numbers(place: Place): string[] {
  const lan = LAN_CABLES.flatMap((ends) => own(ends, place, LAN_PREFIX));
  const uplinks = UPLINK_CABLES.flatMap((ends) => own(ends, place, UPLINK_PREFIX));
  return ['link set lo up', ...lan, ...uplinks];
}

function own(ends: readonly [End, End], place: Place, prefix: number): string[] {
  return ends
    .filter(({ at }) => at === place)
    .flatMap(({ device, v4, v6 }) => [
      `address add ${v4}/${prefix} dev ${device}`,
      // The client's own cables are plugged in later, and get their IPv6 address then: it goes with the link.
      ...(place === 'client'
        ? []
        : [`link set ${device} up`, `address add ${v6}/64 dev ${device} nodad`]),
    ]);
}

/** The world ends here: what is not in it is unreachable, at once. */
const END = ['route add unreachable default', 'route add unreachable ::/0'];

function toPublic(v4: string, v6: string): string[] {
  return [
    ...PUBLIC_RANGES.map((range) => `route add ${range} via ${v4}`),
    ...PUBLIC_RANGES_6.map((range) => `route add ${range} via ${v6}`),
  ];
}

/** Routes over the first line's uplink are absent: they change with what it is like. */
const ROUTES: Readonly<Record<Place, readonly string[]>> = {
  client: [],
  router: [`address add ${HOME}/32 dev lo`, ...END],
  second: [...toPublic(SECOND_BACKBONE, V6.secondBackbone), ...END],
  backbone: [
    ...toPublic(INTERNET, V6.internet),
    `route add ${V6.secondLan} via ${V6.secondUplink}`,
    ...END,
  ],
  branch: [
    ...toPublic(INTERNET_BRANCH, V6.internetBranch),
    `route add default via ${BACKBONE_BRANCH}`,
    `route add ::/0 via ${V6.backboneBranch}`,
  ],
  internet: [
    ...[...PUBLIC_RANGES, ...PUBLIC_RANGES_6].map((range) => `route add local ${range} dev lo`),
    // Whoever binds to an IPv6 address must have it.
    ...[V6.resolver, V6.secondResolver].map((address) => `address add ${address}/128 dev lo nodad`),
    `route add default via ${BACKBONE_CORE}`,
    `route add ::/0 via ${V6.backboneCore}`,
    `route add default via ${BRANCH_CORE} table ${FAR_TABLE}`,
    `route add ::/0 via ${V6.branchCore} table ${FAR_TABLE}`,
  ],
};

/**
 * Has a home router say of each packet that no way leads there: where a route is missing, the kernel says so of a few in a
 * second (`net.ipv4.route.error_burst`, of the whole machine), and Firefox hears now "refused", now nothing.
 */
async function tellOfDeserted(router: string): Promise<void> {
  const table = `
table ip deserted {
  chain filter {
    type filter hook prerouting priority 0; policy accept;
    ip daddr ${DESERTED_RANGE} reject with icmp type host-unreachable
  }
}
`;
  await run('ip', ['netns', 'exec', router, 'nft', '-f', '-'], { input: table });
}

/** Has a home router speak to the world in its own name for everybody in its LAN, as IPv4 makes it do. */
async function translate(router: string, lan: string, to: string): Promise<void> {
  const table = `
table ip home {
  chain nat {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr ${lan} oifname != "lan0" snat to ${to}
  }
}
`;
  await run('ip', ['netns', 'exec', router, 'nft', '-f', '-'], { input: table });
}
