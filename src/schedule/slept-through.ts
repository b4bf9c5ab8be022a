import type { RoundFacts } from '../diagnosis/facts.ts';
import type { Observation } from '../diagnosis/observation.ts';

/** A busy machine fires timers a second or two late; later than this it slept, or the browser was stopped. */
const ASLEEP_MS = 5_000;

/** Whether a round was asleep in its middle, by its own timers. */
export function wasAsleep({ timersLateMs }: Pick<RoundFacts, 'timersLateMs'>): boolean {
  return timersLateMs >= ASLEEP_MS;
}

/**
 * What a round saw that was asleep in its middle: who answered did so, and a failure says nothing, for requests die with
 * the connections that a sleep cuts, and the network is still on its way back when the machine wakes.
 */
export function withoutSleep(facts: RoundFacts): RoundFacts {
  if (!wasAsleep(facts)) return facts;
  return {
    ...facts,
    controls: facts.controls.map(discarded),
    services: facts.services.map((service) => ({
      ...service,
      observations: service.observations.map(discarded),
    })),
  };
}

function discarded(observation: Observation): Observation {
  const { outcome } = observation;
  if (outcome.kind === 'response') return observation;
  return { ...observation, outcome: { ...outcome, discard: true } };
}
