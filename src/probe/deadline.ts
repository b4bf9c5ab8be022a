/** Why an attempt was aborted: its own time ran out. Any other reason is a cancellation. */
export class DeadlinePassed extends Error {
  readonly deadlineMs: number;

  constructor(deadlineMs: number) {
    super(`no answer within ${deadlineMs} ms`);
    this.name = 'DeadlinePassed';
    this.deadlineMs = deadlineMs;
  }
}

const SHORTEST_DEADLINE_MS = 4_000;
/** No attempt takes longer. */
export const LONGEST_DEADLINE_MS = 10_000;
/** A service may need this many times what a control needs before it counts as silent. */
const CONTROL_TIMES = 6;
/** A first control slower than this means that the line itself is slow. */
const SLOW_LINE_MS = 1_500;
const SLOW_LINE_IN_FLIGHT = 3;
const ROUND_ENDS_MS = 20_000;
const SLOW_ROUND_ENDS_MS = 45_000;

/** What the controls have told about the line so far. Times are of a clock that never jumps, in ms. */
export interface Line {
  /** When the first control went out; absent while none has. */
  readonly controlsSentAt?: number;
  /** How many controls have settled, in whatever way. */
  readonly settled: number;
  /** How long those that answered took, in the order in which they did. */
  readonly answerTimesMs: readonly number[];
}

/** A line of which nothing is known. */
export const UNKNOWN_LINE: Line = { settled: 0, answerTimesMs: [] };

/** How long an attempt may take on this line: 4 to 10 s. */
export function deadlineOn(line: Line): number {
  const stretched = CONTROL_TIMES * (median(line.answerTimesMs) ?? 0);
  return Math.round(Math.min(Math.max(stretched, SHORTEST_DEADLINE_MS), LONGEST_DEADLINE_MS));
}

/** The deadline that an attempt of this age has passed, in ms; undefined while it may go on. */
export function passedDeadline(line: Line, ageMs: number): number | undefined {
  // Before a control has settled nobody knows whether 4 s is long on this line.
  const deadlineMs = line.settled === 0 ? LONGEST_DEADLINE_MS : deadlineOn(line);
  return ageMs >= deadlineMs ? deadlineMs : undefined;
}

/** Silent for so long that controls are worth asking, in a round that has none in flight yet. */
export function isSuspiciouslySilent(ageMs: number): boolean {
  return ageMs >= SHORTEST_DEADLINE_MS;
}

/**
 * How many attempts may be in flight at that time. A line that has been silent for longer than any deadline is dead
 * rather than slow, and nothing can choke it.
 */
export function inFlightLimit(line: Line, now: number): number {
  const [first] = line.answerTimesMs;
  if (first !== undefined)
    return first > SLOW_LINE_MS ? SLOW_LINE_IN_FLIGHT : Number.POSITIVE_INFINITY;
  const waitedMs = line.controlsSentAt === undefined ? 0 : now - line.controlsSentAt;
  const isSlowSoFar =
    line.settled === 0 && waitedMs > SLOW_LINE_MS && waitedMs < LONGEST_DEADLINE_MS;
  return isSlowSoFar ? SLOW_LINE_IN_FLIGHT : Number.POSITIVE_INFINITY;
}

/** When a round ends at the latest, in ms after its start. */
export function roundEndsAfter(line: Line): number {
  const [first = 0] = line.answerTimesMs;
  const typical = median(line.answerTimesMs) ?? 0;
  return Math.max(first, typical) > SLOW_LINE_MS ? SLOW_ROUND_ENDS_MS : ROUND_ENDS_MS;
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
