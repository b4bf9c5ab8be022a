import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchOwnLateness } from '../../lab/own-lateness.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What is told of timers that fire at these moments, of which one is due each 50 ms. */
function told(moments: readonly number[], endMs: number): number {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const end = watchOwnLateness();
  for (const moment of moments) {
    clock.mockReturnValue(moment);
    vi.advanceTimersByTime(50);
  }
  clock.mockReturnValue(endMs);
  return end();
}

describe('how late the timers of this machine are', () => {
  it.each<[string, number[], number, number]>([
    ['in time', [50, 100, 150], 190, 0],
    ['one is late, and the next in time after it', [50, 380, 430], 450, 280],
    ['the last never came', [50], 700, 600],
  ])('%s', (_name, moments, endMs, expected) => {
    expect(told(moments, endMs)).toBe(expected);
  });
});
