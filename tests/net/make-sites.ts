import { domainToASCII } from 'node:url';
import { hostAddress, poolSize, type Range, twinAddress } from './addresses.ts';
import { type Draw, drawSites } from './draw-sites.ts';
import {
  type ControlSpec,
  feedId,
  OUTSIDE_ID,
  operatorDomain,
  type ServiceSpec,
  type Site,
} from './site.ts';

interface Draft {
  readonly site: Omit<Site, 'address' | 'host'> & { readonly host?: string };
  readonly range: Range;
}

export interface SiteOptions {
  readonly epoch: number;
  /** What names, addresses and small delays are drawn from; absent: they follow from ids and order alone. */
  readonly seed?: number | undefined;
}

/**
 * Gives every service and control a host, and those who speak about services too. Names and addresses
 * of one `epoch` are used by no other of the same seed, so that no cache and no idle connection of a
 * browser carries anything over.
 */
export function makeSites(
  services: readonly ServiceSpec[],
  controls: readonly ControlSpec[],
  options: SiteOptions,
): Site[] {
  const draw = drawSites(options);
  const drafts = [
    ...services.flatMap((service) => endpointDrafts(service, draw)),
    ...controls.map((control) => controlDraft(control, draw)),
    ...services.flatMap((service) => feedDrafts(service, draw)),
    outsideDraft(draw),
  ];
  const seen = new Map<Range, number>();
  const places = new Map<Range, readonly number[]>();
  return drafts.map((draft): Site => {
    const { range, site } = draft;
    const size = drafts.filter((each) => each.range === range).length;
    const order = places.get(range) ?? draw.order(size);
    places.set(range, order);
    const position = seen.get(range) ?? 0;
    seen.set(range, position + 1);
    const index = draw.offset(poolSize(range)) + options.epoch * size + (order[position] ?? 0);
    return settle(site, hostAddress(index, range), draw.lagMs());
  });
}

function settle(site: Draft['site'], v4: string, lagMs: number): Site {
  const { host, ip, role } = site;
  const v6 = twinAddress(v4);
  return {
    ...site,
    host: host ?? v4,
    address: ip === 'v6' && role !== 'address' ? v6 : v4,
    ...(ip === undefined && role !== 'address' && { address6: v6 }),
    ...(lagMs > 0 && { lagMs }),
  };
}

function endpointDrafts(service: ServiceSpec, draw: Draw): Draft[] {
  const { id, provider: owner, cdn, plain, label, ip, region, range = 'main' } = service;
  const domain = domainToASCII(`${draw.name(id, label)}.example`);
  const shared = {
    owner,
    ...(cdn !== undefined && { cdn }),
    ...(plain && { plain }),
    ...(ip !== undefined && { ip }),
    ...(region !== undefined && { region }),
  };
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

function controlDraft({ id, operator, kind, trace, ip }: ControlSpec, draw: Draw): Draft {
  const site = {
    id,
    owner: operator,
    role: kind,
    ...(trace && { trace }),
    ...(ip !== undefined && { ip }),
  };
  if (kind === 'address') return { range: 'literal', site };
  return { range: 'main', site: { ...site, host: `${draw.name(id)}.${operatorDomain(operator)}` } };
}

function feedDrafts({ id, feed }: ServiceSpec, draw: Draw): Draft[] {
  if (feed === undefined) return [];
  const host = `status-${draw.name(id)}.example`;
  return [{ range: 'third', site: { id: feedId(id), owner: 'Status pages', role: 'feed', host } }];
}

function outsideDraft(draw: Draw): Draft {
  const host = `${draw.name('outside')}.example`;
  return {
    range: 'third',
    site: { id: OUTSIDE_ID, owner: 'Outside view', role: 'outside', host },
  };
}
