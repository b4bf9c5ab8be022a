import type { Incident, OpenFault, Watch } from '../formats/incident.ts';
import type { ReportFault } from '../formats/verdict.ts';
import { USER_SUBJECT } from './round.ts';

/** Incidents that are kept once they are over. */
const MOST_CLOSED = 200;

/** A confirmed fault as tools and people read it; undefined while it is suspected only. */
export function openIncident(subject: string, fault: OpenFault): Incident | undefined {
  const { id, confirmedAtMs } = fault;
  if (id === undefined || confirmedAtMs === undefined) return undefined;
  return {
    id,
    service: subject === USER_SUBJECT ? null : subject,
    verdict: confirmed(fault.verdict),
    startedAt: iso(fault.startedAtMs),
    confirmedAt: iso(confirmedAtMs),
    endedAt: null,
    changes: fault.changes.map(({ atMs, verdict }) => ({
      at: iso(atMs),
      verdict: atMs < confirmedAtMs ? verdict : confirmed(verdict),
    })),
  };
}

/** The same once it is over: with the first good round, or the last failing one where nobody saw it end. */
export function closedIncident(subject: string, fault: OpenFault): Incident | undefined {
  const open = openIncident(subject, fault);
  return open && { ...open, endedAt: iso(fault.endsAtMs ?? fault.lastFailedAtMs) };
}

/** The incidents that are over, with more of them; the oldest ones are dropped. */
export function withClosed(closed: readonly Incident[], more: readonly Incident[]): Incident[] {
  return [...more, ...closed].slice(0, MOST_CLOSED);
}

/** The incidents that were over after that moment, ms since the epoch. One whose end is no moment stays. */
export function withoutOlder(closed: readonly Incident[], oldestMs: number): Incident[] {
  return closed.filter(({ endedAt }) => endedAt === null || !(Date.parse(endedAt) <= oldestMs));
}

/** A watch whose fault has just been confirmed, with an id for it that no kept incident has. */
export function withId(watch: Watch, closed: readonly Incident[]): Watch {
  const { subject, fault } = watch;
  if (fault === undefined) return watch;
  const taken = new Set(closed.map(({ id }) => id));
  let atMs = fault.startedAtMs;
  // A clock that was set back may name the same moment twice.
  while (taken.has(`${subject}@${atMs}`)) atMs += 1;
  return { ...watch, fault: { ...fault, id: `${subject}@${atMs}` } };
}

function confirmed(verdict: ReportFault): ReportFault {
  return { ...verdict, certainty: 'confirmed' };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
