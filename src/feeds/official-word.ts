import type { Level } from '../diagnosis/other-views.ts';
import { LEVELS } from '../diagnosis/other-views.ts';
import type { FeedProblem, OfficialWord } from '../formats/official-word.ts';
import type { FeedComponent, FeedIncident, FeedReading } from './feed-reading.ts';
import { levelOfPage } from './level-of-parts.ts';
import { worstLevel, worstOfAll } from './worst-level.ts';

/** Parts and open incidents that a word keeps: a report holds one for every failing service. */
const MAX_COMPONENTS = 20;
const MAX_INCIDENTS = 5;

/** An incident that has been open for less says nothing yet: many of these are gone before anybody looks. */
const SHORTEST_MS = 60_000;

export interface Feed {
  readonly kind: string;
  readonly url: string;
  /** The page's own id, where it is known. */
  readonly page?: string | undefined;
  /** Ids of the parts that the service is made of. */
  readonly components?: readonly string[] | undefined;
}

interface Read {
  readonly feed: Feed;
  /** Address that was read; absent: the feed's own. */
  readonly address?: string;
  /** ms since the epoch. */
  readonly fetchedAtMs: number;
}

/** What a status page says of one service: of its parts where they are named, otherwise of the page as a whole. */
export function officialWord(reading: FeedReading, read: Read): OfficialWord {
  const { feed, address = feed.url, fetchedAtMs } = read;
  const wanted = feed.components?.length ? new Set(feed.components) : undefined;
  const components = wanted === undefined ? reading.components : partsOf(reading, wanted);
  const incidents = reading.incidents
    .filter((incident) => isLongEnough(incident, fetchedAtMs) && concerns(incident, wanted))
    .toSorted(
      (a, b) => Number(isNamed(b, wanted)) - Number(isNamed(a, wanted)) || timeOf(b) - timeOf(a),
    )
    .slice(0, MAX_INCIDENTS);
  const named = incidents.filter((incident) => isNamed(incident, wanted));
  // A page says its own address; failing that it is the one that was given, unless that is the feed itself.
  const page = reading.page.url ?? (address === feed.url ? undefined : feed.url);
  return {
    feed: address,
    ...(page !== undefined && { page }),
    ...(reading.page.name !== undefined && { name: reading.page.name }),
    level: wanted === undefined ? wholeOf(reading) : levelOf(components, named),
    ...(wanted === undefined && reading.raw !== undefined && { raw: reading.raw }),
    scope: wanted === undefined ? 'page' : 'component',
    components: components
      // Of a page as a whole only what is not well is worth telling.
      .filter(({ level }) => wanted !== undefined || level !== 'operational')
      .toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
      .slice(0, MAX_COMPONENTS)
      .map((component) => ({ ...component })),
    incidents: incidents.map((incident) => told(incident, isNamed(incident, wanted))),
    fetchedAt: new Date(fetchedAtMs).toISOString(),
  };
}

/** The word of a page that could not be read: nothing is known, and why. */
export function wordOfProblem(problem: FeedProblem, read: Read): OfficialWord {
  return {
    feed: read.address ?? read.feed.url,
    level: 'unknown',
    scope: read.feed.components?.length ? 'component' : 'page',
    components: [],
    incidents: [],
    fetchedAt: new Date(read.fetchedAtMs).toISOString(),
    problem,
  };
}

function partsOf(reading: FeedReading, wanted: ReadonlySet<string>): readonly FeedComponent[] {
  const found = reading.components.filter((component) => wanted.has(component.id));
  if (reading.listsTroubleOnly !== true) return found;
  const listed = new Set(found.map((component) => component.id));
  const well = [...wanted].filter((id) => !listed.has(id));
  return [...found, ...well.map((id) => ({ id, name: id, level: 'operational' as const }))];
}

/** The parts speak for themselves; an incident that names one may be old. Where none is known, incidents are all there is. */
function levelOf(components: readonly FeedComponent[], named: readonly FeedIncident[]): Level {
  const parts = worstOfAll(components.map((component) => component.level));
  const levels = named.map((incident) => incident.level).filter((level) => level !== 'operational');
  return parts === 'unknown' ? worstLevel([parts, ...levels]) : parts;
}

function wholeOf({ level, raw, components, incidents }: FeedReading): Level {
  if (level !== 'unknown' || raw !== undefined) return level;
  return components.length + incidents.length === 0
    ? 'unknown'
    : levelOfPage(components, incidents);
}

function isLongEnough({ sinceMs }: FeedIncident, nowMs: number): boolean {
  // One from the future tells of a clock that is wrong, here or there.
  return sinceMs === undefined || sinceMs > nowMs || nowMs - sinceMs >= SHORTEST_MS;
}

function concerns(incident: FeedIncident, wanted: ReadonlySet<string> | undefined): boolean {
  return wanted === undefined || incident.components === undefined || isNamed(incident, wanted);
}

function isNamed(incident: FeedIncident, wanted: ReadonlySet<string> | undefined): boolean {
  return incident.components?.some((id) => wanted?.has(id)) ?? false;
}

function timeOf({ updatedMs, sinceMs }: FeedIncident): number {
  return updatedMs ?? sinceMs ?? 0;
}

function told(incident: FeedIncident, named: boolean): OfficialWord['incidents'][number] {
  const { title, level, raw, sinceMs, updatedMs, untilMs, link } = incident;
  return {
    title,
    level,
    isNamed: named,
    ...(raw !== undefined && { raw }),
    ...(sinceMs !== undefined && { since: new Date(sinceMs).toISOString() }),
    ...(updatedMs !== undefined && { updatedAt: new Date(updatedMs).toISOString() }),
    ...(untilMs !== undefined && { until: new Date(untilMs).toISOString() }),
    ...(link !== undefined && { link }),
  };
}
