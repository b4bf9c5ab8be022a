import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { goesOn } from '../goes-on.ts';
import { type LevelWords, levelOf, PART_WORDS } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { type LooseComponent, type LooseIncident, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';

/**
 * Of the page as a whole, and of an incident's impact. An open incident of impact `none` is a notice: its makers say
 * that nothing is impaired, so it is told and charges nobody.
 */
const IMPACTS: LevelWords = {
  none: 'operational',
  maintenance: 'maintenance',
  minor: 'degraded',
  major: 'partial',
  critical: 'major',
};

const CLOSED = ['resolved', 'postmortem', 'completed', 'scheduled'];
/** Maintenance is one only while its makers are at it. */
const AT_IT = ['in_progress', 'verifying'];

const part = v.object({
  id,
  name: text,
  status: v.string(),
  group: v.optional(v.unknown()),
  group_id: text,
});

const incident = v.object({
  name: text,
  status: v.string(),
  impact: text,
  shortlink: text,
  started_at: text,
  created_at: text,
  updated_at: text,
  resolved_at: text,
  scheduled_for: text,
  scheduled_until: text,
  components: maybeRows(v.object({ id })),
  incident_updates: maybeRows(
    v.object({
      affected_components: maybeRows(v.object({ code: v.string(), new_status: text })),
    }),
  ),
});

type Incident = v.InferOutput<typeof incident>;

// Instatus, Checkly and Sorry have a `page` too, and its state inside.
const schema = v.object({
  page: v.object({
    id: v.optional(id),
    name: text,
    url: text,
    status: v.optional(v.never()),
    state: v.optional(v.never()),
  }),
  status: v.optional(v.object({ indicator: v.string() })),
  components: v.optional(rows(part)),
  incidents: v.nullish(rows(incident)),
  scheduled_maintenances: v.nullish(rows(incident)),
});

/** Atlassian Statuspage, version 2 of its public interface; openstatus and Rootly answer in the same envelope. */
export const statuspage: FeedPlatform = {
  kind: 'statuspage',
  addresses: (url) =>
    pageAddresses(url, {
      own: /\.json$/,
      // A summary may leave out parts (25 of 62 were seen); the list of parts has them all.
      paths: ['/api/v2/summary.json', '/api/v2/components.json'],
      besides: (own) => own.replace(/(summary|status)\.json/, 'components.json'),
    }),
  parse: (body, { nowMs }) => {
    const feed = readJson(body, schema);
    if (feed === undefined || (feed.page.id ?? feed.page.name) === undefined) return;
    const { page, status, components, incidents, scheduled_maintenances: planned } = feed;
    if ((status ?? components ?? incidents ?? planned) === undefined) return;
    return makeReading({
      page,
      level: levelOf(IMPACTS, status?.indicator),
      raw: status?.indicator,
      components: partsOf(components ?? []),
      incidents: [
        ...(incidents ?? [])
          .filter((row) => !CLOSED.includes(row.status) && row.resolved_at === undefined)
          .map(toIncident),
        ...(planned ?? [])
          .filter(
            (row) =>
              AT_IT.includes(row.status) && goesOn(row.scheduled_for, row.scheduled_until, nowMs),
          )
          .map(toMaintenance),
      ],
    });
  },
};

function partsOf(list: readonly v.InferOutput<typeof part>[]): LooseComponent[] {
  const groups = new Map(list.filter((row) => row.group === true).map((row) => [row.id, row.name]));
  return list
    .filter((row) => row.group !== true)
    .map((row) => ({
      id: row.id,
      name: row.name,
      group: groups.get(row.group_id ?? ''),
      level: levelOf(PART_WORDS, row.status),
      raw: row.status,
    }));
}

/** What each part came to by the newest update that speaks of it; updates come newest first. */
function newestStates({ incident_updates: updates }: Incident): ReadonlyMap<string, string> {
  const told = updates.flatMap((update) => update.affected_components);
  return new Map(told.reverse().map(({ code, new_status: status }) => [code, status ?? '']));
}

function toIncident(row: Incident): LooseIncident {
  const states = newestStates(row);
  const touched = new Set([...row.components.map((named) => named.id), ...states.keys()]);
  return {
    title: row.name,
    level: levelOf(IMPACTS, row.impact),
    components: [...touched].filter((id) => states.get(id) !== 'operational'),
    raw: row.status,
    since: row.started_at ?? row.created_at,
    updated: row.updated_at,
    link: row.shortlink,
  };
}

function toMaintenance(row: Incident): LooseIncident {
  // How much it may disturb is its impact; that it was announced stays true.
  return {
    ...toIncident(row),
    level: 'maintenance',
    since: row.scheduled_for ?? row.started_at,
    until: row.scheduled_until,
  };
}
