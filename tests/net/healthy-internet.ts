import { HOME } from './addresses.ts';
import { type Answer, type HostState, healthyHost, type ZoneEntry } from './internet-state.ts';
import { landmarkHost } from './landmarks.ts';
import { OUTSIDE_ANSWERS } from './outside-state.ts';
import { addressesOf, type Cdn, type Site, TRACE_PATH } from './site.ts';
import { type Pages, rss, statuspage } from './status-pages.ts';

/** The text that a control of kind `portal` with a body serves. */
export const PORTAL_TEXT = 'success';

/** What an answer of each CDN carries. */
const CDN_MARKS = {
  cloudflare: { server: 'cloudflare', 'cf-ray': '8e21a5c4be37d1f0-LAB' },
  fastly: { 'x-served-by': 'cache-lab1234-LAB' },
} as const;

/** Where controls that can tell say that they are asked from, unless a break says otherwise. */
export const HOME_COUNTRY = OUTSIDE_ANSWERS.home;

/** A site's host as it is while nothing is wrong. */
export function siteHost(
  site: Site,
  { country = HOME_COUNTRY }: { readonly country?: string | undefined } = {},
): HostState {
  const { address6, lagMs } = site;
  return {
    ...hostByRole(site, country),
    ...(address6 !== undefined && { address6 }),
    ...(lagMs !== undefined && { lagMs }),
  };
}

function hostByRole(site: Site, country: string): HostState {
  const host = healthyHost(site.host, site.address);
  const text = { headers: { 'content-type': 'text/plain' }, body: PORTAL_TEXT };
  switch (site.role) {
    case 'service':
    case 'unlisted':
      return serviceHost(site, host);
    case 'https':
    case 'address':
      return site.trace ? { ...host, https: { ...host.https, paths: trace(site, country) } } : host;
    case 'portal':
      return {
        ...host,
        http: site.id.endsWith('text') ? { status: 200, ...text } : { status: 204 },
      };
    case 'doh':
      return { ...host, https: { status: 200, doh: site.owner } };
    case 'feed':
      return { ...host, ...servePages(site.host, { ...statuspage(), ...rss([]) }) };
    case 'outside':
      return { ...host, https: { status: 200, outside: true } };
    case 'landmark':
      return landmarkHost(site);
  }
}

function serviceHost({ cdn, plain }: Site, host: HostState): HostState {
  const carried = cdn === undefined ? host : carriedBy(cdn, host);
  return plain ? { ...carried, http: carried.https } : carried;
}

function carriedBy(cdn: Cdn, host: HostState): HostState {
  const headers = { ...host.https.headers, ...CDN_MARKS[cdn] };
  return { ...host, https: { ...host.https, headers } };
}

/** As Cloudflare says it, a line for each thing. */
function trace({ host }: Site, country: string): Pages {
  const lines = ['fl=1f1', `h=${host}`, `ip=${HOME}`, 'colo=LAB', 'http=http/2', `loc=${country}`];
  const headers = { 'content-type': 'text/plain' };
  return { [TRACE_PATH]: { status: 200, headers, body: `${lines.join('\n')}\ntls=TLSv1.3\n` } };
}

/** What a host serves that has just these pages. */
export function servePages(host: string, pages: Pages): Pick<HostState, 'http' | 'https'> {
  const paths = Object.fromEntries(
    Object.entries(pages).map(([path, answer]) => [path, named(host, answer)]),
  );
  const page = { status: 404, headers: { 'content-type': 'text/html' }, body: 'Not found', paths };
  return { http: page, https: page };
}

function named(host: string, answer: Answer): Answer {
  return answer.body === undefined
    ? answer
    : { ...answer, body: answer.body.replaceAll('{host}', host) };
}

/** The zone entries of all sites that have a name. */
export function zoneOf(sites: readonly Site[]): Record<string, ZoneEntry> {
  const named = sites.filter(({ host, address }) => host !== address);
  return Object.fromEntries(named.map((site) => [site.host, { addresses: addressesOf(site) }]));
}

/** Sites by id, by owner or by CDN; an unknown word is a mistake of the scenario's. */
export function sitesNamed(sites: readonly Site[], words: readonly string[]): Site[] {
  return words.flatMap((word) => {
    const found = sites.filter(({ id, owner, cdn }) => [id, owner, cdn].includes(word));
    if (found.length === 0) throw new Error(`no site, owner or CDN is called ${word}`);
    return found;
  });
}

/** Every address of the sites that these words name. */
export function addressesNamed(sites: readonly Site[], words: readonly string[]): string[] {
  return sitesNamed(sites, words).flatMap((site) => addressesOf(site));
}
