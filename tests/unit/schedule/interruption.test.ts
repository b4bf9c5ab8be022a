import { describe, expect, test } from 'vitest';
import {
  afterKept,
  begun,
  ended,
  halted,
  type Interruptions,
  interrupted,
  isInterrupted,
  isLate,
  lineIsBack,
  resumed,
  retryAt,
} from '../../../src/schedule/interruption.ts';

const NOW = 1_000_000_000;
const MINUTE = 60_000;

test('what fires a quarter of a minute late was held up', () => {
  expect(isLate(NOW - MINUTE / 4, NOW)).toBe(false);
  expect(isLate(NOW - MINUTE / 4 - 1, NOW)).toBe(true);
});

describe('a change of network', () => {
  test('has everybody looked at 2 s later', () => {
    expect(interrupted({}, NOW)).toEqual({ pausedMs: NOW, sweepMs: NOW + 2_000 });
  });

  test('again within half a minute of a sweep that found the line well waits', () => {
    expect(interrupted({ sweptMs: NOW - 10_000 }, NOW).sweepMs).toBe(NOW + 20_000);
    expect(interrupted({ sweptMs: NOW - 40_000 }, NOW).sweepMs).toBe(NOW + 2_000);
    expect(interrupted({ sweptMs: NOW + 10 * MINUTE }, NOW).sweepMs).toBe(NOW + 2_000);
  });

  test('is over with the first round that began after it', () => {
    const known = interrupted({}, NOW);
    const during = afterKept(known, { startedMs: NOW - 1, nowMs: NOW + 1, isLineWell: true });
    expect(isInterrupted(during)).toBe(true);
    const later = { startedMs: NOW + 2_000, nowMs: NOW + 3_000, isLineWell: true };
    expect(afterKept(during, later)).toEqual({ sweepMs: NOW + 2_000, sweptMs: NOW + 3_000 });
  });

  test('that a clock set back has put into the future is over with any round', () => {
    const known = interrupted({}, NOW);
    const round = { startedMs: NOW - 10 * MINUTE, nowMs: NOW - 9 * MINUTE, isLineWell: true };
    expect(isInterrupted(afterKept(known, round))).toBe(false);
  });

  test('is no sweep done where the line was not found well', () => {
    const round = { startedMs: NOW + 2_000, nowMs: NOW + 3_000, isLineWell: false };
    expect(afterKept(interrupted({}, NOW), round).sweptMs).toBeUndefined();
  });
});

describe('a halt', () => {
  test('ends with a round at once', () => {
    const away = halted(halted({}, NOW), NOW + MINUTE);
    expect(away).toEqual({ haltedMs: NOW });
    const back = NOW + 60 * MINUTE;
    expect(resumed(away, back)).toEqual({ pausedMs: back, sweepMs: back });
  });

  test('of less than a minute is none', () => {
    expect(resumed({ haltedMs: NOW }, NOW + MINUTE - 1)).toEqual({});
  });

  test('that is none changes nothing', () => {
    expect(resumed({ sweptMs: 1 }, NOW)).toEqual({ sweptMs: 1 });
  });
});

test('a line that is back has everybody looked at, at once', () => {
  expect(lineIsBack({ sweptMs: NOW - 1 }, NOW)).toEqual({ sweptMs: NOW - 1, sweepMs: NOW });
});

describe('a round that died', () => {
  /** When the next one may begin, in seconds after the last one did, once so many have died in a row. */
  function waits(deaths: number, intervalMs = 10 * MINUTE): number {
    let known: Interruptions = {};
    for (let i = 0; i < deaths; i += 1) known = begun(known, NOW);
    return (retryAt(known, { nowMs: NOW, intervalMs }) - NOW) / 1_000;
  }

  test('is made up for soon, and less and less often where rounds go on dying', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 20].map((n) => waits(n))).toEqual([
      2, 30, 60, 120, 240, 480, 600, 600,
    ]);
    expect(waits(20, MINUTE)).toBe(60);
  });

  test('leaves nothing behind once one has ended', () => {
    expect(ended(begun(begun({ sweptMs: 1 }, NOW), NOW))).toEqual({ sweptMs: 1 });
    expect(waits(0)).toBe(0);
  });

  test('in the future by the clock holds nobody up', () => {
    expect(retryAt(begun({}, NOW + MINUTE), { nowMs: NOW, intervalMs: MINUTE })).toBe(NOW);
  });
});
