import { isOfOtherClock } from './interruption.ts';
import { BATCH, nextTurn, spreadOf } from './pace-of-rounds.ts';
import { EACH_MINUTE_MS, MINUTE_MS, nextStep, type Step } from './recheck-step.ts';

/** The user's own side as a subject, as in incidents. */
export const OWN_SIDE = '';

/** Services that answer while controls do not: they tell a network that stops controls from one that is down. */
const WITNESSES = 2;
/** A look may come so much of its gap early where a round is made anyway. */
const EARLY = 0.25;
/** Two clocks that were read in one round differ by no more; further ahead is a clock that was set back. */
const AHEAD_MS = 60_000;
/** A sweep that is further away lets turns go on. */
const SOON_MS = 60_000;

export interface WatchedService {
  readonly id: string;
  readonly isLocal: boolean;
  readonly provider: string;
  /** Its hosts may not be asked before that; absent: at any time. */
  readonly earliestMs?: number;
}

export interface FaultToFollow {
  readonly subject: string;
  /** When it last became what it is, failing or over, in ms since the epoch. */
  readonly sinceMs: number;
  /** It comes and goes, and that was told: nothing about it is urgent. */
  readonly isUnstable?: true;
}

/** Everything that decides about the next round. Times are in ms since the epoch. */
export interface ScheduleFacts {
  /** How far apart rounds are meant to lie. */
  readonly intervalMs: number;
  /** 0 up to, not including, 1: drawn anew after every round. */
  readonly chance: number;
  readonly services: readonly WatchedService[];
  /** By service: when the round began that looked at it last. A service that is missing was never looked at. */
  readonly seen: Readonly<Record<string, number>>;
  /** By subject: when the last look at it had ended. */
  readonly looked: Readonly<Record<string, number>>;
  /** What stands: a fault, or one that seems to be over. */
  readonly faults: readonly FaultToFollow[];
  /** Services that failed and have answered since, in time. */
  readonly passed?: readonly FaultToFollow[];
  /** By service that a round could not tell of yet: when to look again. */
  readonly again?: Readonly<Record<string, number>>;
  /** Since when nothing at all gets through, by the last round that could tell. */
  readonly downSinceMs?: number;
  /** Since when controls have not passed after a pause. */
  readonly doubtSinceMs?: number;
  /** Most controls failed when they were last asked. */
  readonly areControlsSilent: boolean;
  /** Whoever was not looked at since then is due then: a pause ended, or the network came back. */
  readonly sweepMs?: number;
  /** The first round after a pause has not taken place yet. */
  readonly isAfterPause: boolean;
}

export interface PlannedRound {
  readonly atMs: number;
  /** `schedule`: whose turn it is; `recheck`: what stands. */
  readonly trigger: 'schedule' | 'recheck';
  readonly shape: 'scheduled' | 'full';
  readonly ids: readonly string[];
}

/** The next round: due where its time has come. Undefined with nothing to watch. */
export function planRound(given: ScheduleFacts, nowMs: number): PlannedRound | undefined {
  if (given.services.length === 0) return undefined;
  const facts = byThisClock(given, nowMs);
  const own = ownSideRound(facts, nowMs);
  const others = [sweepRound, recheckRound, relapseRound, againRound, turn].map((plan) =>
    plan(facts, nowMs),
  );
  const rounds = [own, ...others]
    .filter((round) => round !== undefined)
    .sort((a, b) => a.atMs - b.atMs);
  const isOwnDue = own !== undefined && isDown(facts) && own.atMs <= nowMs;
  return isOwnDue ? own : rounds[0];
}

/** A moment that has not come yet is of a clock that was set back since: as if it had never been noted. */
function byThisClock(facts: ScheduleFacts, nowMs: number): ScheduleFacts {
  const isPast = (atMs: number): boolean => atMs <= nowMs + AHEAD_MS;
  const past = (times: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(times).filter(([, atMs]) => isPast(atMs)));
  const { sweepMs, downSinceMs, doubtSinceMs, ...rest } = facts;
  const seen = past(facts.seen);
  const looked = past(facts.looked);
  // Due at once where no look counts, and then each minute, until a round has noted it by this clock.
  const since = (sinceMs: number, subject: string): number =>
    isPast(sinceMs) ? sinceMs : (looked[subject] ?? seen[subject] ?? 0) - MINUTE_MS;
  return {
    ...rest,
    seen,
    looked,
    faults: facts.faults.map((fault) => ({
      ...fault,
      sinceMs: since(fault.sinceMs, fault.subject),
    })),
    passed: (facts.passed ?? []).filter(({ sinceMs }) => isPast(sinceMs)),
    ...(downSinceMs !== undefined && { downSinceMs: since(downSinceMs, OWN_SIDE) }),
    ...(doubtSinceMs !== undefined && { doubtSinceMs: since(doubtSinceMs, OWN_SIDE) }),
    ...(sweepMs !== undefined && !isOfOtherClock(sweepMs, nowMs) && { sweepMs }),
    again: past(facts.again ?? {}),
  };
}

