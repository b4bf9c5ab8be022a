import { OUTCOMES, type Outcome } from './judge.ts';
import type { RunScore } from './score-run.ts';

/** Half of the values are at most `median`, nine tenths of them at most `most`. */
export interface Spread {
  readonly median: number;
  readonly most: number;
}

/** What several runs are worth together. */
export interface Tally {
  readonly runs: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Of wrong blames and false alarms. */
  readonly blamedUser: number;
  readonly blamedProvider: number;
  /** Among the correct ones: a fault that nobody could see from here, and `ok` was said. */
  readonly outOfSight: number;
  readonly named: number;
  readonly namedRightly: number;
  /** Runs with a fault, in ms; absent where there are none. */
  readonly suspicionMs?: Spread;
  readonly verdictMs?: Spread;
  readonly bytes?: Spread;
}

/** Adds up runs; their order does not matter. */
export function tallyRuns(runs: readonly RunScore[]): Tally {
  const faults = runs.filter(({ truth }) => truth !== 'ok');
  const suspicionMs = spreadOf(faults.flatMap(({ suspicionMs: ms }) => ms ?? []));
  const verdictMs = spreadOf(faults.map((run) => run.verdictMs));
  const bytes = spreadOf(runs.map((run) => run.bytes));
  return {
    runs: runs.length,
    outcomes: countOutcomes(runs),
    blamedUser: runs.filter(({ blamed }) => blamed === 'user').length,
    blamedProvider: runs.filter(({ blamed }) => blamed === 'provider').length,
    outOfSight: runs.filter(({ isOutOfSight }) => isOutOfSight).length,
    named: runs.filter(({ isCauseRight }) => isCauseRight !== undefined).length,
    namedRightly: runs.filter(({ isCauseRight }) => isCauseRight).length,
    ...(suspicionMs !== undefined && { suspicionMs }),
    ...(verdictMs !== undefined && { verdictMs }),
    ...(bytes !== undefined && { bytes }),
  };
}

function countOutcomes(runs: readonly RunScore[]): Record<Outcome, number> {
  const counts = { ...NONE };
  for (const { outcome } of runs) counts[outcome] += 1;
  return counts;
}

const NONE: Readonly<Record<Outcome, number>> = {
  'wrong-blame': 0,
  missed: 0,
  'false-alarm': 0,
  overclaimed: 0,
  abstained: 0,
  hedged: 0,
  correct: 0,
};

/** Nearest-rank percentiles; undefined for no values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number | undefined => sorted[Math.ceil(sorted.length * share) - 1];
  const median = at(0.5);
  const most = at(0.9);
  return median === undefined || most === undefined ? undefined : { median, most };
}

/** How bad an outcome is, 0 the worst. */
export function rankOf({ outcome }: Pick<RunScore, 'outcome'>): number {
  return OUTCOMES.indexOf(outcome);
}
