import type { Diagnosis } from './diagnose.ts';
import { isSameFault, overallOf } from './overall.ts';
import type { Fault, Verdict } from './verdict.ts';

/** Failing rounds this far apart confirm a fault (design: two failing rounds at least 15 s apart). */
const CONFIRMED_AFTER_MS = 15_000;
/** A failure seen this long ago, or this many rounds, belongs to another fault: nobody looked in between. */
const FORGOTTEN_AFTER_MS = 30 * 60_000;
const FORGOTTEN_AFTER_ROUNDS = 3;
/** Rounds may overlap: one that began earlier may end later. Further back is a clock that was set. */
const LONGEST_ROUND_MS = 60_000;

/** Key of the user's own side; no service can have it as its id. */
export const USER_KEY = '';

export interface Failing {
  readonly firstFailedAtMs: number;
  readonly lastFailedAtMs: number;
  readonly confirmed: boolean;
}

/** What earlier rounds saw failing, by service id. */
export type FailureMemory = Readonly<Record<string, Failing>>;

/** When the round started on the wall clock, and how far apart rounds are meant to lie. */
export interface RoundTime {
  readonly nowMs: number;
  readonly intervalMs: number;
}

/**
 * Settles over time what one round cannot: a fault is `confirmed` once two failing rounds lie at least 15 s apart.
 * Services that are not part of this round keep their memory.
 */
export function settleCertainty(
  diagnosis: Diagnosis,
  memory: FailureMemory,
  time: RoundTime,
): { readonly diagnosis: Diagnosis; readonly memory: FailureMemory } {
  const next = new Map(Object.entries(memory));
  const settle = (key: string, verdict: Verdict): Verdict => {
    if (verdict.kind === 'unknown') return verdict;
    if (verdict.kind !== 'fault') {
      next.delete(key);
      return verdict;
    }
    const failing = remember(next.get(key), time);
    next.set(key, failing);
    return failing.confirmed ? { ...verdict, certainty: 'confirmed' } : verdict;
  };
  const user = settle(USER_KEY, diagnosis.user);
  const services = diagnosis.services.map((service) => {
    const { id, verdict } = service;
    const settled = isCarried(verdict, user) ? withCertainty(verdict, user) : settle(id, verdict);
    return { ...service, verdict: settled };
  });
  return {
    diagnosis: { user, services, overall: overallOf(user, services) },
    memory: Object.fromEntries(next),
  };
}

/** While the user's own side is down, its services are unobserved: no failure is counted. */
function isCarried(verdict: Verdict, user: Verdict): verdict is Fault {
  return verdict.kind === 'fault' && user.kind === 'fault' && isSameFault(verdict, user);
}

function withCertainty(verdict: Fault, user: Verdict): Verdict {
  return user.kind === 'fault' ? { ...verdict, certainty: user.certainty } : verdict;
}

function remember(known: Failing | undefined, { nowMs, intervalMs }: RoundTime): Failing {
  const fresh = { firstFailedAtMs: nowMs, lastFailedAtMs: nowMs, confirmed: false };
  if (known === undefined) return fresh;
  const forgottenMs = Math.max(FORGOTTEN_AFTER_MS, FORGOTTEN_AFTER_ROUNDS * intervalMs);
  const sinceLastMs = nowMs - known.lastFailedAtMs;
  if (sinceLastMs > forgottenMs || sinceLastMs < -LONGEST_ROUND_MS) return fresh;
  const firstFailedAtMs = Math.min(known.firstFailedAtMs, nowMs);
  const lastFailedAtMs = Math.max(known.lastFailedAtMs, nowMs);
  const apart = lastFailedAtMs - firstFailedAtMs >= CONFIRMED_AFTER_MS;
  return { firstFailedAtMs, lastFailedAtMs, confirmed: known.confirmed || apart };
}
