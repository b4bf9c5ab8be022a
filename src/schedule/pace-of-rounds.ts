/** Profiles must not all ask at the same moment, and no service should see a browser like clockwork. */
const SPREAD = 0.2;
/** One round takes so many services at a time: `MAX_ROUND_SERVICES` of probing. */
export const BATCH = 32;
/** Alarms come no closer than 30 s in Chrome; with the spread that leaves 32 s. */
const CLOSEST_MS = 40_000;

export interface Spread {
  /** Services that one round takes. */
  readonly size: number;
  /** How far apart rounds lie, in ms. */
  readonly apartMs: number;
}

/**
 * How many services are looked at how often, so that each has its turn once an interval. Up to 32 go together, since
 * one wake is cheaper than many; more are spread evenly, and where groups of 32 would come too close, a round takes
 * several batches.
 */
export function spreadOf(count: number, intervalMs: number): Spread {
  const groups = Math.ceil(count / BATCH);
  const rounds = Math.max(1, Math.min(groups, Math.floor(intervalMs / CLOSEST_MS)));
  return { size: Math.ceil(count / rounds), apartMs: intervalMs / rounds };
}

/**
 * When the next regular round is due, for services in the order of their last looks (ms since the epoch). Of groups that
 * were looked at together the first goes early, so that they come apart and none waits for longer than an interval.
 */
export function nextTurn(
  looks: readonly number[],
  { intervalMs, chance }: { intervalMs: number; chance: number },
): number | undefined {
  const { size, apartMs } = spreadOf(looks.length, intervalMs);
  const turns = looks.flatMap((lookedMs, i) =>
    i % size === 0 ? lookedMs + intervalMs - (i / size) * apartMs : [],
  );
  if (turns.length === 0) return undefined;
  return Math.min(...turns) + apartMs * SPREAD * (2 * chance - 1);
}

/** How far apart rounds are meant to lie where the person saves data: a third as often, and at most every 30 minutes. */
export function intervalWhile(intervalMs: number, { savesData }: { savesData: boolean }): number {
  return savesData ? Math.max(SAVING_TIMES * intervalMs, SAVING_LEAST_MS) : intervalMs;
}

const SAVING_TIMES = 3;
const SAVING_LEAST_MS = 30 * 60_000;
