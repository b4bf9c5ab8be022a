/** What may lie between two rounds, and has to be made up for. Times are in ms since the epoch. */
export interface Interruptions {
  /** A pause or a change of network that no later round has seen the end of. */
  readonly pausedMs?: number;
  /** Who was not looked at since then is due then. */
  readonly sweepMs?: number;
  /** When a sweep last found the line well. */
  readonly sweptMs?: number;
  /** Since when no scheduled rounds take place. */
  readonly haltedMs?: number;
  /** The round that runs, or died with its background, and how many died before it in a row. */
  readonly attempt?: { readonly startedMs: number; readonly deaths: number };
}

/**
 * An alarm or a timer this late was held up by sleep: a busy machine delays them by seconds, and a nap of a minute and a
 * half may let one be overdue by no more than this. Taking delay for sleep costs a look at everybody, and nothing else.
 */
const LATE_MS = 15_000;
/** DHCP and routes take a moment after a change of network. */
const SETTLE_MS = 2_000;
/** A network that comes and goes all the time has a sweep no more often than this. */
const SWEEPS_APART_MS = 30_000;
/** Whoever was away for less than that comes back to what was known. */
const SHORT_HALT_MS = 60_000;
const FIRST_RETRY_MS = 2_000;
const SECOND_RETRY_MS = 30_000;

/** Whether something that was due fired so late that the device must have slept. */
export function isLate(dueMs: number, nowMs: number): boolean {
  return nowMs - dueMs > LATE_MS;
}

/** A sleep or a change of network was noticed: the next round is the first after it, and looks at everybody. */
export function interrupted(known: Interruptions, nowMs: number): Interruptions {
  const { sweptMs = Number.NEGATIVE_INFINITY } = known;
  const soonMs = sweptMs > nowMs ? nowMs : sweptMs + SWEEPS_APART_MS;
  return { ...known, pausedMs: nowMs, sweepMs: Math.max(nowMs + SETTLE_MS, soonMs) };
}

/** Scheduled rounds are halted: nobody is there, or the person said so, or the month's data is used up. */
export function halted(known: Interruptions, nowMs: number): Interruptions {
  return known.haltedMs === undefined ? { ...known, haltedMs: nowMs } : known;
}

/** They go on: whoever returns has a round at once. */
export function resumed({ haltedMs, ...known }: Interruptions, nowMs: number): Interruptions {
  if (haltedMs === undefined) return known;
  const isShort = nowMs >= haltedMs && nowMs - haltedMs < SHORT_HALT_MS;
  return isShort ? known : { ...known, pausedMs: nowMs, sweepMs: nowMs };
}

/** Nothing at all got through, and now it does: everybody is looked at, at once. */
export function lineIsBack(known: Interruptions, nowMs: number): Interruptions {
  return { ...known, sweepMs: nowMs };
}

/** Whether a round that has just ended is the first after an interruption, or was interrupted itself. */
export function isInterrupted({ pausedMs }: Interruptions): boolean {
  return pausedMs !== undefined;
}

interface Kept {
  readonly startedMs: number;
  readonly nowMs: number;
  /** The user's own side was found well. */
  readonly isLineWell: boolean;
}

/** After a round that was kept. One that had begun before the interruption leaves the next round the first after it. */
export function afterKept(known: Interruptions, kept: Kept): Interruptions {
  const { pausedMs, ...rest } = known;
  const { startedMs, nowMs, isLineWell } = kept;
  const isOver = pausedMs === undefined || startedMs >= pausedMs || pausedMs > nowMs;
  const isSwept = isLineWell && known.sweepMs !== undefined && startedMs >= known.sweepMs;
  return { ...(isOver ? rest : known), ...(isSwept && { sweptMs: nowMs }) };
}

/** A round begins. One that is still noted has died. */
export function begun(known: Interruptions, nowMs: number): Interruptions {
  const deaths = known.attempt === undefined ? 0 : known.attempt.deaths + 1;
  return { ...known, attempt: { startedMs: nowMs, deaths } };
}

export function ended({ attempt: _over, ...known }: Interruptions): Interruptions {
  return known;
}

/**
 * When the next round may begin after one that died with its background: soon after the first, then 30 s, then twice as
 * long each time, up to the interval. Something in the rounds themselves may be what kills it.
 */
export function retryAt({ attempt }: Interruptions, { nowMs, intervalMs }: Retry): number {
  if (attempt === undefined || attempt.startedMs > nowMs) return nowMs;
  const { startedMs, deaths } = attempt;
  const waitMs = deaths === 0 ? FIRST_RETRY_MS : SECOND_RETRY_MS * 2 ** (deaths - 1);
  return Math.max(nowMs, startedMs + Math.min(waitMs, intervalMs));
}

interface Retry {
  readonly nowMs: number;
  readonly intervalMs: number;
}
