import { CUTTING_SINK, NAME_PROXY, PORTAL } from './addresses.ts';
import { FORGETTING_MARK, HOSTS_MARK, PROXY, SETTLED_HOST } from './box-addresses.ts';
import type { Box, BoxChange, Break, HostChange } from './break.ts';
import type { Line } from './client-link.ts';
import { HOME_COUNTRY, servePages, siteHost, sitesNamed, zoneOf } from './healthy-internet.ts';
import { type Inspected, planInspected } from './inspection-rules.ts';
import {
  type HostState,
  healthyHost,
  type InternetState,
  type NameFilter,
  type ResolverState,
  type ZoneEntry,
} from './internet-state.ts';
import { OUTSIDE_ANSWERS, type OutsideState } from './outside-state.ts';
import { pacHost } from './pac-files.ts';
import type { PacketRules } from './packet-rules.ts';
import { boxRules, branchRules } from './plan-boxes.ts';
import { type DevicePlan, hasIdleAddress, planDevice } from './plan-device.ts';
import { ipReach, type LineWay, planLine, planVersions } from './plan-line.ts';
import { planProxy } from './plan-proxy.ts';
import { blockHosts, portalHosts } from './portal-hosts.ts';
import { addressesOf, type IpVersion, type Site } from './site.ts';

/** A whole state of the world: what each box does, and what the servers do. */
export interface Plan {
  readonly link: 'up' | 'down';
  readonly defaultRoute: boolean;
  /** Versions of IP in which the client has an address. */
  readonly versions: readonly IpVersion[];
  /** The home line, beyond its router. */
  readonly line: LineWay;
  readonly boxes: Readonly<Record<Box | 'branch', PacketRules>>;
  readonly device: DevicePlan;
  readonly inspected: Inspected;
  readonly internet: InternetState;
}

/** A world of these sites in which just these things are wrong. Pure. */
export function planWorld(sites: readonly Site[], breaks: readonly Break[]): Plan {
  const has = (kind: Break['kind']): boolean => breaks.some((each) => each.kind === kind);
  return {
    link: has('link-down') ? 'down' : 'up',
    defaultRoute: !has('no-default-route'),
    versions: planVersions(breaks),
    line: planLine(sites, breaks),
    boxes: {
      device: boxRules('device', sites, breaks),
      router: boxRules('router', sites, breaks),
      'second-router': boxRules('second-router', sites, breaks),
      backbone: boxRules('backbone', sites, breaks),
      server: boxRules('server', sites, breaks),
      branch: branchRules(breaks),
    },
    device: planDevice(sites, breaks),
    inspected: planInspected(sites, breaks),
    internet: planInternet(sites, breaks),
  };
}

function planInternet(sites: readonly Site[], breaks: readonly Break[]): InternetState {
  const portal = breaks.find((each) => each.kind === 'portal');
  const gate = portalHosts(portal?.http ?? 'redirect');
  const hosts = sites.map((site) => planHost(site, sites, breaks));
  const root = breaks.find((each) => each.kind === 'interception')?.root;
  const passedOn = hosts.map((host) => ({ ...host, address: NAME_PROXY }));
  return {
    clockSkewMs: breaks.find((each) => each.kind === 'clock')?.skewMs ?? 0,
    hosts: [
      // Whoever names nobody gets the first host at an address.
      ...planFronts(sites, breaks),
      ...hosts,
      ...passedOn,
      ...gate,
      ...blockHosts(),
      pacHost(sites, breaks),
    ],
    zone: planZone(sites, breaks, gate),
    resolver: lineResolver('first', sites, breaks),
    secondResolver: lineResolver('second', sites, breaks),
    operators: planOperators(sites, breaks),
    outside: planOutside(breaks),
    nameFilters: breaks.flatMap((each) =>
      each.kind === 'name-filter'
        ? sitesNamed(sites, each.of).map(({ host }) => filterOf(host, each))
        : [],
    ),
    tlsDowngrade: breaks.some(({ kind }) => kind === 'tls-downgrade'),
    proxy: planProxy(sites, breaks),
    ...(root !== undefined && { interception: root }),
  };
}

function planFronts(sites: readonly Site[], breaks: readonly Break[]): HostState[] {
  return breaks.flatMap((each) =>
    each.kind === 'front'
      ? sitesNamed(sites, each.of).flatMap((site) =>
          addressesOf(site).map((address) => healthyHost('front.example', address)),
        )
      : [],
  );
}

function filterOf(name: string, { how, at = 'backbone' }: NameFilterBreak): NameFilter {
  return { name, how, at };
}

type NameFilterBreak = Extract<Break, { kind: 'name-filter' }>;

function planHost(site: Site, sites: readonly Site[], breaks: readonly Break[]): HostState {
  const country = breaks.find((each) => each.kind === 'country')?.code;
  const changes = breaks.flatMap((each): HostChange[] => {
    if (!isChange(each) || !sitesNamed(sites, each.of).includes(site)) return [];
    if (each.kind === 'box') return [toHostChange(each.change)];
    if (each.kind === 'redirect') return [sendOn(each, sites)];
    return [each.kind === 'host' ? each.change : servePages(site.host, each.pages)];
  });
  const host = Object.assign(siteHost(site, { country }), ...changes);
  return withCookies(host, site, { sites, breaks });
}

