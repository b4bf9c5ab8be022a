import type { Observation } from '../diagnosis/observation.ts';
import type { AttemptOptions, AttemptPool } from './attempt-pool.ts';
import type { LineAnswers } from './line-answers.ts';
import type { ProbePorts } from './ports.ts';
import type { Owner, RoundBook } from './round-book.ts';
import type { RoundPlan } from './round-plan.ts';

/** What every part of a running round shares. */
export interface RoundContext {
  readonly plan: RoundPlan;
  readonly ports: ProbePorts;
  readonly pool: AttemptPool;
  readonly book: RoundBook;
  readonly answers: LineAnswers;
  /** Aborts when the round ends, for whatever reason. */
  readonly ended: AbortSignal;
  /** Lets the caller know what the book holds now. */
  readonly publish: () => void;
}

export interface RecordedAttempt extends AttemptOptions {
  readonly owner: Owner;
}

/** Runs one attempt of a round and records it; undefined where it never ran, or was called off. */
export async function attemptAndRecord(
  round: RoundContext,
  work: (n: number, signal: AbortSignal) => Promise<Observation>,
  options: RecordedAttempt,
): Promise<Observation | undefined> {
  const observation = await round.pool.run(
    (signal) => work(round.book.nextNumber(), signal),
    options,
  );
  if (observation === undefined) return undefined;
  round.book.add(observation, options.owner);
  round.publish();
  return observation;
}
