import { expect, test } from 'vitest';
import { joinProgress, joinReports } from '../../../src/background/join-reports.ts';
import {
  fault,
  OK,
  observed,
  reported,
  sampleReport,
  keyAsText as t,
  UNKNOWN,
} from './sample-report.ts';

const citing = (n: number): ReturnType<typeof fault> =>
  fault({ evidence: [{ id: 'P1', text: '', clears: [], charges: [], observations: [n] }] });

test('numbers go on, and evidence cites the same observations as before', () => {
  const part = (id: string): ReturnType<typeof sampleReport> =>
    sampleReport({
      services: [{ ...reported(id, citing(2)), observations: [observed(2)] }],
      controls: [observed(1)],
    });
  const joined = joinReports(part('a'), part('b'), t);
  expect(joined.controls.map(({ n }) => n)).toEqual([1, 3]);
  expect(joined.services.map(({ observations }) => observations[0]?.n)).toEqual([2, 4]);
  expect(joined.services.map(({ verdict }) => verdict.evidence[0]?.observations)).toEqual([
    [2],
    [4],
  ]);
});

const slow = fault({ suspects: ['network'], cause: 'slow-line', scope: 'slow' });
const down = fault({ suspects: ['network'], cause: 'dns-broken' });
const later = fault({ suspects: ['device'], cause: 'clock' });

test.each([
  ['ok, ok', OK, OK, OK],
  ['ok, unknown', OK, UNKNOWN, UNKNOWN],
  ['unknown, ok', UNKNOWN, OK, UNKNOWN],
  ['slow, ok', slow, OK, slow],
  ['unknown, slow', UNKNOWN, slow, slow],
  ['down, slow', down, slow, down],
  ['slow, down', slow, down, down],
  ['down, another down', down, later, later],
])("the user's side is the worse of the two: %s", (_name, first, second, worse) => {
  const joined = joinReports(sampleReport({ user: first }), sampleReport({ user: second }), t);
  expect(joined.user).toEqual(worse);
});

test('the side is judged anew over all services', () => {
  const first = sampleReport({ services: [reported('a')], durationMs: 10 });
  const second = sampleReport({
    services: [reported('b', fault())],
    overall: { side: 'not-yours', headline: '', service: 'b' },
    durationMs: 30,
  });
  expect(joinReports(first, second, t)).toMatchObject({
    overall: { side: 'not-yours', service: 'b' },
    durationMs: 30,
  });
});

test('progress keeps what earlier batches found', () => {
  const found = sampleReport({
    services: [reported('a', fault())],
    overall: { side: 'not-yours', headline: 'a is down', service: 'a' },
    controls: [observed(1)],
  });
  const { user: _user, overall: _overall, ...rest } = sampleReport({ controls: [observed(1)] });
  const running = { ...rest, services: [{ id: 'b', name: 'b', provider: 'b', observations: [] }] };
  const known = joinProgress(found, running);
  expect(known.services.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(known.overall?.headline).toBe('a is down');
  expect(known.user).toBeUndefined();
  expect(known.controls.map(({ n }) => n)).toEqual([1, 2]);
});
