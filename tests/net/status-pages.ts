import type { Answer } from './internet-state.ts';

/** What lies at each path of a host; bodies may name the host itself as `{host}`. */
export type Pages = Readonly<Record<string, Answer>>;

/** The one part that the status page of every service here has. */
export const WEBSITE = { id: 'q1w2e3r4t5y6', name: 'Website' } as const;

export interface StatuspageOptions {
  /** The page's word for each part, by id; absent: the website, and that it works. */
  readonly components?: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: string;
  }[];
  readonly incidents?: readonly OpenIncident[];
  /** Host that the page says it lives on, where it is not its own. */
  readonly claims?: string;
}

export interface OpenIncident {
  readonly title: string;
  readonly impact: 'none' | 'minor' | 'major' | 'critical';
  readonly status: 'investigating' | 'identified' | 'monitoring';
  /** Ids of the parts it names. */
  readonly components: readonly string[];
  readonly minutesAgo: number;
}

const WORKS = [{ ...WEBSITE, status: 'operational' }] as const;
const WORST = ['operational', 'degraded_performance', 'partial_outage', 'major_outage'] as const;
const INDICATORS = ['none', 'minor', 'major', 'critical'] as const;
const TOLD = [
  'All Systems Operational',
  'Minor Service Outage',
  'Partial System Outage',
  'Major Service Outage',
] as const;

/** A status page as Atlassian Statuspage serves it (API v2). */
export function statuspage(options: StatuspageOptions = {}): Pages {
  const { components = WORKS, incidents = [], claims = '{host}' } = options;
  const page = {
    id: 'k3l4m5n6p7q8',
    name: 'Status',
    url: `https://${claims}`,
    time_zone: 'Etc/UTC',
  };
  const worst = Math.max(0, ...components.map(({ status }) => WORST.indexOf(asWorst(status))));
  const status = { indicator: INDICATORS[worst], description: TOLD[worst] };
  const parts = components.map((each, index) => ({
    ...each,
    position: index + 1,
    group: false,
    group_id: null,
    showcase: true,
    only_show_if_degraded: false,
    page_id: page.id,
  }));
  const open = incidents.map((incident, index) => {
    const named = parts.filter(({ id }) => incident.components.includes(id));
    return { ...toIncident(incident, index), page_id: page.id, components: named };
  });
  return {
    '/api/v2/summary.json': json({
      page,
      components: parts,
      incidents: open,
      scheduled_maintenances: [],
      status,
    }),
    '/api/v2/components.json': json({ page, components: parts }),
    '/api/v2/status.json': json({ page, status }),
    '/api/v2/incidents/unresolved.json': json({ page, incidents: open }),
  };
}

function asWorst(status: string): (typeof WORST)[number] {
  return WORST.find((each) => each === status) ?? 'operational';
}

function toIncident({ title, impact, status, minutesAgo }: OpenIncident, index: number): object {
  const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const id = `incident${index}`;
  return {
    id,
    name: title,
    status,
    impact,
    created_at: at,
    started_at: at,
    updated_at: at,
    monitoring_at: null,
    resolved_at: null,
    shortlink: `https://{host}/incidents/${id}`,
    incident_updates: [
      { id: `${id}u0`, incident_id: id, status, body: title, created_at: at, display_at: at },
    ],
  };
}

function json(body: object): Answer {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { status: 200, headers, body: JSON.stringify(body), etag: true };
}

/** A page for people at every path that a status page of the kind above has. */
export function htmlInstead(): Pages {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return instead({ status: 200, headers, body: '<!doctype html><title>Status</title><p>Hello' });
}

/** The same answer wherever the page is read. */
export function instead(answer: Answer): Pages {
  return Object.fromEntries(Object.keys(statuspage()).map((path) => [path, answer]));
}

interface NewsItem {
  readonly title: string;
  readonly minutesAgo: number;
  /** Lines of its text. */
  readonly lines: readonly string[];
}

/** News of a status page, newest first, as RSS 2.0 at `/feed.rss`. */
export function rss(items: readonly NewsItem[]): Pages {
  const entries = items.map(({ title, minutesAgo, lines }, index) => {
    const at = new Date(Date.now() - minutesAgo * 60_000).toUTCString();
    const link = `https://{host}/incidents/${index}`;
    const text = `<![CDATA[${lines.join('<br/>')}]]>`;
    return `<item><title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>${at}</pubDate><description>${text}</description></item>`;
  });
  const about = '<title>Status</title><link>https://{host}/</link><description>News</description>';
  const body = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${about}${entries.join('')}</channel></rss>`;
  const headers = { 'content-type': 'application/rss+xml; charset=utf-8' };
  return { '/feed.rss': { status: 200, headers, body, etag: true } };
}
