import type { RoundFacts, ServiceFacts } from '../facts.ts';
import { finding } from '../make-finding.ts';
import type { Region } from '../other-views.ts';
import type { TargetJudgement } from '../target-rules/target-view.ts';

/** Id of the rule, by which others know a verdict that reports no outage. */
export const REGION_RULE = 'R1';

/**
 * R1: a service that is known not to answer in this region does not answer: that is no news, and no outage. Only what
 * everybody sees (P5a), and its own answer, outweigh it.
 */
export function knownUnreachable(
  judgement: TargetJudgement,
  service: ServiceFacts,
  { country }: RoundFacts,
): TargetJudgement {
  const { reachableFrom } = service;
  if (reachableFrom === undefined || country === undefined) return judgement;
  if (reachableFrom.includes(regionOf(country)) || isProven(judgement)) return judgement;
  const host = service.endpoints[0]?.host ?? '';
  const rule = finding({ key: 'not-reachable-here', values: { host } }, REGION_RULE);
  const support = judgement.evidence.map((entry) => ({ ...entry, id: entry.key, charges: [] }));
  return { kind: 'unknown', why: 'ambiguous', evidence: [rule, ...support] };
}

function regionOf(country: string): Region {
  return country === 'CN' ? 'china' : 'world';
}

/** Its own answer, something on this device that names itself, or a failure that everybody sees. */
function isProven({ kind, evidence }: TargetJudgement): boolean {
  const rule = evidence[0]?.id ?? '';
  return kind === 'fault' && (rule.startsWith('T') || rule === 'G3' || rule === 'P5a');
}
