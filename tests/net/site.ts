import { domainToASCII } from 'node:url';
import type { Region } from '../../src/diagnosis/other-views.ts';
import { literalAddress, namedAddress, type Range } from './addresses.ts';

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
}

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
  /** DNS name, or the address for a host that is reached without one. */
  readonly host: string;
  readonly address: string;
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

interface Draft {
  readonly site: Omit<Site, 'address' | 'host'> & { readonly host?: string };
  readonly range: Range;
}

/**
 * Gives every service and control a host, and those who speak about services too. Names and addresses
 * of one `epoch` are used by no other, so that no cache and no idle connection of a browser carries
 * anything over.
 */
export function makeSites(
  services: readonly ServiceSpec[],
  controls: readonly ControlSpec[],
  options: { readonly epoch: number },
): Site[] {
  const { epoch } = options;
  const drafts = [
    ...services.flatMap((service) => endpointDrafts(service, epoch)),
    ...controls.map((control) => controlDraft(control, epoch)),
    ...services.flatMap((service) => feedDrafts(service, epoch)),
    outsideDraft(epoch),
  ];
  const isLiteral = ({ site }: Draft): boolean => site.role === 'address';
  const seen = new Map<string, number>();
  return drafts.map((draft): Site => {
    const pool = isLiteral(draft) ? 'literal' : draft.range;
    const size = drafts.filter(
      (each) => (isLiteral(each) ? 'literal' : each.range) === pool,
    ).length;
    const index = epoch * size + (seen.get(pool) ?? 0);
    seen.set(pool, (seen.get(pool) ?? 0) + 1);
    const address = pool === 'literal' ? literalAddress(index) : namedAddress(index, pool);
    return { ...draft.site, host: draft.site.host ?? address, address };
  });
}

function endpointDrafts(service: ServiceSpec, epoch: number): Draft[] {
  const { id, provider: owner, cdn, plain, label = id, range = 'main' } = service;
  const domain = domainToASCII(`${label}-${epoch}.example`);
  const shared = { owner, ...(cdn !== undefined && { cdn }), ...(plain && { plain }) };
  const listed = (service.endpoints ?? ['web']).map((role, index) => ({
    ...shared,
    id: index === 0 ? id : `${id}/${role}`,
    role: 'service' as const,
    function: role,
    host: `${index === 0 ? '' : `${role}.`}${domain}`,
  }));
  const unlisted = (service.unlisted ?? []).map((name) => ({
    ...shared,
    id: `${id}/${name}`,
    role: 'unlisted' as const,
    host: `${name}.${domain}`,
  }));
  return [...listed, ...unlisted].map((site) => ({
    range: cdn === undefined ? range : 'cdn',
    site,
  }));
}

function controlDraft({ id, operator, kind, trace }: ControlSpec, epoch: number): Draft {
  const named = { host: `${id}-${epoch}.${operatorDomain(operator)}` };
  const site = { id, owner: operator, role: kind, ...(trace && { trace }) };
  return { range: 'main', site: kind === 'address' ? site : { ...site, ...named } };
}

function feedDrafts({ id, feed }: ServiceSpec, epoch: number): Draft[] {
  if (feed === undefined) return [];
  const host = `status-${id}-${epoch}.example`;
  return [{ range: 'third', site: { id: feedId(id), owner: 'Status pages', role: 'feed', host } }];
}

function outsideDraft(epoch: number): Draft {
  const host = `outside-${epoch}.example`;
  return {
    range: 'third',
    site: { id: OUTSIDE_ID, owner: 'Outside view', role: 'outside', host },
  };
}

/** Id of the site that holds a service's status page. */
export function feedId(service: string): string {
  return `${service}/status`;
}

/** The domain under which an operator's controls live. */
export function operatorDomain(operator: string): string {
  return `${operator.toLowerCase()}-controls.example`;
}
