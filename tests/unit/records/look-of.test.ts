import { expect, test } from 'vitest';
import type { Report } from '../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import type { Sighting } from '../../../src/records/fold-look.ts';
import { looksOf } from '../../../src/records/look-of.ts';
import { fault, OK, observed, reported, UNKNOWN } from '../background/sample-report.ts';
import { NOW_MS } from './open-store.ts';

type Observed = Report['controls'][number];

const startedAt = new Date(NOW_MS).toISOString();
const failed = (n: number): Observed => ({
  ...observed(n),
  durationMs: 4_000,
  outcome: { kind: 'failure', layer: 'timeout', code: 'deadline' },
});

function latencyOf(observations: readonly Observed[]): number | undefined {
  const services = [{ ...reported('s'), observations: [...observations] }];
  const report = { startedAt, user: OK, services, controls: [] };
  return looksOf(report, [{ subject: 's', sighting: 'good' }])[0]?.sample.latencyMs;
}

test('latency is that of the first endpoint that answered', () => {
  const late = { ...observed(2), attempt: 2, durationMs: 31.6 } as const;
  expect(latencyOf([failed(1), late, { ...observed(3), durationMs: 1 }])).toBe(32);
});

test.each(['doh', 'resolver', 'canary', 'knock', 'plain-http'] as const)(
  'an answer to a %s after a failure is no latency of the service',
  (role) => {
    expect(latencyOf([failed(1), { ...observed(2), role }])).toBeUndefined();
  },
);

test.each<[Sighting, ReportVerdict, string]>([
  ['good', OK, 'up'],
  ['good', { kind: 'refusing', cause: 'forbidden', evidence: [] }, 'up'],
  ['failing', fault({ scope: 'slow', cause: 'slow' }), 'slow'],
  ['failing', fault({ scope: 'partial' }), 'partial'],
  ['failing', fault(), 'down'],
  ['unobserved', fault(), 'unobserved'],
  ['nothing', UNKNOWN, 'unobserved'],
])('a %s look at %o is %s', (sighting, verdict, state) => {
  const report = { startedAt, user: OK, services: [reported('s', verdict)], controls: [] };
  const [look] = looksOf(report, [{ subject: 's', sighting }]);
  expect(look?.sample).toMatchObject({ subject: 's', atMs: NOW_MS, state });
  expect(look?.sample.cause).toBe(verdict.kind === 'fault' ? verdict.cause : undefined);
});

test('who is no part of the report was not looked at', () => {
  const report = { startedAt, user: OK, services: [], controls: [] };
  expect(looksOf(report, [{ subject: 's', sighting: 'good' }])).toEqual([]);
});
