import { describe, expect, test } from 'vitest';
import {
  afterAnswer,
  afterAsk,
  afterFailure,
  type HostRecord,
  holdUntil,
  isHeld,
  mayAskAt,
} from '../../../src/schedule/host-pace.ts';
import { fc } from '../seeded.ts';

const NOW = 1_000_000;
const DAY = 24 * 60 * 60_000;
const nothing = { pending: [], recent: [] };

/** A host that failed for the first time at `NOW`, and was asked at those seconds after that. */
function failed(...seconds: number[]): HostRecord {
  const first = afterFailure(undefined, { nowMs: NOW, askedMs: NOW, recent: [NOW] });
  return seconds.reduce((record, at) => afterAsk(record, NOW + at * 1_000), first);
}

describe('a host', () => {
  test.each<[string, HostRecord | undefined, number, number]>([
    ['that never failed may be asked at once', undefined, 0, 0],
    ['that has just failed may be asked at once', failed(), 0.5, 0.5],
    ['with five requests has one left', failed(1, 2, 3, 4), 5, 5],
    ['with six waits for its first 15 s to pass, and 10 s', failed(1, 2, 3, 4, 5), 6, 15],
    ['with six, the last one late, waits 10 s from that', failed(1, 2, 3, 4, 9), 10, 19],
    ['after its first 15 s waits 10 s', failed(14), 15.1, 24],
    ['10 s after the last request may be asked at once', failed(20), 30, 30],
  ])('%s', (_name, record, at, expected) => {
    const nowMs = NOW + at * 1_000;
    expect((mayAskAt(record, { nowMs, ...nothing }) - NOW) / 1_000).toBe(expected);
  });

  test('of which six requests are still on their way may be failing already', () => {
    const pending = Array(6).fill(NOW);
    expect(mayAskAt(undefined, { nowMs: NOW + 100, pending, recent: pending })).toBe(NOW + 15_000);
  });

  test('that answers is failing no longer once nothing has failed for a minute', () => {
    expect(afterAnswer(failed(), NOW + 59_999)).toEqual(failed());
    expect(afterAnswer(failed(), NOW + 60_000)).toBeUndefined();
  });

  test('keeps its distances where the clock is set back', () => {
    const record = failed(14, 30);
    const nowMs = NOW - DAY;
    expect(mayAskAt(record, { nowMs, ...nothing })).toBe(nowMs + 10_000);
  });
});

describe('a time to come back', () => {
  test('holds for as long as it says, and for a day at most', () => {
    expect(holdUntil(90_000, NOW)).toBe(NOW + 90_000);
    expect(holdUntil(7 * DAY, NOW)).toBe(NOW + DAY);
  });

  test.each<[string, number | undefined, boolean]>([
    ['there is none', undefined, false],
    ['it lies ahead', NOW + 1, true],
    ['it has come', NOW, false],
    ['it lies a day ahead', NOW + DAY, true],
    ['it is of a clock that was set back', NOW + DAY + 1, false],
  ])('holds or not where %s', (_name, untilMs, held) => {
    expect(isHeld(untilMs, NOW)).toBe(held);
  });
});

test('however often somebody wants to, a failing host is asked 6 times in 15 s, then once in 10 s', () => {
  const wishes = fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 9_000 }),
      takesMs: fc.integer({ max: 4_000, min: 0 }),
    }),
    { minLength: 30, maxLength: 60 },
  );
  fc.assert(
    fc.property(wishes, (plan) => {
      let record: HostRecord | undefined;
      let nowMs = NOW;
      const asked: number[] = [];
      for (const { afterMs, takesMs } of plan) {
        nowMs += afterMs;
        if (mayAskAt(record, { nowMs, pending: [], recent: asked }) > nowMs) continue;
        asked.push(nowMs);
        if (record !== undefined) record = afterAsk(record, nowMs);
        const askedMs = nowMs;
        nowMs += takesMs;
        record = afterFailure(record, { nowMs, askedMs, recent: asked });
      }
      const first = asked[0] ?? 0;
      expect(asked.filter((at) => at < first + 15_000).length).toBeLessThanOrEqual(6);
      const late = asked.filter((at) => at >= first + 15_000);
      for (const at of late) {
        const before = asked.filter((other) => other < at).at(-1) ?? 0;
        expect(at - before).toBeGreaterThanOrEqual(10_000);
      }
    }),
  );
});
