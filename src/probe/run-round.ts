import type { RoundFacts } from '../diagnosis/facts.ts';
import { openAttemptPool } from './attempt-pool.ts';
import { isSuspiciouslySilent, roundEndsAfter } from './deadline.ts';
import { keepBeating } from './heartbeat.ts';
import { openLineAnswers } from './line-answers.ts';
import type { ProbePorts } from './ports.ts';
import { openRoundBook } from './round-book.ts';
import type { RoundContext } from './round-context.ts';
import {
  MAX_ROUND_SERVICES,
  needsControls,
  type RoundOptions,
  type RoundPlan,
} from './round-plan.ts';
import { type Program, startProgram } from './round-program.ts';
import { steadyPorts } from './steady-ports.ts';

/** A background dies 30 s after its last event or API call; progress is published at least this often. */
const PUBLISH_EVERY_MS = 4_000;
/** How long attempts that were told to stop may take to say so. */
const WIND_DOWN_MS = 200;

/**
 * Probes the services of a plan and the controls that judging them needs, and returns everything that was seen.
 * Never rejects for a failure of the network or of a port; rejects with a RangeError for more than
 * `MAX_ROUND_SERVICES` services.
 */
export async function runRound(
  plan: RoundPlan,
  givenPorts: ProbePorts,
  { signal, onFacts }: RoundOptions,
): Promise<RoundFacts> {
  if (plan.services.length > MAX_ROUND_SERVICES) {
    throw new RangeError(`split a round of more than ${MAX_ROUND_SERVICES} services`);
  }
  const ports = steadyPorts(givenPorts);
  const stop = new AbortController();
  const book = openRoundBook(plan.services);
  const facts = (running: boolean): RoundFacts => book.facts({ onLine: ports.onLine(), running });
  if (signal.aborted) return facts(false);

  const publisher = openPublisher(ports, () => onFacts(facts(true)));
  const round: RoundContext = {
    plan,
    ports,
    book,
    pool: openAttemptPool(ports, { hasControls: needsControls(plan) }),
    answers: openLineAnswers(),
    ended: stop.signal,
    publish: publisher.publish,
  };
  const end = (): void => endRound(round, stop);
  signal.addEventListener('abort', end, { once: true });
  try {
    await play(round, { publisher, end });
  } finally {
    publisher.close();
    end();
    signal.removeEventListener('abort', end);
  }
  return facts(false);
}

interface Stage {
  readonly publisher: Publisher;
  readonly end: () => void;
}

/** From the first attempt to the last word of those that were stopped. */
async function play(round: RoundContext, { publisher, end }: Stage): Promise<void> {
  const { book, ended, pool, ports } = round;
  const startedAt = ports.elapsed();
  publisher.publish();
  const program = startProgram(round);
  const onBeat = (lateMs: number): void => {
    book.noteLateness(lateMs);
    watchOver(round, program);
    publisher.refresh();
    if (ports.elapsed() - startedAt >= roundEndsAfter(pool.line())) end();
  };
  const beating = keepBeating(onBeat, ports, ended);
  await Promise.race([program.done, beating]);
  end();
  await windDown(program, ports);
  await beating;
}

interface Publisher {
  readonly publish: () => void;
  /** Publishes where nothing has been published for long. */
  readonly refresh: () => void;
  readonly close: () => void;
}

function openPublisher({ elapsed }: ProbePorts, tell: () => void): Publisher {
  let isOpen = true;
  let publishedAt = elapsed();
  const publish = (): void => {
    if (!isOpen) return;
    publishedAt = elapsed();
    tell();
  };
  return {
    publish,
    refresh() {
      if (elapsed() - publishedAt >= PUBLISH_EVERY_MS) publish();
    },
    close() {
      isOpen = false;
    },
  };
}

/** What has to happen by the clock alone. */
function watchOver({ pool, ports }: RoundContext, program: Program): void {
  const since = program.waitingSince();
  if (since !== undefined && isSuspiciouslySilent(ports.elapsed() - since)) program.goFull();
  pool.tick();
}

function endRound({ pool, answers }: RoundContext, stop: AbortController): void {
  pool.close();
  answers.settle(false);
  stop.abort();
}

async function windDown({ done }: Program, { sleep }: ProbePorts): Promise<void> {
  const isDone = new AbortController();
  done.then(
    () => isDone.abort(),
    () => isDone.abort(),
  );
  await sleep(WIND_DOWN_MS, isDone.signal);
}
