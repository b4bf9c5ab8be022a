import type { Failure, Observation, Response } from './observation.ts';

/** An observation whose outcome is known to be an answer. */
export type Answered = Observation & { readonly outcome: Response };
/** An observation whose outcome is known to be a failure. */
export type Failed = Observation & { readonly outcome: Failure };

export function answered(observation: Observation): observation is Answered {
  return observation.outcome.kind === 'response';
}

/** True for a failure that says something: not our own abort, a network change or a sleep. */
export function failed(observation: Observation): observation is Failed {
  return observation.outcome.kind === 'failure' && observation.outcome.discard !== true;
}

/** True for a sample that says nothing about anybody. */
export function discarded(observation: Observation): boolean {
  return observation.outcome.kind === 'failure' && observation.outcome.discard === true;
}

/** True where nothing came until our own deadline ran out. */
export function silent(observation: Observation): boolean {
  return failed(observation) && observation.outcome.layer === 'timeout';
}

/** True where the failure is seen and its reason is not: no host access. */
export function hidden(observation: Observation): boolean {
  return failed(observation) && observation.outcome.opaque === true;
}

/** True where nothing came back at all, or a router said that there is no way; or nobody may see which. */
export function isLostAttempt(observation: Observation): boolean {
  if (silent(observation) || hidden(observation)) return true;
  return failed(observation) && observation.outcome.transport === 'unreachable';
}

/** An answer over validated TLS proves the whole way there: device, network and path. */
export function proven(observation: Observation): observation is Answered {
  return answered(observation) && observation.outcome.verified;
}

export function numbers(observations: readonly Observation[]): readonly number[] {
  return observations.map((observation) => observation.n);
}

/** The different values that `pick` finds, without `undefined`. */
export function distinct<T, K>(
  items: readonly T[],
  pick: (item: T) => K | undefined,
): readonly K[] {
  const found = new Set<K>();
  for (const item of items) {
    const value = pick(item);
    if (value !== undefined) found.add(value);
  }
  return [...found];
}

/** The middle value; the lower of the two middle ones for an even count; `undefined` for none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