function isDown({ downSinceMs }: ScheduleFacts): boolean {
  return downSinceMs !== undefined;
}

/** While nothing gets through, services on the internet can only fail: nobody asks them. */
function askable(facts: ScheduleFacts): readonly WatchedService[] {
  return isDown(facts) ? facts.services.filter(({ isLocal }) => isLocal) : facts.services;
}

function seenMs({ seen }: ScheduleFacts, id: string): number {
  return seen[id] ?? 0;
}

function byLastLook(
  facts: ScheduleFacts,
  services: readonly WatchedService[],
): readonly WatchedService[] {
  return [...services].sort((a, b) => seenMs(facts, a.id) - seenMs(facts, b.id));
}

function idsOf(services: readonly WatchedService[]): readonly string[] {
  return services.map(({ id }) => id);
}

/** The controls alone: while there is no line that costs nothing, and once they pass everybody is looked at. */
function ownSideRound(facts: ScheduleFacts, nowMs: number): PlannedRound | undefined {
  const { faults, doubtSinceMs, downSinceMs, looked, sweepMs } = facts;
  const fault = faults.find(({ subject }) => subject === OWN_SIDE);
  const sinceMs = fault?.sinceMs ?? downSinceMs ?? doubtSinceMs;
  if (sinceMs === undefined) return undefined;
  const lookedMs = looked[OWN_SIDE] ?? 0;
  const step = nextStep({ ...facts, sinceMs, lookedMs });
  const isToCome = sweepMs !== undefined && lookedMs < sweepMs;
  // Each interruption has the doubt begin anew: the steps that follow would never get longer.
  const isMereDoubt = fault === undefined && !isDown(facts);
  const sweptMs = isMereDoubt ? Math.max : Math.min;
  return {
    atMs: isToCome && (isMereDoubt || isDown(facts)) ? sweptMs(sweepMs, step.atMs) : step.atMs,
    trigger: 'recheck',
    shape: 'full',
    ids: witnesses(facts, nowMs),
  };
}

/** Services without a fault of their own, of different providers, those looked at longest ago first. */
function witnesses(facts: ScheduleFacts, nowMs: number): readonly string[] {
  if (!facts.areControlsSilent) return [];
  const failing = new Set(facts.faults.map(({ subject }) => subject));
  const able = facts.services.filter(
    ({ id, isLocal, earliestMs = 0 }) => !isLocal && !failing.has(id) && earliestMs <= nowMs,
  );
  const firsts = byLastLook(facts, able).filter(
    ({ provider }, i, all) => all.findIndex((other) => other.provider === provider) === i,
  );
  return idsOf(firsts.slice(0, WITNESSES));
}

interface Due {
  readonly service: WatchedService;
  readonly atMs: number;
  readonly gapMs: number;
}

function recheckRound(facts: ScheduleFacts, nowMs: number): PlannedRound | undefined {
  const due = askable(facts)
    .flatMap((service) => dueAgain(service, facts) ?? [])
    .sort((a, b) => a.atMs - b.atMs);
  const [first] = due;
  if (first === undefined) return undefined;
  const ids = idsOf(nearest(due, nowMs));
  const known = new Set(ids);
  return {
    atMs: first.atMs,
    trigger: 'recheck',
    shape: 'full',
    ids: [...ids, ...witnesses(facts, nowMs).filter((id) => !known.has(id))].slice(0, BATCH),
  };
}

/** Those of a list, first one first, that are due with the first, or nearly. */
function nearest(due: readonly Due[], nowMs: number): readonly WatchedService[] {
  const fromMs = Math.max(due[0]?.atMs ?? 0, nowMs);
  return due
    .filter(({ atMs, gapMs }) => atMs - EARLY * gapMs <= fromMs)
    .map(({ service }) => service)
    .filter(({ earliestMs = 0 }) => earliestMs <= fromMs)
    .slice(0, BATCH);
}

