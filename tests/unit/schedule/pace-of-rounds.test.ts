import { expect, test } from 'vitest';
import { intervalWhile, nextTurn, spreadOf } from '../../../src/schedule/pace-of-rounds.ts';

const MINUTE = 60_000;

test.each<[number, number, number, number]>([
  [1, 10, 1, 600],
  [32, 10, 32, 600],
  [33, 10, 17, 300],
  [100, 10, 25, 150],
  [500, 10, 34, 40],
  [1_000, 10, 67, 40],
  [1_000, 60, 32, 3_600 / 32],
  [64, 1, 64, 60],
  [1_000, 1, 1_000, 60],
])('%d services every %d minutes go %d at a time, %d s apart', (count, interval, size, apart) => {
  const spread = spreadOf(count, interval * MINUTE);
  expect(spread).toEqual({ size, apartMs: expect.closeTo(apart * 1_000, 3) });
});

const even = { intervalMs: 10 * MINUTE, chance: 0.5 };

test('few services have their turn together, an interval after the first of them', () => {
  expect(nextTurn([0, 0, 3 * MINUTE], even)).toBe(10 * MINUTE);
  expect(nextTurn([], even)).toBeUndefined();
});

test('many that were looked at together come apart at once', () => {
  expect(nextTurn(Array(100).fill(0), even)).toBe(2.5 * MINUTE);
});

test('many that have come apart go on at their pace', () => {
  const looks = [0, 2.5, 5, 7.5].flatMap((minute) => Array(25).fill(minute * MINUTE));
  expect(nextTurn(looks, even)).toBe(10 * MINUTE);
});

test('chance moves a turn by a fifth of the way to the next', () => {
  expect(nextTurn([0], { ...even, chance: 0 })).toBe(8 * MINUTE);
  expect(nextTurn([0], { ...even, chance: 0.999_999 })).toBeCloseTo(12 * MINUTE, -2);
});

test.each([
  [1, 30],
  [10, 30],
  [20, 60],
  [60, 180],
])('every %d minutes become %d where data is saved', (minutes, saving) => {
  expect(intervalWhile(minutes * MINUTE, { savesData: true })).toBe(saving * MINUTE);
  expect(intervalWhile(minutes * MINUTE, { savesData: false })).toBe(minutes * MINUTE);
});
