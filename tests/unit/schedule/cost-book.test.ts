import { describe, expect, test } from 'vitest';
import type { CostBook } from '../../../src/formats/data-use.ts';
import {
  type AutomaticRound,
  bytesPerLook,
  NO_COSTS,
  spansAt,
  withCost,
  wouldPass,
} from '../../../src/schedule/cost-book.ts';
import type { RoundCost } from '../../../src/schedule/cost-of-round.ts';
import { fc } from '../seeded.ts';

const DAY_MS = 86_400_000;
const NOON = new Date(2026, 10, 23, 12).getTime();
const listed = { isListed: () => true, looks: 1 };

function cost(bytes: number, services: Record<string, number> = {}): RoundCost {
  return { bytes, controlBytes: 0, services };
}

describe('days and months', () => {
  test('rounds of one day add up, by service', () => {
    const first = withCost(NO_COSTS, cost(50, { a: 30, b: 20 }), { ...listed, atMs: NOON });
    const both = withCost(first, cost(9, { a: 9 }), { ...listed, atMs: NOON + 60_000 });
    const sum = { bytes: 59, controlBytes: 0, services: { a: 39, b: 20 } };
    expect(spansAt(both, NOON)).toEqual({
      today: { name: '2026-11-23', ...sum },
      month: { name: '2026-11', ...sum },
    });
  });

  test('a new day begins at nothing, in the same month', () => {
    const book = withCost(NO_COSTS, cost(50), { ...listed, atMs: NOON });
    const { today, month } = spansAt(book, NOON + DAY_MS);
    expect([today.bytes, month.bytes]).toEqual([0, 50]);
  });

  test('a new month begins at nothing', () => {
    const book = withCost(NO_COSTS, cost(50), { ...listed, atMs: NOON });
    expect(spansAt(book, NOON + 8 * DAY_MS).month).toMatchObject({ name: '2026-12', bytes: 0 });
  });

  test('a service that is gone stays in the totals alone', () => {
    const before = withCost(NO_COSTS, cost(50, { gone: 50 }), { ...listed, atMs: NOON });
    const isListed = (id: string): boolean => id !== 'gone';
    const { month } = spansAt(
      withCost(before, cost(5, { a: 5 }), { ...listed, atMs: NOON, isListed }),
      NOON,
    );
    expect(month).toMatchObject({ bytes: 55, services: { a: 5 } });
  });

  test('a clock that was set wrong for a while, and right again, finds what it left', () => {
    const years = [0, 400, -900, 0].map((days) => NOON + days * DAY_MS);
    const book = years.reduce<CostBook>(
      (known, atMs) => withCost(known, cost(10), { ...listed, atMs }),
      NO_COSTS,
    );
    expect(spansAt(book, NOON).month.bytes).toBe(20);
    expect(spansAt(book, NOON).today.bytes).toBe(20);
  });

  test('never grows beyond what it keeps', () => {
    const everyDay = Array.from({ length: 100 }, (_, day) => NOON + day * DAY_MS);
    const [lastMs = NOON] = everyDay.slice(-1);
    const book = [...everyDay, ...Array.from({ length: 20 }, () => lastMs)].reduce<CostBook>(
      (known, atMs) => withCost(known, cost(10), { ...listed, atMs, kind: 'schedule' }),
      NO_COSTS,
    );
    const { days, months, recent } = book;
    expect([days.length, months.length, recent.schedule.length]).toEqual([3, 3, 8]);
  });
});

const round = fc.record({
  bytes: fc.integer({ min: 0, max: 400_000 }),
  kind: fc.constantFrom<(AutomaticRound | undefined)[]>('schedule', 'recheck', undefined),
  laterMs: fc.integer({ min: 0, max: 3 * DAY_MS }),
});

test('totals are the sum of their rounds, whatever the days', () => {
  fc.assert(
    fc.property(fc.array(round), (rounds) => {
      let atMs = NOON;
      let book = NO_COSTS;
      const sums = new Map<string, number>();
      for (const { bytes, laterMs } of rounds) {
        atMs += laterMs;
        book = withCost(book, cost(bytes, { a: bytes }), { ...listed, atMs });
        const { month } = spansAt(book, atMs);
        sums.set(month.name, (sums.get(month.name) ?? 0) + bytes);
        expect([month.bytes, month.services.a]).toEqual([sums.get(month.name), month.bytes]);
      }
    }),
  );
});

