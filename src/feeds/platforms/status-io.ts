import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { goesOn } from '../goes-on.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { type LooseIncident, makeReading } from '../make-reading.ts';
import { readTime } from '../read-time.ts';

/** Its codes; 600 is a security event, which the page's own word beside it says. */
const CODES: LevelWords = {
  100: 'operational',
  200: 'maintenance',
  300: 'degraded',
  400: 'partial',
  500: 'major',
  600: 'degraded',
};

/** State of a message that closes an incident. */
const RESOLVED = 400;

const named = maybeRows(v.object({ _id: v.optional(id), id: v.optional(id) }));

const event = v.object({
  name: text,
  datetime_open: text,
  datetime_planned_start: text,
  datetime_planned_end: text,
  messages: maybeRows(
    v.object({
      datetime: text,
      state: v.optional(v.unknown()),
      status: v.optional(v.unknown()),
    }),
  ),
  components_affected: named,
});

type Event = v.InferOutput<typeof event>;

const schema = v.object({
  result: v.object({
    status_overall: v.object({ status: text, status_code: v.number() }),
    status: rows(v.object({ id, name: text, status: text, status_code: v.number() })),
    incidents: maybeRows(event),
    maintenance: v.nullish(v.object({ active: maybeRows(event) }), { active: [] }),
  }),
});

/**
 * Status.io. Its feed lies on a host of its own, by the id of the page: `https://api.status.io/1.0/status/<id>`; an id
 * that nobody has is answered with 200 and an error.
 */
export const statusIo: FeedPlatform = {
  kind: 'status-io',
  addresses: (url) => [url],
  parse: (body, { nowMs }) => {
    const result = readJson(body, schema)?.result;
    if (result === undefined) return;
    const { status_overall: overall, status, incidents, maintenance } = result;
    const planned = maintenance.active.filter((row) =>
      goesOn(row.datetime_planned_start, row.datetime_planned_end, nowMs),
    );
    return makeReading({
      level: levelOf(CODES, overall.status_code),
      raw: overall.status ?? overall.status_code,
      components: status.map((row) => ({
        id: row.id,
        name: row.name,
        level: levelOf(CODES, row.status_code),
        raw: row.status ?? row.status_code,
      })),
      incidents: [
        ...incidents.filter((row) => newest(row)?.state !== RESOLVED).map(toIncident),
        ...planned.map((row): LooseIncident => ({ ...toIncident(row), level: 'maintenance' })),
      ],
    });
  },
};

function newest({ messages }: Event): Event['messages'][number] | undefined {
  return messages.reduce<Event['messages'][number] | undefined>(
    (late, one) =>
      late === undefined || (readTime(one.datetime) ?? 0) > (readTime(late.datetime) ?? 0)
        ? one
        : late,
    undefined,
  );
}

function toIncident(row: Event): LooseIncident {
  const message = newest(row);
  return {
    title: row.name,
    level: levelOf(CODES, message?.status),
    components: row.components_affected.flatMap((part) => part._id ?? part.id ?? []),
    since: row.datetime_planned_start ?? row.datetime_open,
    updated: message?.datetime,
  };
}
