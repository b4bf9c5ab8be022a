import { expect, test } from 'vitest';
import { adhocId } from '../../../src/formats/adhoc-id.ts';
import type { Report } from '../../../src/formats/report.ts';
import { costOfRound } from '../../../src/schedule/cost-of-round.ts';
import { observed, reported } from '../background/sample-report.ts';

type Observed = Report['controls'][number];

function seen(bytes: number | undefined, role: Observed['role'] = 'endpoint'): Observed {
  return { ...observed(1), role, ...(bytes !== undefined && { bytes }) };
}

function service(id: string, ...observations: Observed[]): Report['services'][number] {
  return { ...reported(id), observations };
}

test('each service pays for its own attempts, and controls for theirs', () => {
  const cost = costOfRound({
    services: [service('a', seen(700), seen(300, 'knock')), service('b', seen(50, 'plain-http'))],
    controls: [seen(20, 'https'), seen(4, 'portal')],
  });
  expect(cost).toEqual({ bytes: 1_074, controlBytes: 24, services: { a: 1_000, b: 50 } });
});

test.each(['doh', 'resolver', 'canary'] as const)('%s counts to controls', (role) => {
  const cost = costOfRound({ services: [service('a', seen(7), seen(90, role))], controls: [] });
  expect(cost).toEqual({ bytes: 97, controlBytes: 90, services: { a: 7 } });
});

test('questions to others count to controls', () => {
  const cost = costOfRound({ services: [service('a', seen(7))], controls: [] }, 5_000);
  expect(cost).toEqual({ bytes: 5_007, controlBytes: 5_000, services: { a: 7 } });
});

test.each([0, 1, 11])(
  'an address that was pasted, or failed in a tab (%s), counts to the total alone',
  (index) => {
    const services = [service(adhocId(index), seen(7))];
    const cost = costOfRound({ services, controls: [seen(1, 'https')] });
    expect(cost).toEqual({ bytes: 8, controlBytes: 1, services: {} });
  },
);

test('a service that is named much like one counts as any other', () => {
  const cost = costOfRound({ services: [service('adhoc-1', seen(7))], controls: [] });
  expect(cost.services).toEqual({ 'adhoc-1': 7 });
});

test('what sent nothing costs nothing', () => {
  const cost = costOfRound({ services: [service('a', seen(undefined))], controls: [] });
  expect(cost).toEqual({ bytes: 0, controlBytes: 0, services: {} });
});
