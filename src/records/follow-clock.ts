const LEAP_MS = 6 * 3_600_000;

/**
 * The moment that ages are counted from, one step after `knownMs`: it follows the clock by 6 hours at most. A clock that
 * is wrong for an hour must not take years of history along, and after months away a few days of steps catch up.
 */
export function followClock(knownMs: number | undefined, nowMs: number): number {
  return Math.min(nowMs, (knownMs ?? nowMs) + LEAP_MS);
}
