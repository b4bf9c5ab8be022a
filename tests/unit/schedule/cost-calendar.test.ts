import { afterEach, expect, test } from 'vitest';
import { dayName, monthName, nextMonthMs } from '../../../src/schedule/cost-calendar.ts';

const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each([
  ['Asia/Shanghai', '2026-11-30T16:00:00Z', '2026-12-01', '2026-12'],
  ['UTC', '2026-11-30T16:00:00Z', '2026-11-30', '2026-11'],
  ['America/Los_Angeles', '2027-01-01T07:59:59Z', '2026-12-31', '2026-12'],
  ['America/Los_Angeles', '2027-01-01T08:00:00Z', '2027-01-01', '2027-01'],
  // The night on which clocks go back has 25 hours of one day.
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25', '2026-10'],
  ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25', '2026-10'],
])('in %s, %s is on %s', (timeZone, moment, day, month) => {
  process.env.TZ = timeZone;
  expect(dayName(Date.parse(moment))).toBe(day);
  expect(monthName(Date.parse(moment))).toBe(month);
});

test.each([
  ['Asia/Shanghai', '2026-12-31T15:59:59Z', '2026-12-31T16:00:00.000Z'],
  ['Asia/Shanghai', '2026-12-31T16:00:00Z', '2027-01-31T16:00:00.000Z'],
  ['UTC', '2026-02-28T12:00:00Z', '2026-03-01T00:00:00.000Z'],
])('in %s, the month after %s begins at %s', (timeZone, moment, next) => {
  process.env.TZ = timeZone;
  expect(new Date(nextMonthMs(Date.parse(moment))).toISOString()).toBe(next);
});
