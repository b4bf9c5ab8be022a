import type { ServiceFacts } from '../facts.ts';
import { finding } from '../make-finding.ts';
import type { Region } from '../other-views.ts';
import type { TargetJudgement } from '../target-rules/target-view.ts';
import type { Verdict } from '../verdict.ts';

/** Id of the rule, by which others know a verdict that reports no outage. */
export const REGION_RULE = 'R1';

/**
 * R1: a service that is known not to answer in this region does not answer: that is no news, and no outage. Only what
 * everybody sees (P5a), and its own answer, outweigh it. To be asked where nothing of it answers.
 */
export function knownUnreachable(
  judgement: TargetJudgement,
  service: ServiceFacts,
  country: string | undefined,
): TargetJudgement {
  if (!isOutOfReach(service, country) || isProven(judgement)) return judgement;
  const host = service.endpoints[0]?.host ?? '';
  const rule = finding({ key: 'not-reachable-here', values: { host } }, REGION_RULE);
  const support = judgement.evidence.map((entry) => ({ ...entry, id: entry.key, charges: [] }));
  return { kind: 'unknown', why: 'ambiguous', evidence: [rule, ...support] };
}

/** Whether a service is known not to answer where this browser is. */
export function isOutOfReach(
  { reachableFrom }: ServiceFacts,
  country: string | undefined,
): boolean {
  return country !== undefined && reachableFrom?.includes(regionOf(country)) === false;
}

/** No news beside services that do answer. */
export function isOutOfReachVerdict({ kind, evidence }: Verdict<{ readonly id: string }>): boolean {
  return kind === 'unknown' && evidence[0]?.id === REGION_RULE;
}

/** The region that a country (ISO 3166-1 alpha-2) lies in. */
export function regionOf(country: string): Region {
  return country === 'CN' ? 'china' : 'world';
}

/** Its own answer, something on this device that names itself, a failure that everybody sees; or no failure at all. */
function isProven({ kind, evidence }: TargetJudgement): boolean {
  if (kind === 'unknown') return !evidence.some(({ key }) => key === 'endpoint-unseen');
  const rule = evidence[0]?.id ?? '';
  return rule.startsWith('T') || rule === 'G3' || rule === 'P5a';
}
