import type { ParseContext } from '../feed-platform.ts';
import type { FeedReading } from '../feed-reading.ts';
import { type LooseComponent, type LooseIncident, makeReading } from '../make-reading.ts';
import { worstLevel, worstOfAll } from '../worst-level.ts';
import { worstOfEach } from '../worst-of-each.ts';
import { affectedParts, type ItemState, itemState } from './item-state.ts';
import { type FoldedItem, newestUpdates } from './newest-updates.ts';
import type { XmlFeed, XmlItem } from './read-xml-feed.ts';

const HOUR_MS = 3_600_000;
/** An item that does not say whether it is open is not, after that. */
const SILENT_MS = 48 * HOUR_MS;
/** One that says so and was never closed was forgotten, after that. */
const FORGOTTEN_MS = 14 * 24 * HOUR_MS;

/** Volcengine titles its feeds so; an item of theirs goes on until its title says `(已恢复)`. */
const MARKS_ONLY_ENDS = /[(（](?![)）]).{1,60}[)）]\s*服务状态$/;

interface Update extends FoldedItem {
  readonly state: ItemState | undefined;
  readonly marksOnlyEnds: boolean;
}

interface Open extends LooseIncident {
  readonly parts: readonly LooseComponent[];
}

/**
 * What a history of updates says now. It is a history of trouble, whose silence means that all is well, only where at
 * least one of its items, however old, is in a form that status pages use: of any other feed the level is `unknown`.
 */
export function readUpdateLog(feed: XmlFeed, { nowMs }: ParseContext): FeedReading {
  const marksOnlyEnds = MARKS_ONLY_ENDS.test(feed.title?.trim() ?? '');
  const states = new Map(feed.items.map((item) => [item, itemState(item)]));
  const isHistory = marksOnlyEnds || [...states.values()].some((state) => state !== undefined);
  const current = newestUpdates(isHistory ? feed.items : [], (item) => incidentKey(item, feed))
    .map((folded) => ({ ...folded, state: states.get(folded.item), marksOnlyEnds }))
    .filter(
      ({ item, state }) => state?.level !== 'over' && (item.publishedMs ?? 0) <= nowMs + HOUR_MS,
    );
  const hasForgotten = current.some(
    ({ state, updatedMs }) => state !== undefined && ageOf(updatedMs, nowMs) > FORGOTTEN_MS,
  );
  const quiet = isHistory && !hasForgotten ? 'operational' : 'unknown';
  const open = current.filter((update) => isOpen(update, nowMs)).map(toIncident);
  return makeReading({
    page: { name: feed.title, url: feed.link },
    level: worstOfAll(
      open.map((incident) => incident.level),
      quiet,
    ),
    components: worstOfEach(open.flatMap((incident) => incident.parts)),
    ...(quiet === 'operational' &&
      open.every((incident) => incident.parts.length > 0) && { listsTroubleOnly: true }),
    incidents: open,
  });
}

/** The incident's own page, where the item has one: updates have ids of their own on some platforms. */
function incidentKey({ id, link }: XmlItem, feed: XmlFeed): string {
  const page = link?.replace(/#.*$/s, '');
  const isOwn = page !== undefined && page !== feed.link && !/^https?:\/\/[^/]*\/?$/.test(page);
  return isOwn ? page : id;
}

function isOpen({ state, updatedMs }: Update, nowMs: number): boolean {
  if (state !== undefined) return ageOf(updatedMs, nowMs) <= FORGOTTEN_MS;
  return updatedMs !== undefined && ageOf(updatedMs, nowMs) <= SILENT_MS;
}

function toIncident({ item, sinceMs, updatedMs, state, marksOnlyEnds }: Update): Open {
  const parts = affectedParts(item).filter((part) => part.level !== 'operational');
  const unsaid = marksOnlyEnds ? 'degraded' : 'unknown';
  const level = state === undefined || state.level === 'over' ? unsaid : state.level;
  return {
    title: item.title,
    level: worstLevel(
      parts.map((part) => part.level),
      level,
    ),
    parts,
    components: parts.map((part) => part.id),
    raw: state?.raw,
    since: sinceMs,
    updated: updatedMs,
    link: item.link,
  };
}

function ageOf(ms: number | undefined, nowMs: number): number {
  return ms === undefined ? 0 : nowMs - ms;
}
