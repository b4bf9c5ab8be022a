import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { goesOn } from '../goes-on.ts';
import { type LevelWords, levelOf, PART_WORDS } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { type LooseIncident, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';

/** `HASISSUES` says that something is wrong, and not how much: that is what its incidents say. */
const PAGES: LevelWords = {
  up: 'operational',
  hasissues: 'degraded',
  undermaintenance: 'maintenance',
};

/** Words in capitals without a line between them; Checkly, whose feed is much alike, writes HAS_ISSUES. */
const capitals = v.pipe(v.string(), v.regex(/^[A-Z]+$/));

const event = v.object({
  name: text,
  started: text,
  start: text,
  duration: v.fallback(v.optional(v.union([v.string(), v.number()])), undefined),
  status: text,
  impact: text,
  url: text,
  severity: v.optional(v.never()),
});

type Event = v.InferOutput<typeof event>;

const summary = v.object({
  page: v.object({
    name: text,
    url: text,
    status: v.pipe(capitals, v.notValue('OPERATIONAL')),
    state: v.optional(v.never()),
  }),
  activeIncidents: maybeRows(event),
  activeMaintenances: maybeRows(event),
});

const parts = v.object({
  page: v.optional(v.never()),
  components: v.pipe(
    rows(
      v.object({
        id,
        name: text,
        status: capitals,
        isParent: v.optional(v.unknown()),
        group: v.fallback(v.nullish(v.object({ name: text })), undefined),
      }),
    ),
    v.check((list) => list.length > 0),
  ),
});

/** Instatus. Its summary lies at the address of Statuspage's too, in a form of its own. */
export const instatus: FeedPlatform = {
  kind: 'instatus',
  addresses: (url) =>
    pageAddresses(url, {
      own: /\.json$/,
      paths: ['/summary.json', '/v2/components.json'],
      besides: (own) => new URL('/v2/components.json', own).href,
    }),
  parse: (body, { nowMs }) => {
    const list = readJson(body, parts);
    if (list !== undefined) return readParts(list);
    const feed = readJson(body, summary);
    if (feed === undefined) return;
    const incidents = [
      ...feed.activeIncidents.filter((row) => row.status !== 'RESOLVED').map(toIncident),
      ...feed.activeMaintenances.filter((row) => isUnderway(row, nowMs)).map(toMaintenance),
    ];
    const whole = levelOf(PAGES, feed.page.status);
    return makeReading({
      page: feed.page,
      level:
        whole === 'degraded'
          ? worstOfAll([whole, ...incidents.map((incident) => incident.level)])
          : whole,
      raw: feed.page.status,
      incidents,
    });
  },
};

function readParts({ components }: v.InferOutput<typeof parts>) {
  return makeReading({
    level: 'unknown',
    components: components
      .filter((row) => row.isParent !== true)
      .map((row) => ({
        id: row.id,
        name: row.name,
        group: row.group?.name,
        level: levelOf(PART_WORDS, row.status),
        raw: row.status,
      })),
  });
}

function toIncident(row: Event): LooseIncident {
  return {
    title: row.name,
    level: row.impact === undefined ? 'degraded' : levelOf(PART_WORDS, row.impact),
    raw: row.status,
    since: writtenOut(row.started),
    link: row.url,
  };
}

function isUnderway(row: Event, nowMs: number): boolean {
  const fromMs = writtenOut(row.start);
  const minutes = Number(row.duration);
  const toMs = minutes > 0 && fromMs !== undefined ? fromMs + minutes * 60_000 : undefined;
  return row.status === 'INPROGRESS' && goesOn(fromMs, toMs, nowMs);
}

function toMaintenance(row: Event): LooseIncident {
  return { ...toIncident(row), level: 'maintenance', since: writtenOut(row.start) };
}

/** Its times are what `Date` prints: `Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)`. */
function writtenOut(time: string | undefined): number | undefined {
  const ms = Date.parse(time ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}
