import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import { controls, healthyAnswer, observe, ok, round, type service } from './build-facts.ts';

/** `ok`, `refusing cause`, `unknown why`, or `rule cause suspects [scope]`. */
function told(verdict: Verdict): string {
  if (verdict.kind === 'ok') return 'ok';
  if (verdict.kind === 'refusing') return `refusing ${verdict.cause}`;
  if (verdict.kind === 'unknown') return `unknown ${verdict.why}`;
  const scope = verdict.scope === 'down' ? '' : ` ${verdict.scope}`;
  return `${verdict.evidence[0]?.id} ${verdict.cause} ${verdict.suspects.join('+')}${scope}`;
}

/** Judges a round of that one service, and tells the verdict in a line. */
export function judge(lark: ServiceFacts, facts: Partial<RoundFacts> = {}): string {
  const { services } = diagnose(round({ services: [lark], ...facts }));
  const [judged] = services;
  if (judged === undefined) throw new Error('no verdict');
  return told(judged.verdict);
}

export const plainHttp = (outcome: Parameters<typeof service>[0]) =>
  observe({ role: 'plain-http', host: 'www.lark.example', secure: false, outcome });
export const canary = (outcome: Parameters<typeof service>[0]) =>
  observe({ role: 'canary', host: 'qzxkvbnm', secure: false, outcome });
export const withSkew = (skewMs: number) =>
  controls((spec) =>
    spec.role === 'portal'
      ? ok({ verified: false, status: 204, content: 'expected', clockSkewMs: skewMs })
      : healthyAnswer(spec),
  );
export const noDates = () =>
  controls((spec) =>
    spec.role === 'portal' ? ok({ verified: false, status: 204, content: 'expected' }) : ok(),
  );

/** Evidence of the verdict on that one service. */
export function evidenceOf(
  lark: ServiceFacts,
  facts: Partial<RoundFacts> = {},
): Verdict['evidence'] {
  return diagnose(round({ services: [lark], ...facts })).services[0]?.verdict.evidence ?? [];
}
