import { afterEach, describe, expect, test } from 'vitest';
import { dayEnd, dayOf, dayStart, momentOf } from '../../../src/records/local-day.ts';
import { dayPieces, HOUR_MS, hourPieces } from '../../../src/records/pieces.ts';
import { fc } from '../seeded.ts';

const own = process.env.TZ;

afterEach(() => {
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
});

function within<T>(zone: string, work: () => T): T {
  process.env.TZ = zone;
  return work();
}

const at = (iso: string): number => Date.parse(iso);
const span = (from: string, to: string, state: 'up' | 'unobserved' = 'up') =>
  ({ fromMs: at(from), toMs: at(to), state }) as const;

describe('a local day', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T10:00:00Z', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25T10:00:00Z', '2026-10-25', 25],
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25', 25],
    ['Europe/Berlin', '2026-10-24T23:30:00Z', '2026-10-25', 25],
    ['Asia/Shanghai', '2026-11-22T16:00:00Z', '2026-11-23', 24],
    ['Asia/Shanghai', '2026-11-22T15:59:59Z', '2026-11-22', 24],
    ['Asia/Kathmandu', '2026-11-22T18:15:00Z', '2026-11-23', 24],
    // Clocks change at midnight: the day begins at one, or the one before has an hour more.
    ['Africa/Cairo', '2026-04-24T10:00:00Z', '2026-04-24', 23],
    ['Asia/Beirut', '2026-10-24T10:00:00Z', '2026-10-24', 25],
    ['America/Havana', '2026-11-01T04:30:00Z', '2026-11-01', 25],
    // A day that its islands left out.
    ['Pacific/Apia', '2011-12-29T12:00:00Z', '2011-12-29', 24],
  ])('in %s at %s is %s and has %i hours', (zone, iso, day, hours) => {
    within(zone, () => {
      expect(dayOf(at(iso))).toBe(day);
      expect((dayEnd(at(iso)) - dayStart(at(iso))) / HOUR_MS).toBe(hours);
      expect(dayOf(momentOf(day) ?? 0)).toBe(day);
    });
  });

  test('has a name that says nothing unless it is a date', () => {
    expect(momentOf('yesterday')).toBeUndefined();
  });
});

describe('a span', () => {
  test('is cut at hours', () => {
    const cut = hourPieces(span('2026-11-23T09:50:00Z', '2026-11-23T12:10:00Z'));
    expect(cut.map(({ key, ms }) => [new Date(key).getUTCHours(), ms / 60_000])).toEqual([
      [9, 10],
      [10, 60],
      [11, 60],
      [12, 10],
    ]);
  });

  test('is cut at local midnight', () => {
    within('Asia/Shanghai', () => {
      const cut = dayPieces(span('2026-11-22T15:50:00Z', '2026-11-22T16:10:00Z'));
      expect(cut.map(({ key, ms }) => [key, ms / 60_000])).toEqual([
        ['2026-11-22', 10],
        ['2026-11-23', 10],
      ]);
    });
  });

  test('that ends with an hour leaves nothing in the next', () => {
    const cut = hourPieces(span('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'));
    expect(cut).toHaveLength(1);
  });

  test('that nobody observed has its first and its last part alone', () => {
    const away = span('2026-09-01T09:50:00Z', '2026-11-23T12:10:00Z', 'unobserved');
    expect(hourPieces(away).map(({ ms }) => ms / 60_000)).toEqual([10, 10]);
    expect(within('UTC', () => dayPieces(away)).map(({ key }) => key)).toEqual([
      '2026-09-01',
      '2026-11-23',
    ]);
  });

  test('comes to itself in parts that fit, in every zone', () => {
    const zones = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Africa/Cairo', 'America/Havana'];
    const from = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
    const ms = fc.integer({ min: 1, max: 4 * 24 * HOUR_MS });
    fc.assert(
      fc.property(from, ms, fc.constantFrom(...zones), (fromMs, lengthMs, zone) => {
        within(zone, () => {
          for (const cut of [hourPieces, dayPieces]) {
            const pieces = cut({ fromMs, toMs: fromMs + lengthMs, state: 'up' });
            expect(pieces.reduce((sum, piece) => sum + piece.ms, 0)).toBe(lengthMs);
            expect(new Set(pieces.map(({ key }) => key)).size).toBe(pieces.length);
            for (const piece of pieces) {
              expect(piece.ms).toBeGreaterThan(0);
              expect(piece.ms).toBeLessThanOrEqual(piece.lengthMs);
            }
          }
        });
      }),
    );
  });
});
