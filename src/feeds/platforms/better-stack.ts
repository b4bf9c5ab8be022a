import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { goesOn } from '../goes-on.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, maybeRows, readJson, text } from '../loose.ts';
import { type LooseIncident, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';

/** Of one part. */
const STATES: LevelWords = {
  operational: 'operational',
  maintenance: 'maintenance',
  degraded: 'degraded',
  downtime: 'major',
};

/** Of the page: it says `downtime` once any part of it is down. */
const WHOLE: LevelWords = { ...STATES, downtime: 'partial' };

const included = v.object({
  id: v.optional(id),
  type: v.string(),
  attributes: v.object({
    public_name: text,
    status: text,
    status_page_section_id: v.optional(id),
    name: text,
    title: text,
    report_type: text,
    starts_at: text,
    ends_at: text,
    aggregate_state: text,
    affected_resources: maybeRows(v.object({ status_page_resource_id: id, status: text })),
  }),
});

type Included = v.InferOutput<typeof included>;

const schema = v.object({
  data: v.object({
    id: v.optional(id),
    attributes: v.object({
      aggregate_state: v.string(),
      company_name: text,
      custom_domain: text,
    }),
  }),
  included: maybeRows(included),
});

/** Better Stack, in the form of JSON:API. */
export const betterStack: FeedPlatform = {
  kind: 'better-stack',
  addresses: (url) => pageAddresses(url, { own: /\.json$/, paths: ['/index.json'] }),
  parse: (body, { nowMs }) => {
    const feed = readJson(body, schema);
    if (feed === undefined) return;
    const { data, included: list } = feed;
    const { aggregate_state: raw, company_name: name, custom_domain: domain } = data.attributes;
    const sections = new Map(
      list
        .filter((row) => row.type === 'status_page_section')
        .map((row) => [row.id, row.attributes.name]),
    );
    return makeReading({
      page: { id: data.id, name, url: domain && `https://${domain}` },
      level: levelOf(WHOLE, raw),
      raw,
      components: list
        .filter((row) => row.type === 'status_page_resource')
        .map(({ id: key = '?', attributes: part }) => ({
          id: key,
          name: part.public_name,
          group: sections.get(part.status_page_section_id),
          level: levelOf(STATES, part.status),
          raw: part.status,
        })),
      incidents: list
        .filter((row) => row.type === 'status_report')
        .filter(({ attributes: report }) => goesOn(report.starts_at, report.ends_at, nowMs))
        .map(toIncident),
    });
  },
};

function toIncident({ attributes: report }: Included): LooseIncident {
  const parts = report.affected_resources;
  const isPlanned = report.report_type === 'maintenance';
  const worst = worstOfAll(parts.map((part) => levelOf(STATES, part.status)));
  return {
    title: report.title,
    level: isPlanned
      ? 'maintenance'
      : parts.length > 0
        ? worst
        : levelOf(WHOLE, report.aggregate_state),
    components: parts.map((part) => part.status_page_resource_id),
    since: report.starts_at,
  };
}
