import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { goesOn } from '../goes-on.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { type LooseIncident, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';

/** Of an incident, and of a part that has one. */
const SEVERITIES: LevelWords = {
  operational: 'operational',
  maintenance: 'maintenance',
  undermaintenance: 'maintenance',
  minor: 'degraded',
  medium: 'partial',
  major: 'partial',
  critical: 'major',
};

const event = v.object({
  name: text,
  startedAt: text,
  startsAt: text,
  endsAt: text,
  updatedAt: text,
  status: text,
  severity: text,
  url: text,
  impact: v.optional(v.never()),
  affectedServices: maybeRows(v.object({ id })),
});

type Event = v.InferOutput<typeof event>;

const summary = v.object({
  page: v.object({
    name: text,
    url: text,
    // Instatus, whose feed is much alike, writes HASISSUES.
    status: v.pipe(v.string(), v.regex(/^(OPERATIONAL|[A-Z]+(_[A-Z]+)+)$/)),
  }),
  activeIncidents: rows(event),
  activeMaintenances: maybeRows(event),
});

const parts = v.pipe(
  rows(v.object({ id, name: v.string(), group: v.string(), status: v.string() })),
  v.check((list) => list.length > 0),
);

/** Checkly: a summary, and a list of the page's services. */
export const checkly: FeedPlatform = {
  kind: 'checkly',
  addresses: (url) =>
    pageAddresses(url, {
      own: /\.json$/,
      paths: ['/summary.json', '/services.json'],
      besides: (own) => own.replace('summary.json', 'services.json'),
    }),
  parse: (body, { nowMs }) => {
    const list = readJson(body, parts);
    if (list !== undefined) {
      return makeReading({
        level: 'unknown',
        components: list.map(({ status, ...part }) => ({
          ...part,
          level: levelOf(SEVERITIES, status),
          raw: status,
        })),
      });
    }
    const feed = readJson(body, summary);
    if (feed === undefined) return;
    const incidents = [
      ...feed.activeIncidents.filter((row) => row.status !== 'RESOLVED').map(toIncident),
      ...feed.activeMaintenances
        .filter((row) => goesOn(row.startsAt ?? row.startedAt, row.endsAt, nowMs))
        .map((row): LooseIncident => ({ ...toIncident(row), level: 'maintenance' })),
    ];
    const worst = worstOfAll(incidents.map((incident) => incident.level));
    const { status: raw } = feed.page;
    return makeReading({
      page: feed.page,
      level: raw === 'HAS_ISSUES' ? worstOfAll(['degraded', worst]) : levelOf(SEVERITIES, raw),
      raw,
      incidents,
    });
  },
};

function toIncident(row: Event): LooseIncident {
  return {
    title: row.name,
    level: levelOf(SEVERITIES, row.severity),
    components: row.affectedServices.map((part) => part.id),
    raw: row.status,
    since: row.startsAt ?? row.startedAt,
    updated: row.updatedAt,
    link: row.url,
  };
}
