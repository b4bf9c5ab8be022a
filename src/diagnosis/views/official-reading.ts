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

/**
 * Reads the provider's word on one service. Red: a part that the service is made of is out or being worked on, a fresh
 * open incident names it, or, where no parts are chosen, the page as a whole speaks of an outage.
 */
export function readOfficial(official: OfficialFacts | undefined): OfficialReading {
  if (official === undefined) return { state: 'nothing', evidence: [] };
  const { level, scope, incidents } = official;
  const named = incidents.find(({ isNamed, level: own, since }) => {
    return isNamed && isAtLeast(own, 'degraded') && isFresh(since, official.fetchedAt);
  });
  if (named !== undefined) return { state: 'red', evidence: [tellTitle(named.title)] };
  if (level === 'unknown') return { state: 'nothing', evidence: [] };
  const isOut = isAtLeast(level, 'partial') || (scope === 'component' && level === 'maintenance');
  const evidence = isOut ? tellOutage(official) : tellLevel(level);
  if (isOut) return { state: 'red', evidence };
  return { state: level === 'operational' ? 'green' : 'amber', evidence };
}

function isAtLeast(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}

function isFresh(since: string | undefined, fetchedAt: string): boolean {
  if (since === undefined) return false;
  return Date.parse(fetchedAt) - Date.parse(since) < FRESH_MS;
}

/** The worst incident puts it in words; without one the level itself is told. */
function tellOutage({ incidents, level, scope }: OfficialFacts): readonly Finding[] {
  const worst = incidents
    .filter(({ isNamed }) => isNamed || scope === 'page')
    .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))[0];
  return worst === undefined ? tellLevel(level) : [tellTitle(worst.title)];
}

function tellTitle(title: string): Finding {
  return finding({ key: 'official-trouble', values: { title } });
}

function tellLevel(level: Level): readonly Finding[] {
  if (level === 'operational') return [finding({ key: 'official-quiet', values: {} })];
  return [finding({ key: 'official-level', values: { level } })];
}
