import type { RoundFacts, ServiceFacts } from './facts.ts';
import { finding } from './make-finding.ts';
import type { Fault, Verdict } from './verdict.ts';

/**
 * A verdict that would say more without something it cites rests on evidence that points two ways: it becomes
 * `ambiguous`. `judgeWithout` judges the same subject again as if the observations of these numbers did not exist.
 */
export function withoutContradiction(
  verdict: Verdict,
  judgeWithout: (removed: ReadonlySet<number>) => Verdict,
): Verdict {
  if (verdict.kind !== 'fault' || verdict.suspects.length === 1) return verdict;
  const contradicted = verdict.evidence.some(({ observations = [] }) => {
    if (observations.length === 0) return false;
    const again = judgeWithout(new Set(observations));
    return again.kind === 'fault' && isNarrower(again, verdict);
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

/** The same service without those observations. */
export function serviceWithout(service: ServiceFacts, removed: ReadonlySet<number>): ServiceFacts {
  return { ...service, observations: service.observations.filter(({ n }) => !removed.has(n)) };
}

/** The same round without those observations; services that have none of them are kept as they are. */
export function roundWithout(facts: RoundFacts, removed: ReadonlySet<number>): RoundFacts {
  const concerned = ({ observations }: ServiceFacts): boolean =>
    observations.some(({ n }) => removed.has(n));
  return {
    ...facts,
    controls: facts.controls.filter(({ n }) => !removed.has(n)),
    services: facts.services.map((service) =>
      concerned(service) ? serviceWithout(service, removed) : service,
    ),
  };
}
