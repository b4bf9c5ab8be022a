import { describe, expect, test } from 'vitest';
import { nextStep } from '../../../src/schedule/recheck-step.ts';
import { fc } from '../seeded.ts';

const MINUTE = 60_000;

/** When a fault is looked at, in seconds after it began, where every look takes no time. */
function looks(intervalMinutes: number, count: number, chance = 0): number[] {
  const at: number[] = [];
  let lookedMs = 0;
  for (let i = 0; i < count; i += 1) {
    lookedMs = nextStep({
      sinceMs: 0,
      lookedMs,
      intervalMs: intervalMinutes * MINUTE,
      chance,
    }).atMs;
    at.push(lookedMs / 1_000);
  }
  return at;
}

const MINUTELY = [60, 120, 180, 240, 300, 360, 420, 480, 540, 600];

describe('a fault is looked at again', () => {
  test.each<[number, number[]]>([
    [10, [3, 10, 30, ...MINUTELY, 720, 960, 1_440, 2_040, 2_640]],
    [60, [3, 10, 30, ...MINUTELY, 720, 960, 1_440, 2_040, 2_640]],
    [5, [3, 10, 30, ...MINUTELY, 720, 960, 1_260, 1_560]],
    [1, [3, 10, 30, ...MINUTELY, 660, 720, 780]],
  ])('with an interval of %d minutes', (interval, expected) => {
    expect(looks(interval, expected.length)).toEqual(expected);
  });

  test('at the next step that has not passed while the last look lasted', () => {
    const step = nextStep({ sinceMs: 0, lookedMs: 14_000, intervalMs: 10 * MINUTE, chance: 0 });
    expect(step).toEqual({ atMs: 30_000, gapMs: 20_000 });
  });

  test('long after the last look, in its turn', () => {
    const track = { sinceMs: 0, lookedMs: 5 * 60 * MINUTE, intervalMs: 10 * MINUTE, chance: 0 };
    expect(nextStep(track).atMs).toBe(track.lookedMs + 10 * MINUTE);
  });

  test('hardly later than it should in the first half minute, by up to half a minute after that, then by a fifth of its gap', () => {
    const track = (lookedMs: number): number =>
      nextStep({ sinceMs: 0, lookedMs, intervalMs: 10 * MINUTE, chance: 0.999_999 }).atMs;
    expect(track(0)).toBeCloseTo(3_150, -1);
    expect(track(10_000)).toBeCloseTo(31_000, -1);
    expect(track(60_000)).toBeCloseTo(150_000, -1);
    expect(track(10 * MINUTE)).toBeCloseTo(12 * MINUTE + 24_000, -1);
  });
});

test('the next look is never now, never before the last one, and never further away than it may be', () => {
  const moment = fc.integer({ min: 0, max: 48 * 60 * MINUTE });
  const minutes = fc.integer({ min: 1, max: 1_440 });
  fc.assert(
    fc.property(
      moment,
      moment,
      minutes,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (since, after, interval, chance) => {
        const lookedMs = since + after;
        const track = { sinceMs: since, lookedMs, intervalMs: interval * MINUTE, chance };
        const { atMs } = nextStep(track);
        expect(atMs).toBeGreaterThan(lookedMs);
        expect(atMs - lookedMs).toBeLessThanOrEqual(1.2 * 10 * MINUTE);
      },
    ),
  );
});
