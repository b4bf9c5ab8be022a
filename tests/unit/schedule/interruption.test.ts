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
  isOfOtherClock,
  lineIsBack,
  readAgain,
  readInVain,
  readingDue,
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
    expect(interrupted({}, NOW)).toEqual({
      pausedMs: NOW,
      movedMs: NOW,
      sweepMs: NOW + 2_000,
    });
  });

  test('again within half a minute of a sweep that found the line well waits', () => {
    expect(interrupted({ sweptMs: NOW - 10_000 }, NOW).sweepMs).toBe(NOW + 20_000);
    expect(interrupted({ sweptMs: NOW - 40_000 }, NOW).sweepMs).toBe(NOW + 2_000);
    expect(interrupted({ sweptMs: NOW + 10 * MINUTE }, NOW).sweepMs).toBe(NOW + 2_000);
  });

  const round = { startedMs: NOW + 2_000, nowMs: NOW + 3_000, isLineWell: true, allSeenMs: NOW };

  test('is over with the first round that began after it', () => {
    const known = interrupted({}, NOW);
    const during = afterKept(known, { ...round, startedMs: NOW - 1, nowMs: NOW + 1 });
    expect(isInterrupted(during)).toBe(true);
    expect(afterKept(during, round)).toEqual({
      movedMs: NOW,
      sweepMs: NOW + 2_000,
      sweptMs: NOW + 3_000,
    });
  });

  test('is made up for once everybody was looked at', () => {
    const done = afterKept(interrupted({}, NOW), { ...round, allSeenMs: NOW + 2_000 });
    expect(done).toEqual({ movedMs: NOW, sweptMs: NOW + 3_000 });
  });

  test('that a clock set back has put into the future is over with any round', () => {
    const known = interrupted({}, NOW);
    const startedMs = NOW - 10 * MINUTE;
    const early = { ...round, startedMs, nowMs: NOW - 9 * MINUTE, allSeenMs: startedMs };
    expect(afterKept(known, early)).toEqual({ movedMs: NOW });
  });

  test('is no sweep done where the line was not found well', () => {
    const unwell = { ...round, isLineWell: false };
    expect(afterKept(interrupted({}, NOW), unwell).sweptMs).toBeUndefined();
  });
});

test('a sweep lies at most five minutes ahead', () => {
  expect(
    [undefined, NOW, NOW + 5 * MINUTE, NOW + 5 * MINUTE + 1].map((ms) => isOfOtherClock(ms, NOW)),
  ).toEqual([false, false, false, true]);
});

describe('sweeps that are interrupted, one after the other', () => {
  /** The first so many, in seconds after the first interruption, where each is interrupted a second later. */
  function sweeps(count: number, pauseMs = 0): number[] {
    let known: Interruptions = {};
    let nowMs = NOW;
    return Array.from({ length: count }, () => {
      known = interrupted(known, nowMs);
      const atMs = known.sweepMs ?? 0;
      known = ended(begun(ended(begun(known, atMs)), atMs + 500));
      nowMs = atMs + 1_000 + pauseMs;
      return (atMs - NOW) / 1_000;
    });
  }

  test('come less and less often, whatever they find', () => {
    expect(sweeps(10)).toEqual([2, 7, 17, 37, 77, 157, 317, 617, 917, 1217]);
  });

  test('hold up none that comes ten minutes later', () => {
    expect(sweeps(3, 10 * MINUTE)).toEqual([2, 605, 1208]);
  });

  test('hold up none after a clock was set back', () => {
    const known = { sweeps: { lastMs: NOW + 60 * MINUTE, inARow: 7 } };
    expect(interrupted(known, NOW).sweepMs).toBe(NOW + 2_000);
    const { sweeps: next } = begun({ ...known, sweepMs: NOW }, NOW);
    expect(next).toEqual({ lastMs: NOW, inARow: 1 });
  });

  test('hold up the return of the line by half a minute at most', () => {
    const known = { sweeps: { lastMs: NOW, inARow: 7 } };
    expect(lineIsBack(known, NOW + 1).sweepMs).toBe(NOW + 30_000);
    expect(lineIsBack({ sweeps: { lastMs: NOW - 5_000, inARow: 1 } }, NOW).sweepMs).toBe(NOW);
  });
});

test('what cannot be read is read again after a minute, then after twice as long each time', () => {
  let known: Interruptions = {};
  const waits = Array.from({ length: 6 }, () => {
    known = readInVain(known);
    return (readingDue(known, NOW) - NOW) / MINUTE;
  });
  expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
  expect(readAgain(known)).toEqual({});
});

describe('a halt', () => {
  test('ends with a round at once', () => {
    const away = halted(halted({}, NOW), NOW + MINUTE);
    expect(away).toEqual({ haltedMs: NOW });
    const back = NOW + 60 * MINUTE;
    expect(resumed(away, back)).toEqual({
      pausedMs: back,
      movedMs: back,
      sweepMs: back,
    });
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
