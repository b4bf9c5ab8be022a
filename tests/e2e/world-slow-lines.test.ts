import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LineQuality } from '../net/break.ts';
import { createWorld, type World } from '../net/world.ts';
import { askNames, fastest, siteOf } from './client-probes.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

const of = ['wechat'];

/** In what range the time lies until a connection stands. */
const LINES: readonly (readonly [name: string, is: LineQuality, least: number, most: number])[] = [
  ['round trip', { roundTripMs: 200 }, 200, 400],
  ['a standing queue', { queueMs: 300, roundTripMs: 100 }, 400, 600],
  ['jitter', { roundTripMs: 100, jitterMs: 50 }, 100, 400],
  // Two packets of 60 bytes, at 1 byte in a millisecond.
  ['a narrow line', { kbitPerSecond: 8 }, 120, 450],
];

test.each(LINES)('%s: for all, and for some alone', async (_name, is, least, most) => {
  await world.renew();
  await world.break([{ kind: 'line', is }]);
  const { address, address6 } = siteOf(world, 'wechat');
  for (const at of [address, address6]) {
    const ms = await fastest(world, at);
    expect(ms).toBeGreaterThanOrEqual(least);
    expect(ms).toBeLessThan(most);
  }
  await world.break([{ kind: 'line', is, of }]);
  for (const at of [address, address6]) {
    expect(await fastest(world, at)).toBeGreaterThanOrEqual(least);
  }
  expect(await fastest(world, siteOf(world, 'qq').address6)).toBeLessThan(least);
});

test('packets that jitter keep their order, unless they are not to', async () => {
  await world.renew();
  const line = { roundTripMs: 20, jitterMs: 100 };
  await world.break([{ kind: 'line', is: line }]);
  const kept = (await askNames(world, 40)).map(({ id }) => id);
  expect(kept).toEqual([...kept].sort((one, other) => one - other));
  expect(kept).toHaveLength(40);
  await world.break([{ kind: 'line', is: { ...line, reorders: true } }]);
  const mixed = (await askNames(world, 40)).map(({ id }) => id);
  expect(mixed).not.toEqual([...mixed].sort((one, other) => one - other));
  expect(mixed).toHaveLength(40);
});

test('a lossy line loses its share in each direction', async () => {
  await world.renew();
  await world.break([{ kind: 'line', is: { lossPercent: 20 } }]);
  // 64 of 100 on average; chance leaves this range once in 100,000 times.
  const { length } = await askNames(world, 300);
  expect(length).toBeGreaterThan(192 - 38);
  expect(length).toBeLessThan(192 + 38);
});

test('a narrow line carries one packet after the other', async () => {
  await world.renew();
  await world.break([{ kind: 'line', is: { kbitPerSecond: 64 } }]);
  const answers = await askNames(world, 60);
  expect(answers).toHaveLength(60);
  // Answers of more than 100 bytes, at 8 bytes in a millisecond.
  const [first, last] = [answers[0]?.ms ?? 0, answers.at(-1)?.ms ?? 0];
  expect((last - first) / 59).toBeGreaterThan(100 / 8);
});
