import { describe, expect, test } from 'vitest';
import { quietUntil } from '../../../src/alerts/quiet-hours.ts';

type Span = NonNullable<Parameters<typeof quietUntil>[0]>[number];

const NIGHT: Span = { from: '22:00', to: '07:00' };
const BERLIN = 'Europe/Berlin';

/** The end of quiet hours as ISO 8601 without its seconds, in UTC; `-` outside of them. */
function until(at: string, spans: readonly Span[], timeZone = 'UTC'): string {
  const ms = quietUntil(spans, { nowMs: Date.parse(at), timeZone });
  return ms === undefined ? '-' : new Date(ms).toISOString().slice(0, 16);
}

describe.each([
  ['before', '2026-11-23T21:59:59Z', '-'],
  ['at the beginning', '2026-11-23T22:00:00Z', '2026-11-24T07:00'],
  ['after midnight', '2026-11-24T03:00:00Z', '2026-11-24T07:00'],
  ['at the end', '2026-11-24T07:00:00Z', '-'],
] as const)('a night: %s', (_, at, expected) => {
  test(at, () => expect(until(at, [NIGHT])).toBe(expected));
});

test.each([
  // 2026-11-23 is a Monday: a night that begins on Friday ends on Saturday.
  ['2026-11-27T23:00:00Z', [5], '2026-11-28T07:00'],
  ['2026-11-28T06:00:00Z', [5], '2026-11-28T07:00'],
  ['2026-11-28T23:00:00Z', [5], '-'],
  ['2026-11-27T06:00:00Z', [5], '-'],
  // Sunday is 7, and its night ends on Monday.
  ['2026-11-23T06:00:00Z', [7], '2026-11-23T07:00'],
] as const)('%s, nights that begin on %j', (at, days, expected) => {
  expect(until(at, [{ ...NIGHT, days: [...days] }])).toBe(expected);
});

test('equal times are a whole day, and days that follow each other are one span', () => {
  const weekend: Span = { from: '00:00', to: '00:00', days: [6, 7] };
  expect(until('2026-11-28T12:00:00Z', [weekend])).toBe('2026-11-30T00:00');
  expect(until('2026-11-28T12:00:00Z', [weekend, NIGHT])).toBe('2026-11-30T07:00');
  expect(until('2026-11-27T12:00:00Z', [weekend])).toBe('-');
});

test('always quiet has no end that anybody waits for', () => {
  const ms = quietUntil([{ from: '00:00', to: '00:00' }], { nowMs: 0, timeZone: 'UTC' });
  expect(ms).toBeGreaterThanOrEqual(15 * 24 * 3_600_000);
});

test('hours are those of the zone that they are meant in', () => {
  expect(until('2026-11-23T14:30:00Z', [NIGHT], 'Asia/Shanghai')).toBe('2026-11-23T23:00');
  expect(until('2026-11-23T14:30:00Z', [NIGHT], 'America/New_York')).toBe('-');
  // Half an hour off, as some zones are.
  expect(until('2026-11-23T16:30:00Z', [NIGHT], 'Asia/Kolkata')).toBe('2026-11-24T01:30');
});

describe('when the clock is changed', () => {
  test('a night is an hour shorter, or longer', () => {
    // 29 March 2026, 02:00 becomes 03:00; 25 October 2026, 03:00 becomes 02:00.
    expect(until('2026-03-28T22:00:00Z', [NIGHT], BERLIN)).toBe('2026-03-29T05:00');
    expect(until('2026-10-24T21:00:00Z', [NIGHT], BERLIN)).toBe('2026-10-25T06:00');
  });

  test('a time that never comes counts as if the clock had not been changed', () => {
    const span: Span = { from: '02:30', to: '06:00' };
    expect(until('2026-03-29T01:29:00Z', [span], BERLIN)).toBe('-');
    expect(until('2026-03-29T01:30:00Z', [span], BERLIN)).toBe('2026-03-29T04:00');
    expect(until('2026-03-29T00:59:00Z', [{ from: '01:00', to: '02:30' }], BERLIN)).toBe(
      '2026-03-29T01:30',
    );
  });

  test('of a time that comes twice it is the first', () => {
    expect(until('2026-10-25T00:29:00Z', [{ from: '02:30', to: '06:00' }], BERLIN)).toBe('-');
    expect(until('2026-10-25T00:30:00Z', [{ from: '02:30', to: '06:00' }], BERLIN)).toBe(
      '2026-10-25T05:00',
    );
    expect(until('2026-10-25T00:31:00Z', [{ from: '01:00', to: '02:30' }], BERLIN)).toBe('-');
  });

  test('a whole day is one, of 23 or 25 hours', () => {
    const day: Span = { from: '00:00', to: '00:00', days: [7] };
    expect(until('2026-03-29T12:00:00Z', [day], BERLIN)).toBe('2026-03-29T22:00');
    expect(until('2026-10-25T12:00:00Z', [day], BERLIN)).toBe('2026-10-25T23:00');
  });
});

test('without spans there is no quiet', () => {
  expect(quietUntil(undefined, { nowMs: 0 })).toBeUndefined();
  expect(quietUntil([], { nowMs: 0 })).toBeUndefined();
});
