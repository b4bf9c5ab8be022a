import type { Observation } from '../diagnosis/observation.ts';
import {
  DeadlinePassed,
  deadlineOn,
  inFlightLimit,
  type Line,
  passedDeadline,
  UNKNOWN_LINE,
} from './deadline.ts';
import type { ProbePorts } from './ports.ts';

/** Who goes first where the line takes only a few at a time, and whose times tell about the line. */
export type Urgency = 'control' | 'endpoint' | 'follow-up';

export interface AttemptOptions {
  readonly urgency: Urgency;
  /** Calls this attempt off before its time. */
  readonly signal?: AbortSignal;
}

type Work = (signal: AbortSignal) => Promise<Observation>;

/** The attempts of one round: their deadlines, and how many the line takes at a time. */
export interface AttemptPool {
  /** Runs one attempt as soon as the line takes it. Undefined where it never ran, or was called off. */
  readonly run: (work: Work, options: AttemptOptions) => Promise<Observation | undefined>;
  /** Ends attempts whose time is up, and starts those that waited. To be called every now and then. */
  readonly tick: () => void;
  readonly line: () => Line;
  /** Ends everything: attempts that had their full time count as silent, the others as never made. */
  readonly close: () => void;
}

interface InFlight {
  readonly startedAt: number;
  readonly stop: AbortController;
}

interface Waiting extends AttemptOptions {
  readonly start: () => void;
  readonly drop: () => void;
}

interface Pool {
  readonly elapsed: () => number;
  readonly inFlight: Set<InFlight>;
  waiting: Waiting[];
  line: Line;
  isOpen: boolean;
}

/** An empty pool. Without controls to come (local services alone), nobody waits for them to tell about the line. */
export function openAttemptPool(
  { elapsed }: Pick<ProbePorts, 'elapsed'>,
  { hasControls }: { readonly hasControls: boolean },
): AttemptPool {
  const line = hasControls ? UNKNOWN_LINE : { ...UNKNOWN_LINE, settled: 1 };
  const pool: Pool = { elapsed, inFlight: new Set(), waiting: [], line, isOpen: true };
  const ageOf = (attempt: InFlight): number => elapsed() - attempt.startedAt;
  return {
    run: (work, options) => run(pool, work, options),
    line: () => pool.line,
    tick() {
      for (const attempt of pool.inFlight) {
        const passed = passedDeadline(pool.line, ageOf(attempt));
        if (passed !== undefined) attempt.stop.abort(new DeadlinePassed(passed));
      }
      startWaiting(pool);
    },
    close() {
      pool.isOpen = false;
      const deadlineMs = deadlineOn(pool.line);
      for (const attempt of pool.inFlight) {
        const hadItsTime = ageOf(attempt) >= deadlineMs;
        attempt.stop.abort(hadItsTime ? new DeadlinePassed(deadlineMs) : undefined);
      }
      for (const one of pool.waiting.splice(0)) one.drop();
    },
  };
}

function run(pool: Pool, work: Work, options: AttemptOptions): Promise<Observation | undefined> {
  if (!pool.isOpen || options.signal?.aborted) return Promise.resolve(undefined);
  if (hasRoom(pool)) return launch(pool, work, options);
  return new Promise((resolve, reject) => {
    pool.waiting.push({
      ...options,
      start: () => void launch(pool, work, options).then(resolve, reject),
      drop: () => resolve(undefined),
    });
  });
}

async function launch(
  pool: Pool,
  work: Work,
  { urgency, signal }: AttemptOptions,
): Promise<Observation | undefined> {
  const attempt: InFlight = { startedAt: pool.elapsed(), stop: new AbortController() };
  const callOff = (): void => attempt.stop.abort();
  pool.inFlight.add(attempt);
  signal?.addEventListener('abort', callOff, { once: true });
  if (urgency === 'control') {
    pool.line = { controlsSentAt: attempt.startedAt, ...pool.line };
  }
  try {
    const observation = await work(attempt.stop.signal);
    if (isCalledOff(observation)) return undefined;
    if (urgency === 'control') pool.line = lineAfter(pool.line, observation);
    return observation;
  } finally {
    pool.inFlight.delete(attempt);
    signal?.removeEventListener('abort', callOff);
    startWaiting(pool);
  }
}

function isCalledOff({ outcome }: Observation): boolean {
  return outcome.kind === 'failure' && outcome.code === 'cancelled';
}

function lineAfter(line: Line, { outcome, durationMs }: Observation): Line {
  if (outcome.kind === 'failure' && outcome.discard) return line;
  const answerTimesMs =
    outcome.kind === 'response' ? [...line.answerTimesMs, durationMs] : line.answerTimesMs;
  return { ...line, settled: line.settled + 1, answerTimesMs };
}

function hasRoom(pool: Pool): boolean {
  return pool.inFlight.size < inFlightLimit(pool.line, pool.elapsed());
}

const ORDER: readonly Urgency[] = ['control', 'endpoint', 'follow-up'];

function startWaiting(pool: Pool): void {
  for (const urgency of ORDER) {
    for (const one of pool.waiting.filter((candidate) => candidate.urgency === urgency)) {
      const isUnwanted = one.signal?.aborted === true;
      if (!isUnwanted && !hasRoom(pool)) return;
      pool.waiting = pool.waiting.filter((other) => other !== one);
      if (isUnwanted) one.drop();
      else one.start();
    }
  }
}
