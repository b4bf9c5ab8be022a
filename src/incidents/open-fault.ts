import type { OpenFault } from '../formats/incident.ts';
import type { ReportFault } from '../formats/verdict.ts';

/** Verdicts that an incident remembers; of more, the first and the last ones. */
const MOST_CHANGES = 10;

/** A fault as the first failing round leaves it. */
export function firstFault(verdict: ReportFault, atMs: number): OpenFault {
  return {
    verdict: kept(verdict),
    startedAtMs: atMs,
    lastFailedAtMs: atMs,
    downMs: 0,
    changes: [],
  };
}

/** The fault after one more failing round, `spanMs` after the one before it as far as anybody watched. */
export function failsOn(
  { endsAtMs: _notOver, ...fault }: OpenFault,
  verdict: ReportFault,
  { atMs, spanMs }: { atMs: number; spanMs: number },
): OpenFault {
  const failing = { ...fault, lastFailedAtMs: atMs, downMs: fault.downMs + spanMs };
  if (isSame(fault.verdict, verdict)) return failing;
  const [first = { atMs: fault.startedAtMs, verdict: fault.verdict }, ...rest] = fault.changes;
  const later = [...rest, { atMs, verdict: kept(verdict) }].slice(1 - MOST_CHANGES);
  return { ...failing, verdict: kept(verdict), changes: [first, ...later] };
}

/** Evidence differs from round to round; what is said of the fault does not. */
function isSame(a: ReportFault, b: ReportFault): boolean {
  return a.cause === b.cause && a.scope === b.scope && a.suspects.join() === b.suspects.join();
}

/** Without the numbers of observations: those belong to a report that is gone by then. */
function kept(verdict: ReportFault): ReportFault {
  const evidence = verdict.evidence.map(({ observations: _gone, ...told }) => told);
  return { ...verdict, evidence };
}