function dueAgain(service: WatchedService, facts: ScheduleFacts): Due | undefined {
  const fault = facts.faults.find(({ subject }) => subject === service.id);
  if (fault === undefined) return undefined;
  const lookedMs = facts.looked[service.id] ?? seenMs(facts, service.id);
  const step: Step = nextStep({ ...facts, ...fault, lookedMs });
  // A minute apart on average, and never in step with it.
  const calmMs = fault.isUnstable ? lookedMs + MINUTE_MS * (0.5 + facts.chance) : 0;
  const atMs = Math.max(step.atMs, calmMs, service.earliestMs ?? 0);
  return { service, gapMs: step.gapMs, atMs };
}

/**
 * Who failed and has answered since: at the same steps as if it had not, for as long as those are short. A service that
 * comes and goes would else be met down by chance alone. No controls: while it answers one request is enough.
 */
function relapseRound(facts: ScheduleFacts, nowMs: number): PlannedRound | undefined {
  const { passed = [] } = facts;
  const due = askable(facts)
    .flatMap((service) => {
      const fault = passed.find(({ subject }) => subject === service.id);
      if (fault === undefined) return [];
      const step = dueAgain(service, { ...facts, faults: [fault] });
      return step !== undefined && step.atMs <= fault.sinceMs + EACH_MINUTE_MS ? step : [];
    })
    .sort((a, b) => a.atMs - b.atMs);
  return (
    due[0] && {
      atMs: due[0].atMs,
      trigger: 'recheck',
      shape: 'scheduled',
      ids: idsOf(nearest(due, nowMs)),
    }
  );
}

/** Whom a round could not tell of: in full, with the retry that a first failure needs. */
function againRound(facts: ScheduleFacts, nowMs: number): PlannedRound | undefined {
  const { again = {} } = facts;
  const due = askable(facts)
    .flatMap((service): Due[] => {
      const atMs = again[service.id];
      if (atMs === undefined) return [];
      return [{ service, atMs: Math.max(atMs, service.earliestMs ?? 0), gapMs: 0 }];
    })
    .sort((a, b) => a.atMs - b.atMs);
  return (
    due[0] && {
      atMs: due[0].atMs,
      trigger: 'schedule',
      shape: 'full',
      ids: idsOf(nearest(due, nowMs)),
    }
  );
}

function sweepRound(facts: ScheduleFacts, nowMs: number): PlannedRound | undefined {
  const { sweepMs, isAfterPause } = facts;
  if (sweepMs === undefined) return undefined;
  const unseen = askable(facts).filter(({ id }) => seenMs(facts, id) < sweepMs);
  const atMs = Math.max(sweepMs, Math.min(...unseen.map(({ earliestMs = 0 }) => earliestMs)));
  const able = unseen.filter(({ earliestMs = 0 }) => earliestMs <= Math.max(atMs, nowMs));
  if (able.length === 0) return undefined;
  return {
    atMs,
    trigger: 'schedule',
    shape: isAfterPause ? 'full' : 'scheduled',
    ids: idsOf(byLastLook(facts, able).slice(0, BATCH)),
  };
}

/** Whose turn it is, of those that nothing stands against; a sweep that is about to come takes everybody's. */
function turn(facts: ScheduleFacts, nowMs: number): PlannedRound | undefined {
  const { sweepMs = nowMs } = facts;
  if (sweepMs > nowMs && sweepMs <= nowMs + SOON_MS) return undefined;
  const standing = new Set(facts.faults.map(({ subject }) => subject));
  const waiting = askable(facts)
    .filter(({ id }) => !standing.has(id))
    .map((service) => ({ service, lookedMs: turnFrom(service, facts) }))
    .sort((a, b) => a.lookedMs - b.lookedMs);
  const looks = waiting.map(({ lookedMs }) => lookedMs);
  const turnMs = nextTurn(looks, facts);
  if (turnMs === undefined) return undefined;
  const freeMs = Math.min(...waiting.map(({ service: { earliestMs = 0 } }) => earliestMs));
  const atMs = Math.max(turnMs, freeMs);
  const { size } = spreadOf(waiting.length, facts.intervalMs);
  const isFree = ({ earliestMs = 0 }: WatchedService): boolean =>
    earliestMs <= Math.max(atMs, nowMs);
  const able = waiting.map(({ service }) => service).filter(isFree);
  return {
    atMs,
    trigger: 'schedule',
    shape: facts.isAfterPause ? 'full' : 'scheduled',
    ids: idsOf(able.slice(0, size)),
  };
}

/** A service whose host may not be asked for long takes its turn right after that. */
function turnFrom({ id, earliestMs = 0 }: WatchedService, facts: ScheduleFacts): number {
  return Math.max(seenMs(facts, id), earliestMs - facts.intervalMs);
}
