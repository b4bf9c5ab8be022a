const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;

/** The first looks come while the person who saw it fail still waits; two failing ones 15 s apart confirm it. */
const FIRST_STEPS_MS = [3 * SECOND_MS, 10 * SECOND_MS, 30 * SECOND_MS];
/** Most faults that end by themselves do so within minutes. */
export const EACH_MINUTE_MS = 10 * MINUTE_MS;
const LONGEST_GAP_MS = 10 * MINUTE_MS;

export interface Track {
  /** When the fault was first seen, or first seen to be over, in ms since the epoch. */
  readonly sinceMs: number;
  /** When the last look at it had ended. */
  readonly lookedMs: number;
  /** How far apart regular rounds lie. */
  readonly intervalMs: number;
  /** 0 up to, not including, 1: drawn anew after every round. */
  readonly chance: number;
}

export interface Step {
  readonly atMs: number;
  /** Since the step before it. */
  readonly gapMs: number;
}

/**
 * When a subject that fails, or seems to be over it, is looked at next: 3, 10 and 30 s after it began, each minute for
 * 10 minutes, then at gaps that double up to 10 minutes, or the interval where that is less: nobody who fails is looked
 * at less often than who is well. Steps that passed while a look lasted are left out. The jitter only ever delays: by up
 * to a 20th below half a minute, a half up to a minute, and a 5th beyond.
 */
export function nextStep({ sinceMs, lookedMs, intervalMs, chance }: Track): Step {
  let beforeMs = 0;
  for (const atMs of steps(Math.min(LONGEST_GAP_MS, intervalMs))) {
    const gapMs = atMs - beforeMs;
    if (sinceMs + atMs > lookedMs) {
      return { atMs: sinceMs + atMs + gapMs * spreadOf(gapMs) * chance, gapMs };
    }
    beforeMs = atMs;
    // Everything after the last doubling lies as far apart as that.
    if (gapMs >= Math.min(LONGEST_GAP_MS, intervalMs) && atMs > EACH_MINUTE_MS) break;
  }
  const gapMs = Math.min(LONGEST_GAP_MS, intervalMs);
  return { atMs: lookedMs + gapMs * (1 + 0.2 * chance), gapMs };
}

/** Looks that are a minute apart would fall into step with what comes and goes each half of one, and see but one side of it. */
function spreadOf(gapMs: number): number {
  if (gapMs < MINUTE_MS / 2) return 0.05;
  return gapMs <= MINUTE_MS ? 0.5 : 0.2;
}

function* steps(longestGapMs: number): Generator<number> {
  yield* FIRST_STEPS_MS;
  for (let atMs = MINUTE_MS; atMs <= EACH_MINUTE_MS; atMs += MINUTE_MS) yield atMs;
  let atMs = EACH_MINUTE_MS;
  for (let gapMs = 2 * MINUTE_MS; ; gapMs *= 2) {
    atMs += Math.min(gapMs, longestGapMs);
    yield atMs;
  }
}
