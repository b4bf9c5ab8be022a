import { expect, test } from 'vitest';
import type { RoundFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import { wasAsleep, withoutSleep } from '../../../src/schedule/slept-through.ts';
import { observed } from '../background/sample-report.ts';

const answer: Observation = {
  ...observed(1),
  outcome: { kind: 'response', status: 503, verified: true },
};
const silence: Observation = {
  ...observed(2),
  outcome: { kind: 'failure', layer: 'timeout', code: 'timeout', deadlineMs: 4_000 },
};

function facts(timersLateMs: number): RoundFacts {
  const service = { id: 'a', name: 'A', provider: 'A', where: 'internet', endpoints: [] } as const;
  return {
    onLine: true,
    portal: 'unknown',
    timersLateMs,
    controls: [silence],
    services: [{ ...service, observations: [answer, silence] }],
  };
}

test('a round that was awake stays as it is', () => {
  const awake = facts(4_999);
  expect(wasAsleep(awake)).toBe(false);
  expect(withoutSleep(awake)).toBe(awake);
});

test('of a round that slept an answer counts, and a failure does not', () => {
  const discarded = { ...silence, outcome: { ...silence.outcome, discard: true } };
  expect(withoutSleep(facts(5_000))).toMatchObject({
    controls: [discarded],
    services: [{ observations: [answer, discarded] }],
  });
});