describe('a look at one service', () => {
  const scheduled = (rounds: readonly [bytes: number, looks: number][]): CostBook =>
    rounds.reduce<CostBook>(
      (book, [bytes, looks]) =>
        withCost(book, cost(bytes), { ...listed, looks, atMs: NOON, kind: 'schedule' }),
      NO_COSTS,
    );

  test('costs what it does in the middle one of the last rounds, however many it was one of', () => {
    expect(
      bytesPerLook(
        scheduled([
          [70, 10],
          [9_000, 10],
          [16, 2],
        ]),
      ),
    ).toBe(8);
    const old = Array.from({ length: 10 }, (): [number, number] => [100, 1]);
    const recent = Array.from({ length: 8 }, (): [number, number] => [30, 3]);
    expect(bytesPerLook(scheduled([...old, ...recent]))).toBe(10);
  });

  test('is not known before a scheduled round, nor by one that looks at nobody', () => {
    const recheck = withCost(NO_COSTS, cost(9), { ...listed, atMs: NOON, kind: 'recheck' });
    expect(bytesPerLook(recheck)).toBeUndefined();
    expect(bytesPerLook(scheduled([[5, 0]]))).toBeUndefined();
  });
});

describe('the limit', () => {
  const limitBytes = 2_000_000;

  test('is never passed by automatic rounds that cost no more than one of the last eight', () => {
    const steady = fc.record({
      most: fc.integer({ min: 1_000, max: 300_000 }),
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 400 }),
    });
    fc.assert(
      fc.property(steady, ({ most, shares }) => {
        let book = NO_COSTS;
        for (const [index, share] of shares.entries()) {
          const limit = { atMs: NOON, limitBytes, kind: 'schedule', guessBytes: most } as const;
          if (wouldPass(book, limit)) break;
          const bytes = index % 8 === 0 ? most : Math.floor(share * most);
          book = withCost(book, cost(bytes), { ...listed, atMs: NOON, kind: 'schedule' });
        }
        expect(spansAt(book, NOON).month.bytes).toBeLessThanOrEqual(limitBytes);
      }),
    );
  });

  test('is passed by random rounds by no more than one of them was dearer than those before it', () => {
    fc.assert(
      fc.property(fc.array(round, { maxLength: 200 }), (rounds) => {
        let book = NO_COSTS;
        for (const { bytes, kind = 'schedule' } of rounds) {
          if (wouldPass(book, { atMs: NOON, limitBytes, kind, guessBytes: 0 })) continue;
          const surprise = Math.max(0, bytes - Math.max(0, ...book.recent[kind]));
          book = withCost(book, cost(bytes), { ...listed, atMs: NOON, kind });
          expect(spansAt(book, NOON).month.bytes).toBeLessThanOrEqual(limitBytes + surprise);
        }
      }),
    );
  });

  test('stops before a round that could pass it, and not after a month has begun', () => {
    const limit = { limitBytes: 100, kind: 'schedule', guessBytes: 0 } as const;
    const book = withCost(NO_COSTS, cost(51), { ...listed, atMs: NOON, kind: 'schedule' });
    expect(wouldPass(book, { ...limit, atMs: NOON })).toBe(true);
    expect(wouldPass(book, { ...limit, atMs: NOON, limitBytes: 102 })).toBe(false);
    expect(wouldPass(book, { ...limit, atMs: NOON + 8 * DAY_MS })).toBe(false);
  });

  test('forgets with the month what was dear in it, a first round of somebody included', () => {
    const kinds = ['schedule', 'recheck'] as const;
    const dear = kinds.reduce(
      (book, kind) => withCost(book, cost(150), { ...listed, atMs: NOON, kind }),
      NO_COSTS,
    );
    const next = NOON + 8 * DAY_MS;
    const asked = withCost(dear, cost(2), { ...listed, atMs: next });
    for (const kind of kinds) {
      const limit = { limitBytes: 100, kind, guessBytes: 0, atMs: next };
      expect(wouldPass(dear, { ...limit, atMs: NOON })).toBe(true);
      expect(wouldPass(dear, limit)).toBe(false);
      expect(wouldPass(asked, limit)).toBe(false);
    }
  });

  test('counts rounds that somebody asked for, and takes none of them for the next one', () => {
    const limit = { limitBytes: 100, kind: 'schedule', guessBytes: 0, atMs: NOON } as const;
    const book = withCost(NO_COSTS, cost(99), { ...listed, atMs: NOON });
    expect(wouldPass(book, limit)).toBe(false);
    expect(wouldPass(withCost(book, cost(2), { ...listed, atMs: NOON }), limit)).toBe(true);
  });
});
