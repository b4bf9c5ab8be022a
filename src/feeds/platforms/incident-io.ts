import * as v from 'valibot';
import type { Level } from '../../diagnosis/other-views.ts';
import type { FeedBody, FeedPlatform, ParseContext } from '../feed-platform.ts';
import type { FeedReading } from '../feed-reading.ts';
import { goesOn } from '../goes-on.ts';
import { levelOfPage } from '../level-of-parts.ts';
import { levelOf, PART_WORDS } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { type LooseComponent, type LooseIncident, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';
import { statuspage } from './statuspage.ts';

/** The widget names parts by `id` and `current_status`, the page itself by `component_id` and `status`. */
const affected = v.object({
  id: v.optional(id),
  component_id: v.optional(id),
  name: text,
  group_name: text,
  status: text,
  current_status: text,
});

const event = v.object({
  name: text,
  status: text,
  url: text,
  current_worst_impact: text,
  published_at: text,
  started_at: text,
  starts_at: text,
  scheduled_end_at: text,
  ends_at: text,
  last_update_at: text,
  affected_components: maybeRows(affected),
  component_impacts: maybeRows(affected),
});

type Event = v.InferOutput<typeof event>;

const events = {
  ongoing_incidents: v.nullish(rows(event)),
  in_progress_maintenances: maybeRows(event),
  scheduled_maintenances: maybeRows(event),
};

const shown = v.object({ component_id: id, name: text, hidden: v.optional(v.unknown()) });
const summary = v.object({
  ...events,
  id: v.optional(id),
  name: text,
  public_url: text,
  structure: v.object({
    items: rows(
      v.object({
        group: v.optional(
          v.object({
            name: text,
            hidden: v.optional(v.unknown()),
            components: maybeRows(shown),
          }),
        ),
        component: v.optional(shown),
      }),
    ),
  }),
  affected_components: maybeRows(affected),
});
const page = v.union([
  v.pipe(
    v.object({ summary }),
    v.transform((whole) => whole.summary),
  ),
  summary,
]);

const widget = v.object({
  ...events,
  page_title: v.string(),
  page_url: v.string(),
  ongoing_incidents: rows(event),
});

/** incident.io: what its pages ask themselves (`/proxy/<host>`), its widget, and what it copies of Statuspage. */
export const incidentIo: FeedPlatform = {
  kind: 'incident-io',
  addresses: (url) =>
    pageAddresses(url, {
      own: /^\/(proxy|api)\/./,
      paths: [`/proxy/${new URL(url).hostname}`],
    }),
  parse: (body, context) =>
    readPage(body, context) ?? readWidget(body, context) ?? readCopy(body, context),
};

function readPage(body: FeedBody, { nowMs }: ParseContext): FeedReading | undefined {
  const feed = readJson(body, page);
  if (feed === undefined) return;
  const inTrouble = new Map(
    feed.affected_components.map((row) => [row.component_id ?? row.id, row.status]),
  );
  const components = feed.structure.items.flatMap(({ group, component }) => {
    if (group?.hidden === true) return [];
    return [...(group?.components ?? []), ...(component === undefined ? [] : [component])]
      .filter((row) => row.hidden !== true)
      .map((row): LooseComponent => {
        const raw = inTrouble.get(row.component_id) ?? 'operational';
        const level = levelOf(PART_WORDS, raw);
        return { id: row.component_id, name: row.name, group: group?.name, level, raw };
      });
  });
  const incidents = openEvents(feed, nowMs);
  return makeReading({
    page: { id: feed.id, name: feed.name, url: feed.public_url },
    level: levelOfPage(components, incidents),
    components,
    incidents,
  });
}

function readWidget(body: FeedBody, { nowMs }: ParseContext): FeedReading | undefined {
  const feed = readJson(body, widget);
  if (feed === undefined) return;
  const incidents = openEvents(feed, nowMs);
  const named = [...feed.ongoing_incidents, ...feed.in_progress_maintenances]
    .flatMap((row) => row.affected_components)
    .filter((row) => row.id !== undefined);
  const components = [...new Map(named.map((row) => [row.id ?? '', row])).values()];
  return makeReading({
    page: { name: feed.page_title, url: feed.page_url },
    level: worstOfAll(
      incidents.map((incident) => incident.level),
      'operational',
    ),
    components: components.map((row) => ({
      id: row.id ?? '',
      name: row.name,
      group: row.group_name,
      level: levelOf(PART_WORDS, row.current_status),
      raw: row.current_status,
    })),
    listsTroubleOnly: true,
    incidents,
  });
}

/** Its copy of Statuspage: told by its ids, ULIDs of 26 characters, from the original. */
function readCopy(body: FeedBody, context: ParseContext): FeedReading | undefined {
  const reading = statuspage.parse(body, context);
  return /^[0-9A-Z]{26}$/.test(reading?.page.id ?? '') ? reading : undefined;
}

interface Events {
  readonly ongoing_incidents?: readonly Event[] | null | undefined;
  readonly in_progress_maintenances: readonly Event[];
  readonly scheduled_maintenances: readonly Event[];
}

function openEvents(feed: Events, nowMs: number): LooseIncident[] {
  const planned = [
    ...(feed.in_progress_maintenances ?? []),
    ...(feed.scheduled_maintenances ?? []),
  ];
  return [
    ...(feed.ongoing_incidents ?? [])
      .filter((row) => row.status !== 'resolved')
      .map((row) => toIncident(row, impactOf(row))),
    ...planned.filter((row) => isUnderway(row, nowMs)).map((row) => toIncident(row, 'maintenance')),
  ];
}

function isUnderway(row: Event, nowMs: number): boolean {
  const { started_at, starts_at, scheduled_end_at, ends_at } = row;
  return (
    row.status === 'maintenance_in_progress' &&
    goesOn(started_at ?? starts_at, scheduled_end_at ?? ends_at, nowMs)
  );
}

function impactOf(row: Event): Level {
  if (row.current_worst_impact !== undefined) return levelOf(PART_WORDS, row.current_worst_impact);
  return worstOfAll(
    [...row.affected_components, ...row.component_impacts].map((part) =>
      levelOf(PART_WORDS, part.current_status ?? part.status),
    ),
  );
}

function toIncident(row: Event, level: Level): LooseIncident {
  const parts = [...row.affected_components, ...row.component_impacts];
  return {
    title: row.name,
    level,
    components: parts.flatMap((part) => part.component_id ?? part.id ?? []),
    raw: row.status,
    since: row.started_at ?? row.starts_at ?? row.published_at,
    updated: row.last_update_at,
    link: row.url,
  };
}
