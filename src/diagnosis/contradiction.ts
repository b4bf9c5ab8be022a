import type { RoundFacts } from './facts.ts';
import { finding } from './make-finding.ts';
import type { Fault, Verdict } from './verdict.ts';

/**
 * A verdict that would say more without something it cites rests on evidence that points two ways: it becomes
 * `ambiguous`. `judge` judges the same subject again over fewer observations.
 */
export function withoutContradiction(
  verdict: Verdict,
  facts: RoundFacts,
  judge: (fewer: RoundFacts) => Verdict | undefined,
): Verdict {
  if (verdict.kind !== 'fault' || verdict.suspects.length === 1) return verdict;
  const contradicted = verdict.evidence.some(({ observations = [] }) => {
    if (observations.length === 0) return false;
    const again = judge(without(facts, new Set(observations)));
    return again?.kind === 'fault' && isNarrower(again, verdict);
  });
  if (!contradicted) return verdict;
  const rule = finding({ key: 'ambiguous', values: {} }, 'U');
  return { kind: 'unknown', why: 'ambiguous', evidence: [rule, ...verdict.evidence] };
}

function isNarrower(after: Fault, before: Fault): boolean {
  return (
    after.suspects.length < before.suspects.length &&
    after.suspects.every((suspect) => before.suspects.includes(suspect))
  );
}

function without(facts: RoundFacts, numbers: ReadonlySet<number>): RoundFacts {
  const keep = ({ n }: { readonly n: number }): boolean => !numbers.has(n);
  return {
    ...facts,
    controls: facts.controls.filter(keep),
    services: facts.services.map((service) => ({
      ...service,
      observations: service.observations.filter(keep),
    })),
  };
}
