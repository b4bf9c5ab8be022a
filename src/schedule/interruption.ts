/** What may lie between two rounds, and has to be made up for. Times are in ms since the epoch. */
export interface Interruptions {
  /** A pause or a change of network that no later round has seen the end of. */
  readonly pausedMs?: number;
  /** When the device may last have moved to another network; absent: not since all this is known. */
  readonly movedMs?: number;
  /** Who was not looked at since then is due then; absent once everybody was. */
  readonly sweepMs?: number;
  /** When the last sweep began, whatever came of it, and how many have followed each other closely. */
  readonly sweeps?: { readonly lastMs: number; readonly inARow: number };
  /** When a sweep last found the line well. */
  readonly sweptMs?: number;
  /** Since when no scheduled rounds take place. */
  readonly haltedMs?: number;
  /** The round that runs, or died with its background, and how many died before it in a row. */
  readonly attempt?: { readonly startedMs: number; readonly deaths: number };
  /** How often in a row the configuration could not be read. */
  readonly unread?: number;
}

/**
 * An alarm or a timer this late was held up by sleep: a busy machine delays them by seconds, and a nap of a minute and a
 * half may let one be overdue by no more than this. Taking delay for sleep costs a look at everybody, and nothing else.
 */
const LATE_MS = 15_000;
/** DHCP and routes take a moment after a change of network. */
const SETTLE_MS = 2_000;
/** A network that comes and goes, and is well in between, has a sweep no more often than this. */
const WELL_APART_MS = 30_000;
/** Whatever they find, sweeps that follow each other closely lie so far apart, then twice as far each time ... */
const FIRST_APART_MS = 5_000;
/** ... up to this: so far ahead may one lie, and no further. */
const MOST_APART_MS = 5 * 60_000;
/** A sweep after more than this is the first of its row. */
const ROW_ENDS_MS = 2 * MOST_APART_MS;
/** Whoever was away for less than that comes back to what was known. */
const SHORT_HALT_MS = 60_000;
const FIRST_READ_AGAIN_MS = 60_000;
const LAST_READ_AGAIN_MS = 10 * 60_000;
const FIRST_RETRY_MS = 2_000;
const SECOND_RETRY_MS = 30_000;

/** Whether something that was due fired so late that the device must have slept. */
export function isLate(dueMs: number, nowMs: number): boolean {
  return nowMs - dueMs > LATE_MS;
}

/** A sleep or a change of network was noticed: the next round is the first after it, and looks at everybody. */
export function interrupted(known: Interruptions, nowMs: number): Interruptions {
  const wellMs = known.sweptMs ?? Number.NEGATIVE_INFINITY;
  const calmMs = wellMs > nowMs ? nowMs : wellMs + WELL_APART_MS;
  const sweepMs = Math.max(nowMs + SETTLE_MS, calmMs, rowGoesOn(known, nowMs, MOST_APART_MS));
  return { ...known, pausedMs: nowMs, movedMs: nowMs, sweepMs };
}

/** When the next sweep may follow those that came one after the other, at most so long after the last. */
function rowGoesOn({ sweeps }: Interruptions, nowMs: number, mostMs: number): number {
  if (sweeps === undefined || sweeps.lastMs > nowMs) return nowMs;
  const { lastMs, inARow } = sweeps;
  return Math.max(nowMs, lastMs + Math.min(FIRST_APART_MS * 2 ** (inARow - 1), mostMs));
}

/** Scheduled rounds are halted: nobody is there, or the person said so, or the month's data is used up. */
export function halted(known: Interruptions, nowMs: number): Interruptions {
  return known.haltedMs === undefined ? { ...known, haltedMs: nowMs } : known;
}

/** They go on: whoever returns has a round at once. */
export function resumed({ haltedMs, ...known }: Interruptions, nowMs: number): Interruptions {
  if (haltedMs === undefined) return known;
  const isShort = nowMs >= haltedMs && nowMs - haltedMs < SHORT_HALT_MS;
  return isShort ? known : { ...known, pausedMs: nowMs, movedMs: nowMs, sweepMs: nowMs };
}

/** Nothing at all got through, and now it does: everybody is looked at, at once unless it comes and goes. */
export function lineIsBack(known: Interruptions, nowMs: number): Interruptions {
  return { ...known, sweepMs: rowGoesOn(known, nowMs, WELL_APART_MS) };
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
  /** Everybody who is watched has been looked at since then. */
  readonly allSeenMs: number;
}

/** After a round that was kept. One that had begun before the interruption leaves the next round the first after it. */
export function afterKept(known: Interruptions, kept: Kept): Interruptions {
  const { pausedMs, sweepMs, ...rest } = known;
  const { startedMs, nowMs, isLineWell, allSeenMs } = kept;
  const isOver = pausedMs === undefined || startedMs >= pausedMs || pausedMs > nowMs;
  const isSwept = isLineWell && sweepMs !== undefined && startedMs >= sweepMs;
  const isToCome = allSeenMs < (sweepMs ?? 0) && !isOfOtherClock(sweepMs, nowMs);
  return {
    ...rest,
    ...(!isOver && { pausedMs }),
    ...(isToCome && sweepMs !== undefined && { sweepMs }),
    ...(isSwept && { sweptMs: nowMs }),
  };
}

/** Whether a sweep lies where none can: it was noted by a clock that has been set back since. */
export function isOfOtherClock(sweepMs: number | undefined, nowMs: number): boolean {
  return sweepMs !== undefined && sweepMs > nowMs + MOST_APART_MS;
}

/** A round begins. One that is still noted has died. */
export function begun(known: Interruptions, nowMs: number): Interruptions {
  const deaths = known.attempt === undefined ? 0 : known.attempt.deaths + 1;
  return { ...known, ...sweepBegun(known, nowMs), attempt: { startedMs: nowMs, deaths } };
}

/** A sweep begins with its first round; those that follow it belong to it. */
function sweepBegun({ sweepMs, sweeps }: Interruptions, nowMs: number): Interruptions {
  if (sweepMs === undefined || sweepMs > nowMs) return {};
  const agoMs = nowMs - (sweeps?.lastMs ?? Number.POSITIVE_INFINITY);
  if (agoMs >= 0 && nowMs - sweepMs >= agoMs) return {};
  const isRow = agoMs >= 0 && agoMs < ROW_ENDS_MS;
  return {
    sweeps: { lastMs: nowMs, inARow: isRow && sweeps !== undefined ? sweeps.inARow + 1 : 1 },
  };
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

/** The configuration could not be read, once more. */
export function readInVain(known: Interruptions): Interruptions {
  return { ...known, unread: (known.unread ?? 0) + 1 };
}

export function readAgain({ unread: _over, ...known }: Interruptions): Interruptions {
  return known;
}

/** When to read it anew: in a minute, then in twice as long each time, up to 10 minutes. */
export function readingDue({ unread = 0 }: Interruptions, nowMs: number): number {
  const waitMs = FIRST_READ_AGAIN_MS * 2 ** Math.max(0, unread - 1);
  return nowMs + Math.min(waitMs, LAST_READ_AGAIN_MS);
}
