import * as v from 'valibot';
import type { Level } from '../../diagnosis/other-views.ts';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfPage } from '../level-of-parts.ts';
import { levelOf, PART_WORDS } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { worstLevel } from '../worst-level.ts';
import { worstOfEach } from '../worst-of-each.ts';

const change = v.object({
  title: text,
  type: text,
  status: text,
  start_at_seconds: v.fallback(v.optional(v.number()), undefined),
  affected_components: maybeRows(v.object({ component_id: id, status: text })),
});

type Change = v.InferOutput<typeof change>;

const schema = v.object({
  data: v.object({
    page: v.object({
      page_id: v.optional(id),
      name: text,
      components: rows(v.object({ component_id: id, name: text })),
    }),
    active_changes: v.nullish(rows(change), []),
  }),
});

/** Flashcat (Flashduty), by the id of the page: `/api/status-page/<id>/summary/active`. */
export const flashcat: FeedPlatform = {
  kind: 'flashcat',
  addresses: (url) => [url],
  parse: (body) => {
    const feed = readJson(body, schema)?.data;
    if (feed === undefined) return;
    const open = feed.active_changes.filter(
      (row) =>
        row.status !== 'resolved' && row.status !== 'completed' && row.status !== 'scheduled',
    );
    const named = worstOfEach(
      open.flatMap((row) =>
        row.affected_components.map(({ component_id: key, status }) => ({
          id: key,
          level: levelOf(PART_WORDS, status),
          raw: status,
        })),
      ),
    );
    const states = new Map(named.map((part) => [part.id, part]));
    const components = feed.page.components.map(({ component_id: key, name }) => ({
      id: key,
      level: 'operational' as const,
      ...states.get(key),
      name,
    }));
    const incidents = open.map((row) => ({
      title: row.title,
      level: impactOf(row),
      components: row.affected_components.map((part) => part.component_id),
      raw: row.status,
      since: row.start_at_seconds,
    }));
    return makeReading({
      page: { id: feed.page.page_id, name: feed.page.name },
      level: levelOfPage(components, incidents),
      components,
      incidents,
    });
  },
};

/** A change that is open is at least a hindrance, whatever words it has for it. */
function impactOf(row: Change): Level {
  if (row.type === 'maintenance') return 'maintenance';
  const worst = worstLevel(row.affected_components.map((part) => levelOf(PART_WORDS, part.status)));
  return worst === 'unknown' ? 'degraded' : worst;
}
