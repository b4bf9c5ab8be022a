import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import { LEVELS, type Level, type OfficialFacts } from '../other-views.ts';

/** `red`: the provider says that this very service is in trouble · `green`: that all is well, which refutes nothing. */
export interface OfficialReading {
  readonly state: 'nothing' | 'red' | 'amber' | 'green';
  readonly evidence: readonly Finding[];
}

/** An incident that has been open for longer explains little about now. */
const FRESH_MS = 24 * 60 * 60_000;

/** Words for an incident whose cause is mended, while the page still watches it. */
const RECOVERING = /^(?:monitoring|verifying|recover|restor)/i;

/**
 * Reads the provider's word on one service. Red: a part that the service is made of is out or being worked on, or a
 * fresh open incident names it. A page as a whole speaks of many regions and products: it is red only in ruins.
 */
export function readOfficial(official: OfficialFacts | undefined): OfficialReading {
  if (official === undefined) return { state: 'nothing', evidence: [] };
  const { level, scope, incidents } = official;
  const own = incidents.filter(({ isNamed }) => isNamed || scope === 'page');
  const isFresh = ({ since }: Incident): boolean => isWithinDay(since, official.fetchedAt);
  const named = own.find(
    (incident) =>
      incident.isNamed &&
      isAtLeast(incident.level, 'degraded') &&
      isFresh(incident) &&
      !RECOVERING.test(incident.raw ?? ''),
  );
  if (named !== undefined) return { state: 'red', evidence: [tellTitle(named.title)] };
  if (level === 'unknown') return { state: 'nothing', evidence: [] };
  const isStale = own.length > 0 && !own.some(isFresh);
  if (isOut(official) && !isStale) return { state: 'red', evidence: tellOutage(own, level) };
  const evidence = isAtLeast(level, 'partial') ? tellOutage(own, level) : tellLevel(level);
  return { state: level === 'operational' ? 'green' : 'amber', evidence };
}

type Incident = OfficialFacts['incidents'][number];

function isOut({ level, scope }: OfficialFacts): boolean {
  if (scope === 'page') return level === 'major';
  return isAtLeast(level, 'partial') || level === 'maintenance';
}

function isAtLeast(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}

function isWithinDay(since: string | undefined, fetchedAt: string): boolean {
  if (since === undefined) return false;
  return Date.parse(fetchedAt) - Date.parse(since) < FRESH_MS;
}

/** The worst incident puts it in words; without one the level itself is told. */
function tellOutage(incidents: readonly Incident[], level: Level): readonly Finding[] {
  const [worst] = [...incidents].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  return worst === undefined ? tellLevel(level) : [tellTitle(worst.title)];
}

function tellTitle(title: string): Finding {
  return finding({ key: 'official-trouble', values: { title } });
}

function tellLevel(level: Level): readonly Finding[] {
  if (level === 'operational') return [finding({ key: 'official-quiet', values: {} })];
  return [finding({ key: 'official-level', values: { level } })];
}
