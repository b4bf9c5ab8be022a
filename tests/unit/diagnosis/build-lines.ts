import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation, Outcome } from '../../../src/diagnosis/observation.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import {
  CONTROLS,
  type ControlSpec,
  control,
  healthyAnswer,
  observe,
  ok,
  round,
  service,
  silence,
} from './build-facts.ts';

/** `ok`, `unknown why`, or `rule cause suspects [scope]`. */
function told(verdict: Verdict | undefined): string {
  if (verdict?.kind === 'unknown') return `unknown ${verdict.why}`;
  if (verdict?.kind !== 'fault') return verdict?.kind ?? 'nothing';
  const scope = verdict.scope === 'down' ? '' : ` ${verdict.scope}`;
  return `${verdict.evidence[0]?.id} ${verdict.cause} ${verdict.suspects.join('+')}${scope}`;
}

/** The user's own side of such a round, or its first service. */
export const yours = (facts: Partial<RoundFacts>): string => told(diagnose(round(facts)).user);
export const lark = (facts: Partial<RoundFacts>): string =>
  told(diagnose(round(facts)).services[0]?.verdict);

export type Phases = readonly [dnsMs: number, connectMs: number, firstByteMs: number];

export const QUICK: Phases = [3, 40, 25];

/** An answer whose time went there. */
function took(role: ControlSpec['role'] | 'endpoint', [dnsMs, connectMs, firstByteMs]: Phases) {
  const phases = { dnsMs, connectMs, firstByteMs };
  const durationMs = dnsMs + connectMs + firstByteMs;
  const answer = role === 'portal' ? healthyAnswer({ role, host: '', operator: '' }) : ok();
  return { durationMs, outcome: { ...answer, phases } };
}

/** What became of the controls, in the order of their list: a time, or a failure that a retry mends at once. */
export function asked(fates: readonly (Phases | Outcome)[]): Observation[] {
  return CONTROLS.flatMap((spec, i) => {
    const fate = fates[i] ?? QUICK;
    const answer = (phases: Phases, attempt: 1 | 2): Observation => {
      const { outcome, durationMs } = took(spec.role, phases);
      return control(spec, outcome, { durationMs, attempt });
    };
    if (!isOutcome(fate)) return [answer(fate, 1)];
    return [control(spec, fate, { durationMs: 4_000 }), answer(QUICK, 2)];
  });
}

function isOutcome(fate: Phases | Outcome): fate is Outcome {
  return 'kind' in fate;
}

export const all = (phases: Phases): Observation[] => asked(CONTROLS.map(() => phases));

/** A service of that provider that saw these outcomes or times, one attempt after the other. */
export function saw(provider: string, fates: readonly (Phases | Outcome)[]): ServiceFacts {
  const host = `www.${provider.toLowerCase()}.example`;
  return service(ok(), {
    id: provider.toLowerCase(),
    provider,
    endpoints: [{ url: `https://${host}/`, host, secure: true, function: 'web' }],
    observations: fates.map((fate, i) => {
      const attempt = i === 0 ? 1 : 2;
      const { outcome, durationMs } = isOutcome(fate)
        ? { outcome: fate, durationMs: 4_000 }
        : took('endpoint', fate);
      return observe({ role: 'endpoint', host, outcome, durationMs, attempt });
    }),
  });
}

export const ITS_SYN_LOST: Phases = [3, 1_040, 25];
export const ITS_QUESTION_LOST: Phases = [5_003, 40, 25];

/** Signs of loss: a silent service may be lost by chance, its own address too. */
export const LOSSY = { controls: asked([silence(), ITS_SYN_LOST]) };