type Change = Extract<Break, { kind: 'host' | 'box' | 'pages' | 'redirect' }>;

function isChange(each: Break): each is Change {
  return ['host', 'box', 'pages', 'redirect'].includes(each.kind);
}

/** What a box on the way does is done at the server: nobody who asks could tell. */
function toHostChange({ holds, ...change }: BoxChange): HostChange {
  if (holds === undefined) return change;
  const held = holds === 'for-ever' ? { instead: 'silent' as const } : { delayMs: holds.ms };
  return { ...change, https: { status: 200, ...held } };
}

/** What somebody gets who brings a cookie, where that is told apart. */
function withCookies(
  host: HostState,
  site: Site,
  { sites, breaks }: { readonly sites: readonly Site[]; readonly breaks: readonly Break[] },
): HostState {
  const own = breaks.find(
    (each) => each.kind === 'cookie' && sitesNamed(sites, each.of).includes(site),
  );
  if (own?.kind !== 'cookie') return host;
  const { http, https } = own.change;
  return {
    ...host,
    ...(http !== undefined && { http: { ...host.http, withCookie: http } }),
    ...(https !== undefined && { https: { ...host.https, withCookie: https } }),
  };
}

function sendOn(
  { to, scheme = 'https' }: Extract<Break, { kind: 'redirect' }>,
  sites: readonly Site[],
): HostChange {
  const [target] = sitesNamed(sites, [to]);
  const answer = { status: 302, headers: { location: `${scheme}://${target?.host}/` } };
  return { http: answer, https: answer };
}

function planZone(
  sites: readonly Site[],
  breaks: readonly Break[],
  gate: readonly HostState[],
): InternetState['zone'] {
  const zone: Record<string, ZoneEntry> = {
    ...zoneOf(sites),
    [SETTLED_HOST]: { addresses: [PROXY] },
    [HOSTS_MARK]: { addresses: [CUTTING_SINK] },
    [FORGETTING_MARK]: {
      addresses: [hasIdleAddress(breaks) ? PROXY : CUTTING_SINK],
      below: 'wildcard',
    },
    ...Object.fromEntries(gate.map(({ name }) => [name, { addresses: [PORTAL] }])),
  };
  for (const each of breaks) {
    if (each.kind !== 'zone') continue;
    for (const { host } of sitesNamed(sites, each.of)) {
      const entry = zone[host];
      if (each.how === 'gone') delete zone[host];
      else if (entry !== undefined) zone[host] = { ...entry, ...zoneChange(each.how) };
    }
  }
  return zone;
}

function zoneChange(how: ZoneHow): Partial<ZoneEntry> {
  return how === 'wildcard' || how === 'unanswered' ? { below: how } : { fault: how };
}

type ZoneHow = Exclude<Extract<Break, { kind: 'zone' }>['how'], 'gone'>;

function planOutside(breaks: readonly Break[]): OutsideState {
  const changes = breaks.flatMap((each) => (each.kind === 'outside' ? [each.sees] : []));
  const home = breaks.find((each) => each.kind === 'country')?.code ?? HOME_COUNTRY;
  return Object.assign({ ...OUTSIDE_ANSWERS, home }, ...changes);
}

function lineResolver(line: Line, sites: readonly Site[], breaks: readonly Break[]): ResolverState {
  const own = breaks.filter((each) => each.kind === 'resolver');
  const state = resolverState(
    sites,
    own.filter((each) => (each.line ?? 'first') === line),
  );
  const hasNat64 = line === 'first' && ipReach(breaks).nat64 !== 'absent';
  return hasNat64 ? { ...state, dns64: true } : state;
}

type ResolverBreak = Extract<Break, { kind: 'resolver' | 'doh' }>;

function resolverState(sites: readonly Site[], breaks: readonly ResolverBreak[]): ResolverState {
  const every = breaks.find(({ of }) => of === undefined)?.act;
  // Who says nothing at all says nothing of single names either.
  const names = breaks.flatMap(({ of, act }) =>
    of === undefined || every?.kind === 'silent'
      ? []
      : sitesNamed(sites, of).map(({ host }) => [host, act] as const),
  );
  return { names: Object.fromEntries(names), ...(every !== undefined && { every }) };
}

function planOperators(
  sites: readonly Site[],
  breaks: readonly Break[],
): InternetState['operators'] {
  const operators = sites.filter(({ role }) => role === 'doh').map(({ owner }) => owner);
  return Object.fromEntries(
    operators.map((operator) => {
      const own = breaks.filter(
        (each) => each.kind === 'doh' && (each.operator ?? operator) === operator,
      );
      return [
        operator,
        resolverState(
          sites,
          own.filter((each) => each.kind === 'doh'),
        ),
      ];
    }),
  );
}
