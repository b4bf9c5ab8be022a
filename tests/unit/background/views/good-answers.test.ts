import { describe, expect, test } from 'vitest';
import { type GoodAnswer, newGoodAnswers } from '../../../../src/background/views/good-answers.ts';
import { withEarlierRounds } from '../../../../src/background/views/view-memory.ts';
import { observe, ok, round, service, silence } from '../../diagnosis/build-facts.ts';

const HOST = 'www.lark.example';
const LOGIN = 'login.lark.example';
const NOW = 1_000_000_000;
const HOUR = 3_600_000;

/** The service answers so, host by host. */
function seen(places: Readonly<Record<string, string>>) {
  const observations = Object.entries(places).map(([host, address]) =>
    observe({ role: 'endpoint', host, outcome: ok({ address }) }),
  );
  return round({ services: [{ ...service(ok()), observations }] });
}

const known = (more: Partial<GoodAnswer> = {}): Record<string, GoodAnswer> => ({
  lark: {
    addresses: ['203.0.113.7'],
    byHost: { [HOST]: ['203.0.113.7'] },
    atMs: NOW - HOUR,
    ...more,
  },
});

describe('a good answer', () => {
  test('is kept with where each host answered from', () => {
    const facts = seen({ [HOST]: '203.0.113.7', [LOGIN]: '203.0.113.8' });
    expect(newGoodAnswers(facts, { good: {} }, NOW)).toEqual({
      lark: {
        addresses: ['203.0.113.7', '203.0.113.8'],
        byHost: { [HOST]: ['203.0.113.7'], [LOGIN]: ['203.0.113.8'] },
        atMs: NOW,
      },
    });
  });

  test.each<[string, Record<string, string>, Partial<GoodAnswer>, number | undefined, boolean]>([
    ['from where it answered before', { [HOST]: '203.0.113.7' }, {}, undefined, false],
    ['from another address', { [HOST]: '203.0.113.99' }, {}, undefined, true],
    ['of another host', { [LOGIN]: '203.0.113.7' }, {}, undefined, true],
    ['on another network', { [HOST]: '203.0.113.7' }, {}, NOW - 1, true],
    ['a day later', { [HOST]: '203.0.113.7' }, { atMs: NOW - 25 * HOUR }, undefined, true],
    [
      'where addresses by host were never kept',
      { [HOST]: '203.0.113.7' },
      { byHost: {} },
      undefined,
      true,
    ],
  ])('is news or none: %s', (_name, places, old, movedMs, isNews) => {
    const earlier = { good: known(old), ...(movedMs !== undefined && { movedMs }) };
    expect(Object.keys(newGoodAnswers(seen(places), earlier, NOW))).toEqual(isNews ? ['lark'] : []);
  });

  test('of one host leaves what is known of the others, unless the device has moved', () => {
    const facts = seen({ [LOGIN]: '203.0.113.8' });
    const hosts = (movedMs?: number) => {
      const { lark } = newGoodAnswers(facts, { good: known(), ...(movedMs && { movedMs }) }, NOW);
      return lark?.byHost;
    };
    expect(hosts()).toEqual({ [HOST]: ['203.0.113.7'], [LOGIN]: ['203.0.113.8'] });
    expect(hosts(NOW - 1)).toEqual({ [LOGIN]: ['203.0.113.8'] });
  });

  test('is not made of a failure', () => {
    const facts = round({ services: [service(silence())] });
    expect(newGoodAnswers(facts, { good: {} }, NOW)).toEqual({});
  });
});

describe('a later round', () => {
  const NOTHING = { errors: [], networks: {}, answered: [] };
  test.each([
    ['has not moved since', undefined, true],
    ['moved before it', NOW - 2 * HOUR, true],
    ['moved after it', NOW - 60_000, undefined],
  ])('knows whether it was here: the device %s', (_name, movedMs, isHere) => {
    const earlier = { ...NOTHING, good: known(), ...(movedMs !== undefined && { movedMs }) };
    const { lastGood } = withEarlierRounds(service(ok()), earlier, NOW);
    expect(lastGood?.byHost).toEqual({ [HOST]: ['203.0.113.7'] });
    expect(lastGood?.isHere).toBe(isHere);
  });
});
