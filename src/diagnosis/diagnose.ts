import type { RoundFacts } from './facts.ts';
import type { Side } from './suspect.ts';
import type { Verdict } from './verdict.ts';

export interface Diagnosis {
  readonly user: Verdict;
  /** In the order of the round's services. */
  readonly services: readonly { readonly id: string; readonly verdict: Verdict }[];
  readonly overall: { readonly side: Side; readonly service?: string };
}

/** Judges one round: facts in, verdicts out. Pure; never throws. */
export function diagnose(_facts: RoundFacts): Diagnosis {
  return { user: { kind: 'ok', evidence: [] }, services: [], overall: { side: 'ok' } };
}
