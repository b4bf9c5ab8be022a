import type { Observation } from '../diagnosis/observation.ts';
import type { Control } from '../formats/config.ts';
import { type ProbeTarget, probeEndpoint } from './probe-endpoint.ts';
import { attemptAndRecord, type RecordedAttempt, type RoundContext } from './round-context.ts';

/** Asks one control, and records what it says; undefined where it never ran, or was called off. */
export function attemptControl(
  round: RoundContext,
  { id, kind, url, operator, expect }: Control,
  attempt: 1 | 2,
): Promise<Observation | undefined> {
  if (kind === 'doh') return Promise.resolve(undefined);
  return attemptOne(
    round,
    {
      role: kind,
      url,
      redirect: 'manual',
      comparison: kind === 'portal' ? 'exact' : 'contains',
      operator,
      attempt,
      ...(expect && { expect }),
      ...(!round.plan.answeredControls.has(id) && { unproven: true as const }),
    },
    { urgency: 'control', owner: { kind: 'controls' } },
  );
}

/** One attempt at an address of a service or a control, recorded as its owner's. */
export function attemptOne(
  round: RoundContext,
  target: Omit<ProbeTarget, 'n'>,
  options: RecordedAttempt & { readonly onSent?: () => void },
): Promise<Observation | undefined> {
  const work = (n: number, signal: AbortSignal): Promise<Observation> => {
    options.onSent?.();
    return probeEndpoint({ ...target, n }, round.ports, signal);
  };
  return attemptAndRecord(round, work, options);
}
