import type { Suspect } from '../../../src/diagnosis/suspect.ts';
import type { Certainty, NonEmpty, Scope, Verdict } from '../../../src/diagnosis/verdict.ts';

export const fine: Verdict = { kind: 'ok', evidence: [] };
export const turned: Verdict = { kind: 'refusing', cause: 'forbidden', evidence: [] };
export const unknown: Verdict = { kind: 'unknown', why: 'insufficient', evidence: [] };

export function fault(
  suspects: NonEmpty<Suspect>,
  more: {
    cause?: 'no-answer' | 'no-internet' | 'slow-line';
    scope?: Scope;
    certainty?: Certainty;
  } = {},
): Verdict {
  return {
    kind: 'fault',
    suspects,
    cause: 'no-answer',
    scope: 'down',
    certainty: 'suspected',
    evidence: [],
    ...more,
  };
}

export const named = (...verdicts: Verdict[]) =>
  verdicts.map((verdict, index) => ({ id: `s${index}`, verdict }));
export const noInternet = fault(['device', 'network'], { cause: 'no-internet' });
