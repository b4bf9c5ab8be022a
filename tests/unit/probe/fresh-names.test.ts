import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RoundFacts } from '../../../src/diagnosis/facts.ts';
import type { Behaviour, Reply } from './fake-network.ts';
import { CONTROLS, dohAnswer, everyDoh, observationsOf, play } from './round-world.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const word = (code: string): Behaviour => ({ kind: 'error', afterMs: 5, code });
const GONE = word('net::ERR_NAME_NOT_RESOLVED');
const HOST = 'shop.example';
const FRESH = /^[a-z]{16}\./;

type Asked = readonly [operator: string | undefined, zone: string, rcode: number | undefined];

/** Every question for a name that nobody uses, without its own label. */
function freshIn(facts: RoundFacts): readonly Asked[] {
  return observationsOf(facts).flatMap(({ role, operator, answer }): Asked[] =>
    role === 'doh' && answer !== undefined && FRESH.test(answer.name)
      ? [[operator, answer.name.replace(FRESH, ''), answer.rcode]]
      : [],
  );
}

/** Knows the host, and nothing below it. */
function zone(_: number, url: URL): Reply {
  const name = url.searchParams.get('name') ?? '';
  if (FRESH.test(name)) return dohAnswer([], 3);
  return dohAnswer(url.searchParams.get('type') === 'A' ? ['203.0.113.7'] : []);
}

describe('a name that fails here and that others know', () => {
  test('each is asked for a name below it that nobody has asked for before', async () => {
    const { facts, network } = await play({
      world: { ...everyDoh(zone), [HOST]: GONE, '*': GONE },
    });
    const asked = freshIn(facts);
    expect(asked).toHaveLength(2);
    expect(new Set(asked.map(([operator]) => operator)).size).toBe(2);
    expect(asked.map(([, ...rest]) => rest)).toEqual([
      [HOST, 3],
      [HOST, 3],
    ]);
    const names = network.requests.flatMap(({ url }) => {
      const name = new URL(url).searchParams.get('name') ?? '';
      return FRESH.test(name) ? [name] : [];
    });
    expect(new Set(names).size).toBe(2);
    const subjects = observationsOf(facts).filter(({ role }) => role === 'doh');
    expect(subjects.every(({ subject }) => subject === HOST)).toBe(true);
  });

  test('whoever does not know it is not asked again: what it denies, it denies below as well', async () => {
    const operators = CONTROLS.filter(({ kind }) => kind === 'doh').map(({ url }) => url);
    const worldOf = (url: string, i: number): [string, Behaviour] => [
      url,
      i % 2 === 0 ? zone : () => dohAnswer([], 3),
    ];
    for (const names of [operators, [...operators].reverse()]) {
      const { facts } = await play({
        world: { ...Object.fromEntries(names.map(worldOf)), [HOST]: GONE, '*': GONE },
      });
      const knowing = observationsOf(facts).flatMap(({ answer, operator }) =>
        answer?.name === HOST && answer.ranges.includes('public') ? [operator] : [],
      );
      expect(freshIn(facts).map(([operator]) => operator)).toEqual(knowing);
    }
  });

  test('where it stands for another name, that one is asked about too', async () => {
    const answer = JSON.stringify({
      Status: 0,
      Answer: [
        { name: 'Shop.Example.', type: 5, data: 'shop.front.test.' },
        { name: 'shop.front.test.', type: 5, data: 'edge.cdn.test.' },
        { name: 'edge.cdn.test.', type: 1, data: '203.0.113.7' },
      ],
    });
    const aliased = (_: number, url: URL): Reply =>
      FRESH.test(url.searchParams.get('name') ?? '')
        ? dohAnswer([], 3)
        : { kind: 'answer', body: answer };
    const { facts } = await play({ world: { ...everyDoh(aliased), [HOST]: GONE, '*': GONE } });
    const zones = freshIn(facts).map(([, of]) => of);
    expect(zones.toSorted()).toEqual([
      'edge.cdn.test',
      'edge.cdn.test',
      HOST,
      HOST,
      'shop.front.test',
      'shop.front.test',
    ]);
    const known = observationsOf(facts).find(({ answer: said }) => said?.name === HOST);
    expect(known?.answer?.aliases).toEqual(['shop.front.test', 'edge.cdn.test']);
  });

  test('a chain without end costs no more than a few questions', async () => {
    const links = Array.from({ length: 20 }, (_, i) => ({
      name: `n${i}.test.`,
      type: 5,
      data: `n${i + 1}.test.`,
    }));
    const body = JSON.stringify({
      Status: 0,
      Answer: [...links, { name: 'n20.test.', type: 1, data: '203.0.113.7' }],
    });
    const { facts } = await play({
      world: { ...everyDoh({ kind: 'answer', body }), [HOST]: GONE, '*': GONE },
    });
    expect(freshIn(facts)).toHaveLength(2 * 4);
  });
});

describe('nobody is asked for a fresh name', () => {
  test('where the name resolves here', async () => {
    const { facts } = await play({
      world: { ...everyDoh(zone), [`https://${HOST}/`]: word('net::ERR_CONNECTION_REFUSED') },
    });
    expect(freshIn(facts)).toEqual([]);
  });

  test('where silence does not tell whether it does', async () => {
    const { facts } = await play({ world: { ...everyDoh(zone), [HOST]: { kind: 'silence' } } });
    expect(freshIn(facts)).toEqual([]);
  });

  test.each([
    ['denies it', dohAnswer([], 3)],
    ['gives a private address', dohAnswer(['10.1.2.3'])],
  ])('where everybody %s', async (_, reply) => {
    const { facts } = await play({ world: { ...everyDoh(() => reply), [HOST]: GONE, '*': GONE } });
    expect(freshIn(facts)).toEqual([]);
  });
});

describe('in Firefox', () => {
  test('silence of a name that its own lookup does not find: once, retry or not', async () => {
    const { facts } = await play({
      world: { ...everyDoh(zone), [HOST]: { kind: 'silence' } },
      firefox: { resolve: () => ({ code: 'NS_ERROR_UNKNOWN_HOST' }) },
    });
    expect(freshIn(facts)).toHaveLength(2);
  });

  test('nothing where its own lookup finds it', async () => {
    const { facts } = await play({
      world: { ...everyDoh(zone), [HOST]: { kind: 'silence' } },
      firefox: { resolve: () => ({ addresses: ['203.0.113.7'], secure: false }) },
    });
    expect(freshIn(facts)).toEqual([]);
  });
});
