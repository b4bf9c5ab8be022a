import type { RoundFacts } from '../diagnosis/facts.ts';
import type { Control, Service } from '../formats/config.ts';
import type { ProbePorts } from './ports.ts';

/** Most services that one round takes; splitting longer lists is the caller's work. */
export const MAX_ROUND_SERVICES = 32;

export interface RoundPlan {
  /** `scheduled`: one endpoint of each service and no control until something fails. */
  readonly shape: 'scheduled' | 'full';
  readonly services: readonly Service[];
  /** The whole list to draw from, DoH operators included. */
  readonly controls: readonly Control[];
  /** Ids of controls that have ever answered from this profile. */
  readonly answeredControls: ReadonlySet<string>;
}

export interface RoundOptions {
  /** Ends the round early; what is known by then is returned. */
  readonly signal: AbortSignal;
  /** Called at every change, and at least every 5 s, with `running: true`. */
  readonly onFacts: (facts: RoundFacts) => void;
}

/**
 * Probes the services of a plan and the controls that judging them needs, and returns everything that was seen.
 * Never rejects for a network failure; throws a RangeError for more than `MAX_ROUND_SERVICES` services.
 */
export async function runRound(
  plan: RoundPlan,
  ports: ProbePorts,
  _options: RoundOptions,
): Promise<RoundFacts> {
  if (plan.services.length > MAX_ROUND_SERVICES) {
    throw new RangeError(`a round takes at most ${MAX_ROUND_SERVICES} services`);
  }
  return { onLine: ports.onLine(), portal: 'unknown', timersLateMs: 0, controls: [], services: [] };
}
