import type { Report } from '../formats/report.ts';

/** Nobody is kept waiting for longer, whatever was announced. */
const LONGEST_MS = 7 * 24 * 60 * 60_000;

type ServiceReport = Report['services'][number];

/**
 * Until when a failing service said that it would be worked on, in ms since the epoch: by `Retry-After` of a 503, or by
 * its provider's status page. Undefined where neither speaks of it.
 */
export function plannedEnd(service: ServiceReport, nowMs: number): number | undefined {
  const ends = [...retryEnds(service), ...officialEnds(service, nowMs)].filter(
    (endMs) => endMs > nowMs,
  );
  if (ends.length === 0) return undefined;
  return Math.round(Math.min(Math.max(...ends), nowMs + LONGEST_MS));
}

function retryEnds({ verdict, observations }: ServiceReport): number[] {
  if (verdict.kind !== 'fault' || verdict.cause !== 'maintenance') return [];
  return observations.flatMap(({ role, startedAt, durationMs, outcome }) =>
    role === 'endpoint' && outcome.kind === 'response' && outcome.retryAfterMs !== undefined
      ? Date.parse(startedAt) + durationMs + outcome.retryAfterMs
      : [],
  );
}

/** Work that has begun, on a page that reports no trouble of this service besides. */
function officialEnds({ official }: ServiceReport, nowMs: number): number[] {
  if (official?.level !== 'maintenance') return [];
  const isTroubled = official.incidents.some(
    ({ isNamed, level }) => isNamed && TROUBLE.some((worse) => worse === level),
  );
  if (isTroubled) return [];
  return official.incidents
    .filter(({ level, since }) => level === 'maintenance' && !(Date.parse(since ?? '') > nowMs))
    .map(({ until = '' }) => Date.parse(until));
}

const TROUBLE = ['degraded', 'partial', 'major'] as const;
