import { expect, test } from 'vitest';
import { hashOf, type Route, readRoute } from '../../../src/history/route.ts';
import { fc } from '../seeded.ts';

test.each<[string, Route]>([
  ['', { kind: 'overview', find: '', asTable: false }],
  ['#', { kind: 'overview', find: '', asTable: false }],
  ['#nothing-known', { kind: 'overview', find: '', asTable: false }],
  ['#overview&find=we&table', { kind: 'overview', find: 'we', asTable: true }],
  ['#service=wechat', { kind: 'service', subject: 'wechat', range: 'day' }],
  ['#service', { kind: 'service', subject: '', range: 'day' }],
  ['#service=wechat&range=week', { kind: 'service', subject: 'wechat', range: 'week' }],
  ['#service=wechat&range=century', { kind: 'service', subject: 'wechat', range: 'day' }],
  ['#incident=wechat@1795411125877', { kind: 'incident', id: 'wechat@1795411125877' }],
  ['#incident=%401795411125877', { kind: 'incident', id: '@1795411125877' }],
  ['#incidents', { kind: 'incidents', page: 1 }],
  [
    '#incidents&service=qq&side=theirs&page=3',
    { kind: 'incidents', subject: 'qq', side: 'theirs', page: 3 },
  ],
  ['#incidents&side=nobody&page=-1', { kind: 'incidents', page: 1 }],
  ['#data', { kind: 'data' }],
])('%s', (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});

const subject = fc.string();
const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.record({ kind: fc.constant('overview' as const), find: fc.string(), asTable: fc.boolean() }),
  fc.record({
    kind: fc.constant('service' as const),
    subject,
    range: fc.constantFrom('day' as const, 'week' as const, 'quarter' as const),
  }),
  fc.record(
    {
      kind: fc.constant('incidents' as const),
      subject,
      side: fc.constantFrom(
        'theirs' as const,
        'not-yours' as const,
        'yours' as const,
        'unclear' as const,
      ),
      page: fc.integer({ min: 1, max: 1_000 }),
    },
    { requiredKeys: ['kind', 'page'] },
  ),
  fc.record({ kind: fc.constant('incident' as const), id: fc.string({ minLength: 1 }) }),
  fc.record({ kind: fc.constant('data' as const) }),
);

test('every route is read back from its address', () => {
  fc.assert(
    fc.property(routes, (route) => {
      expect(readRoute(hashOf(route))).toEqual(route);
    }),
  );
});
