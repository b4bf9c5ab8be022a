import { type HostState, healthyHost, type ZoneEntry } from './internet-state.ts';
import type { Site } from './site.ts';

/** The text that a control of kind `portal` with a body serves. */
export const PORTAL_TEXT = 'success';

/** A site's host as it is while nothing is wrong. */
export function siteHost(site: Site): HostState {
  const host = healthyHost(site.host, site.address);
  const text = { headers: { 'content-type': 'text/plain' }, body: PORTAL_TEXT };
  switch (site.role) {
    case 'service':
    case 'https':
    case 'address':
      return host;
    case 'portal':
      return {
        ...host,
        http: site.id.endsWith('text') ? { status: 200, ...text } : { status: 204 },
      };
    case 'doh':
      return { ...host, https: { status: 200, doh: site.owner } };
  }
}

/** The zone entries of all sites that have a name. */
export function zoneOf(sites: readonly Site[]): Record<string, ZoneEntry> {
  const named = sites.filter(({ host, address }) => host !== address);
  return Object.fromEntries(named.map(({ host, address }) => [host, { addresses: [address] }]));
}

/** Sites by id or by owner; an unknown word is a mistake of the scenario's. */
export function sitesNamed(sites: readonly Site[], words: readonly string[]): Site[] {
  return words.flatMap((word) => {
    const found = sites.filter(({ id, owner }) => id === word || owner === word);
    if (found.length === 0) throw new Error(`no site and no owner is called ${word}`);
    return found;
  });
}
