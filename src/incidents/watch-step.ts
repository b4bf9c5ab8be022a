import type { OpenFault, Watch } from '../formats/incident.ts';
import type { ReportFault } from '../formats/verdict.ts';
import { failsOn, firstFault } from './open-fault.ts';
import { setBack } from './set-back.ts';

/** Failing rounds this far apart confirm a fault. */
const CONFIRMED_AFTER_MS = 15_000;
/** More changes than this within the window is unstable, and held for as long. */
const MOST_FLIPS = 3;
const FLIP_WINDOW_MS = 10 * 60_000;
/** Flips that are kept; a person who presses the button all the time makes no longer list. */
const MOST_FLIPS_KEPT = 20;
/** A clock that is set back by less is taken to stand for as long. */
const SMALL_STEP_MS = 60_000;

export interface Seen {
  readonly atMs: number;
  /** The fault; absent for a good round. */
  readonly verdict?: ReportFault;
  /** A longer silence is a gap: nobody knows what was in between. */
  readonly gapMs: number;
}

export interface Step {
  readonly watch: Watch;
  readonly news?: 'confirmed' | 'unstable';
  /** The fault that ended with this round. */
  readonly ended?: OpenFault;
}

/** A subject of which nothing is known yet. */
export function newWatch(subject: string, atMs: number): Watch {
  return { subject, seenAtMs: atMs, isObserved: true, flips: [] };
}

/** Nobody can tell how the subject is. The next round that can finds what is confirmed as it was, and the rest gone. */
export function loseSight(known: Watch, atMs: number): Watch {
  const { watch } = inTime(known, { atMs, gapMs: Number.POSITIVE_INFINITY });
  return { ...watch, isObserved: false };
}

/** A round in which the subject answered, or failed. */
export function see(known: Watch, { atMs, verdict, gapMs }: Seen): Step {
  const { watch, isBroken } = inTime(known, { atMs, gapMs });
  const spanMs = isBroken ? 0 : watch.seenAtMs - known.seenAtMs;
  const pending = isBroken ? broken(watch) : watch;
  const fresh = { ...withFreshFlips(pending), isObserved: true };
  if (verdict === undefined) return seeGood(fresh, { spanMs, isBroken });
  return seeFailing(fresh, { spanMs, verdict });
}

interface Passed {
  /** Time since the last round that saw it; 0 where nobody knows what was in between. */
  readonly spanMs: number;
}

function seeGood(watch: Watch, { spanMs, isBroken }: Passed & { isBroken: boolean }): Step {
  const { fault, seenAtMs } = watch;
  if (fault === undefined) return { watch };
  if (fault.endsAtMs !== undefined) {
    const calm = settledDown(watch);
    if (calm.unstableUntilMs !== undefined) return { watch: calm };
    return { watch: { ...withoutFault(calm), overAtMs: fault.endsAtMs }, ended: fault };
  }
  const turned = flipped(watch);
  // Where nobody saw it end, it counts as over with the last round that saw it fail.
  const endsAtMs = isBroken ? fault.lastFailedAtMs : seenAtMs;
  const ending = { ...fault, endsAtMs, downMs: fault.downMs + spanMs };
  const step = settle({ ...turned, fault: ending }, { isFlip: true });
  return step.watch.fault?.confirmedAtMs === undefined ? { watch: withoutFault(turned) } : step;
}

function seeFailing(watch: Watch, { spanMs, verdict }: Passed & { verdict: ReportFault }): Step {
  const { fault, seenAtMs } = watch;
  if (fault === undefined) {
    return settle({ ...flipped(watch), fault: firstFault(verdict, seenAtMs) }, { isFlip: true });
  }
  const isRelapse = fault.endsAtMs !== undefined;
  const failing = failsOn(fault, verdict, { atMs: seenAtMs, spanMs: isRelapse ? 0 : spanMs });
  const turned = isRelapse ? flipped(watch) : settledDown(watch);
  return settle({ ...turned, fault: failing }, { isFlip: isRelapse });
}

/** Confirms what has failed for long enough, and notices what changes too often. */
function settle(watch: Watch, { isFlip }: { isFlip: boolean }): Step {
  const { fault, flips, seenAtMs } = watch;
  if (fault === undefined) return { watch };
  const isFlapping = flips.length > MOST_FLIPS;
  if (fault.confirmedAtMs !== undefined) {
    const isHeld = isFlip && (isFlapping || watch.unstableUntilMs !== undefined);
    return { watch: isHeld ? held(watch) : watch };
  }
  const startedAtMs = firstOfChanges(watch) ?? fault.startedAtMs;
  if (fault.lastFailedAtMs - startedAtMs < CONFIRMED_AFTER_MS) return { watch };
  const confirmed = { ...watch, fault: { ...fault, startedAtMs, confirmedAtMs: seenAtMs } };
  if (isFlapping) return { watch: held(confirmed), news: 'unstable' };
  return { watch: confirmed, news: 'confirmed' };
}

function held(watch: Watch): Watch {
  return { ...watch, unstableUntilMs: watch.seenAtMs + FLIP_WINDOW_MS };
}

/**
 * When a fault began that changes prove, if they do. Those of an incident that is over prove nothing of the next one.
 * Flips alternate, and the last one led to where the subject is now.
 */
function firstOfChanges({
  flips,
  fault,
  overAtMs = Number.NEGATIVE_INFINITY,
}: Watch): number | undefined {
  const own = flips.filter((atMs) => atMs > overAtMs);
  if (own.length <= MOST_FLIPS) return undefined;
  const isFailing = fault?.endsAtMs === undefined;
  return own[isFailing ? (own.length + 1) % 2 : own.length % 2];
}

function flipped(watch: Watch): Watch {
  return { ...watch, flips: [...watch.flips, watch.seenAtMs].slice(-MOST_FLIPS_KEPT) };
}

/** Flips of long ago are forgotten. */
function withFreshFlips(watch: Watch): Watch {
  const isFresh = (atMs: number): boolean => watch.seenAtMs - atMs <= FLIP_WINDOW_MS;
  return { ...watch, flips: watch.flips.filter(isFresh) };
}

/** What is found as it was found last, and was held for long enough, is unstable no longer. One more change holds it anew. */
function settledDown({ unstableUntilMs, ...watch }: Watch): Watch {
  const isHeld = unstableUntilMs !== undefined && watch.seenAtMs < unstableUntilMs;
  return { ...watch, ...(isHeld && { unstableUntilMs }) };
}

/** What is known once nobody has looked for a while. */
function broken({ overAtMs: _before, ...watch }: Watch): Watch {
  const isPending = watch.fault !== undefined && watch.fault.confirmedAtMs === undefined;
  return { ...(isPending ? withoutFault(watch) : watch), flips: [] };
}

function withoutFault({ fault: _over, ...watch }: Watch): Watch {
  return watch;
}

interface Timed {
  /** As of this round; one by a clock set back a little counts as being at the same time as the last. */
  readonly watch: Watch;
  readonly isBroken: boolean;
}

function inTime(known: Watch, { atMs, gapMs }: Pick<Seen, 'atMs' | 'gapMs'>): Timed {
  const sinceMs = atMs - known.seenAtMs;
  if (sinceMs < -SMALL_STEP_MS) return { watch: setBack(known, -sinceMs), isBroken: true };
  const seenAtMs = Math.max(atMs, known.seenAtMs);
  const isBroken = !known.isObserved || sinceMs > gapMs;
  return { watch: { ...known, seenAtMs }, isBroken };
}
