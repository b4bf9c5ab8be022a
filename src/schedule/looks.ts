import { OWN_SIDE } from './plan-round.ts';

/** What the schedule remembers of rounds. Times are in ms since the epoch. */
export interface Looks {
  /** By service: when the round began that looked at it last. */
  readonly seen: Readonly<Record<string, number>>;
  /** By subject that does not simply stand well: when the last look at it had ended. */
  readonly looked: Readonly<Record<string, number>>;
  readonly chance: number;
  readonly areControlsSilent?: true;
  readonly downSinceMs?: number;
  /** By service that a round could not tell of yet: when to look again. */
  readonly again?: Readonly<Record<string, number>>;
}

/** A line that is just back is taken at its word after a minute: two more looks. */
const AGAIN_MS = 30_000;

export interface RoundLook {
  readonly startedMs: number;
  readonly nowMs: number;
  /** Services that were part of it. */
  readonly ids: readonly string[];
  /** Those of them that it was too early to tell of: the line is only just back. */
  readonly early: readonly string[];
  /** Services that are watched: nothing else is remembered. */
  readonly watched: readonly string[];
  /** Subjects with a fault that has not ended. */
  readonly standing: readonly string[];
  /** Controls that were asked, and how many of them answered. */
  readonly controls: { readonly asked: number; readonly answered: number };
  /** The user's own side: nothing gets through, it is well or in part, or nobody can tell. */
  readonly ownSide: 'down' | 'up' | 'unknown';
  readonly chance: number;
}

/** Nothing was looked at yet. */
export function noLooks(chance: number): Looks {
  return { seen: {}, looked: {}, chance };
}

/** What is remembered after one more round. */
export function afterLook(known: Looks, round: RoundLook): Looks {
  const { startedMs, nowMs, ids, watched, standing, controls } = round;
  const isWatched = new Set(watched);
  const isStanding = new Set([...standing, OWN_SIDE]);
  const inRound = (subjects: readonly string[], atMs: number): Record<string, number> =>
    Object.fromEntries(subjects.map((id) => [id, atMs]));
  const seen = { ...known.seen, ...inRound(ids, startedMs) };
  const looked = { ...known.looked, ...inRound([...ids, OWN_SIDE], nowMs) };
  const areControlsSilent =
    controls.asked === 0 ? known.areControlsSilent : 2 * controls.answered < controls.asked;
  const downSinceMs = downSince(known, round);
  const open = only(known.again ?? {}, (id) => isWatched.has(id) && !ids.includes(id));
  const again = { ...open, ...inRound(round.early, nowMs + AGAIN_MS) };
  return {
    seen: only(seen, (id) => isWatched.has(id)),
    looked: only(looked, (subject) => isStanding.has(subject)),
    chance: round.chance,
    ...(areControlsSilent && { areControlsSilent }),
    ...(downSinceMs !== undefined && { downSinceMs }),
    ...(Object.keys(again).length > 0 && { again }),
  };
}

/** Since when each of them has been looked at, in ms since the epoch. */
export function allSeenMs({ seen }: Looks, ids: readonly string[]): number {
  return Math.min(...ids.map((id) => seen[id] ?? Number.NEGATIVE_INFINITY));
}

function downSince(
  { downSinceMs }: Looks,
  { ownSide, startedMs, controls }: RoundLook,
): number | undefined {
  // By a clock that was set back it may lie ahead.
  if (ownSide === 'down') return Math.min(downSinceMs ?? startedMs, startedMs);
  // Without controls nobody has asked; with some, "nobody can tell" must not keep services from being looked at.
  return ownSide === 'unknown' && controls.asked === 0 ? downSinceMs : undefined;
}

/** Services that are new count as looked at now: their first turn comes within an interval. */
export function withNewcomers(
  known: Looks,
  { ids, nowMs }: { ids: readonly string[]; nowMs: number },
): Looks {
  const fresh = ids.filter((id) => known.seen[id] === undefined);
  if (fresh.length === 0) return known;
  return {
    ...known,
    seen: { ...known.seen, ...Object.fromEntries(fresh.map((id) => [id, nowMs])) },
  };
}

function only(
  times: Readonly<Record<string, number>>,
  isKept: (key: string) => boolean,
): Record<string, number> {
  return Object.fromEntries(Object.entries(times).filter(([key]) => isKept(key)));
}
