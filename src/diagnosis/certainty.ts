import type { Diagnosis } from './diagnose.ts';
import { overallOf } from './overall.ts';
import type { Verdict } from './verdict.ts';

/** Failing rounds this far apart confirm a fault (design: two failing rounds at least 15 s apart). */
const CONFIRMED_AFTER_MS = 15_000;
/** A failure seen this long ago belongs to another fault: nobody looked in between. */
const FORGOTTEN_AFTER_MS = 30 * 60_000;

/** Key of the user's own side; no service can have it as its id. */
export const USER_KEY = '';

export interface Failing {
  readonly firstFailedAtMs: number;
  readonly lastFailedAtMs: number;
  readonly confirmed: boolean;
}

/** What earlier rounds saw failing, by service id. */
export type FailureMemory = Readonly<Record<string, Failing>>;

/**
 * Settles over time what one round cannot: a fault is `confirmed` once two failing rounds lie at least 15 s apart.
 * Services that are not part of this round keep their memory; `nowMs` is the round's start on the wall clock.
 */
export function settleCertainty(
  diagnosis: Diagnosis,
  memory: FailureMemory,
  nowMs: number,
): { readonly diagnosis: Diagnosis; readonly memory: FailureMemory } {
  const next: Record<string, Failing> = { ...memory };
  const settle = (key: string, verdict: Verdict): Verdict => {
    if (verdict.kind === 'unknown') return verdict;
    if (verdict.kind !== 'fault') {
      delete next[key];
      return verdict;
    }
    const failing = remember(next[key], nowMs);
    next[key] = failing;
    return failing.confirmed ? { ...verdict, certainty: 'confirmed' } : verdict;
  };
  const user = settle(USER_KEY, diagnosis.user);
  const services = diagnosis.services.map(({ id, verdict }) => ({
    id,
    verdict: settle(id, verdict),
  }));
  return { diagnosis: { user, services, overall: overallOf(user, services) }, memory: next };
}

function remember(known: Failing | undefined, nowMs: number): Failing {
  const fresh = { firstFailedAtMs: nowMs, lastFailedAtMs: nowMs, confirmed: false };
  if (known === undefined) return fresh;
  const sinceLastMs = nowMs - known.lastFailedAtMs;
  if (sinceLastMs > FORGOTTEN_AFTER_MS || sinceLastMs < 0) return fresh;
  const apartMs = nowMs - known.firstFailedAtMs;
  return {
    ...known,
    lastFailedAtMs: nowMs,
    confirmed: known.confirmed || apartMs >= CONFIRMED_AFTER_MS,
  };
}
