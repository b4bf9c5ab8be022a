import type { Region } from '../../src/diagnosis/other-views.ts';
import type { Range } from './addresses.ts';

export type EndpointFunction = 'web' | 'login' | 'api' | 'media' | 'other';
export type ControlKind = 'portal' | 'https' | 'address' | 'doh';

/** A service of the world; each endpoint gets a host of its own. */
export interface ServiceSpec {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly endpoints?: readonly EndpointFunction[];
  /** Range of 256 in which its hosts lie; absent: with everybody else's. */
  readonly range?: Range;
  /** The CDN that carries it: its addresses, and its mark in every answer. */
  readonly cdn?: Cdn;
  /** Its provider's status page, on a host that shares nothing with the service. */
  readonly feed?: FeedSpec;
  readonly reachableFrom?: readonly Region[];
  /** Its addresses are plain http. */
  readonly plain?: true;
  /** What its hosts are named by, in any script; absent: its id. */
  readonly label?: string;
  /** Text that its pages must hold. */
  readonly expects?: string;
  /** Hosts of its that no list names, such as those that it sends people on to: `id/name`. */
  readonly unlisted?: readonly string[];
  /** Behind the backbone's regional branch; absent: near. */
  readonly region?: 'far';
  /** The one version of IP in which its hosts have an address; absent: both. */
  readonly ip?: IpVersion;
}

export type IpVersion = 'v4' | 'v6';

export type Cdn = 'cloudflare' | 'fastly';

export interface FeedSpec {
  readonly kind: string;
  /** Path of the address that is read. */
  readonly path: string;
  readonly components?: readonly string[];
}

export interface ControlSpec {
  readonly id: string;
  readonly operator: string;
  readonly kind: ControlKind;
  /** Says where it is asked from (`/cdn-cgi/trace`). */
  readonly trace?: true;
  /** The one version of IP in which it has an address; absent: both. One without a name has IPv4. */
  readonly ip?: IpVersion;
}

/** One host of the world: a service's endpoint, a control, a status page, or the outside view. */
export interface Site {
  /** The service's or control's id; a service's further endpoints are `id/function`, its status page `id/status`. */
  readonly id: string;
  /** Provider or operator; status pages and the outside view are in nobody's data centre. */
  readonly owner: string;
  readonly role: 'service' | 'unlisted' | 'feed' | 'outside' | 'landmark' | ControlKind;
  readonly function?: EndpointFunction;
  readonly cdn?: Cdn;
  readonly trace?: true;
  readonly plain?: true;
  readonly region?: 'far';
  readonly ip?: IpVersion;
  /** DNS name, or the address for a host that is reached without one. */
  readonly host: string;
  /** In IPv4, or the only one that it has. */
  readonly address: string;
  /** Beside one in IPv4. */
  readonly address6?: string;
  /** How long it takes over each answer; absent: no time. */
  readonly lagMs?: number;
}

/** Every address of a site. */
export function addressesOf({ address, address6 }: Pick<Site, 'address' | 'address6'>): string[] {
  return address6 === undefined ? [address] : [address, address6];
}

export const SERVICES: readonly ServiceSpec[] = [
  { id: 'wechat', name: 'WeChat', provider: 'Tencent' },
  { id: 'qq', name: 'QQ', provider: 'Tencent' },
  { id: 'bilibili', name: 'Bilibili', provider: 'Bilibili' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

export const CONTROLS: readonly ControlSpec[] = [
  { id: 'alder-204', operator: 'Alder', kind: 'portal' },
  { id: 'birch-text', operator: 'Birch', kind: 'portal' },
  { id: 'google-204', operator: 'Google', kind: 'portal' },
  { id: 'cedar', operator: 'Cedar', kind: 'https' },
  { id: 'dogwood', operator: 'Dogwood', kind: 'https' },
  { id: 'google', operator: 'Google', kind: 'https' },
  { id: 'alder-address', operator: 'Alder', kind: 'address' },
  { id: 'elm-address', operator: 'Elm', kind: 'address' },
  { id: 'dogwood-dns', operator: 'Dogwood', kind: 'doh' },
  { id: 'elm-dns', operator: 'Elm', kind: 'doh' },
  { id: 'google-dns', operator: 'Google', kind: 'doh' },
];

/** Where a control with `trace` says where it is asked from. */
export const TRACE_PATH = '/cdn-cgi/trace';

/** The one outside view of a world. */
export const OUTSIDE_ID = 'outside';

/** Id of the site that holds a service's status page. */
export function feedId(service: string): string {
  return `${service}/status`;
}

/** The domain under which an operator's controls live. */
export function operatorDomain(operator: string): string {
  return `${operator.toLowerCase()}-controls.example`;
}
