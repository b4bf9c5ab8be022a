import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace } from '../../../src/background/pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Work that costs so many ms on a clock of its own; timers run on vitest's. */
function paced(costMs: number): { done: () => number; pace: ReturnType<typeof createPace> } {
  let spentMs = 0;
  let count = 0;
  const work = (): void => {
    count += 1;
    spentMs += costMs;
  };
  return { done: () => count, pace: createPace(work, () => performance.now() + spentMs) };
}

test('work that costs nothing is done whenever it is asked for', () => {
  const { done, pace } = paced(0);
  for (let n = 0; n < 5; n += 1) pace.ask();
  expect(done()).toBe(5);
});

test('dear work waits ten times as long as it took, and the last wish is not lost', async () => {
  const { done, pace } = paced(30);
  pace.ask();
  for (let n = 0; n < 100; n += 1) pace.ask();
  expect(done()).toBe(1);
  await vi.advanceTimersByTimeAsync(299);
  expect(done()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(done()).toBe(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done()).toBe(2);
});

test('nothing is done after the end', async () => {
  const { done, pace } = paced(30);
  pace.ask();
  pace.ask();
  pace.end();
  pace.ask();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done()).toBe(1);
});
