import { describe, expect, test } from 'vitest';
import {
  deadlineOn,
  inFlightLimit,
  type Line,
  passedDeadline,
  roundEndsAfter,
  UNKNOWN_LINE,
} from '../../../src/probe/deadline.ts';

const line = (settled: number, ...answerTimesMs: number[]): Line => ({
  controlsSentAt: 0,
  settled,
  answerTimesMs,
});

describe('a deadline', () => {
  test.each([
    [UNKNOWN_LINE, 4_000],
    [line(3, 50, 80, 120), 4_000],
    [line(3, 500, 700, 5_000), 4_200],
    [line(2, 1_000, 1_200), 6_600],
    [line(3, 2_000, 2_500, 3_000), 10_000],
    [line(2), 4_000],
  ])('on %o is %d ms', (known, deadlineMs) => {
    expect(deadlineOn(known)).toBe(deadlineMs);
  });

  test.each([
    [UNKNOWN_LINE, 4_000, undefined],
    [UNKNOWN_LINE, 9_999, undefined],
    [UNKNOWN_LINE, 10_000, 10_000],
    [line(1, 100), 3_999, undefined],
    [line(1, 100), 4_000, 4_000],
    [line(1), 4_000, 4_000], // a control has failed: it has settled all the same
    [line(1, 1_500), 8_999, undefined],
    [line(1, 1_500), 9_000, 9_000],
  ])('on %o after %d ms', (known, ageMs, passed) => {
    expect(passedDeadline(known, ageMs)).toBe(passed);
  });
});

test.each([
  [UNKNOWN_LINE, 60_000, Number.POSITIVE_INFINITY],
  [line(0), 1_500, Number.POSITIVE_INFINITY],
  [line(0), 1_501, 3],
  [line(0), 10_000, Number.POSITIVE_INFINITY], // dead, not slow
  [line(1, 1_400), 5_000, Number.POSITIVE_INFINITY],
  [line(1, 1_600), 5_000, 3],
  [line(4), 5_000, Number.POSITIVE_INFINITY],
])('how many may be in flight on %o after %d ms', (known, now, limit) => {
  expect(inFlightLimit(known, now)).toBe(limit);
});

test('a slow line gets more time for its round, a dead one does not', () => {
  expect(roundEndsAfter(line(1, 1_600))).toBe(45_000);
  expect(roundEndsAfter(line(1, 200))).toBe(20_000);
  expect(roundEndsAfter(line(5))).toBe(20_000);
});
