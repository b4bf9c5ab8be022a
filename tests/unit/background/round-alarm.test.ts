import { expect, test } from 'vitest';
import { hasStandingFault, nextAlarm } from '../../../src/background/round-alarm.ts';
import { USER_SUBJECT } from '../../../src/incidents/round.ts';

const MINUTE = 60_000;
const now = 1_000 * MINUTE;
type Faults = Parameters<typeof nextAlarm>[0]['faults'];
const failing = (agoMinutes: number): Faults => [
  { subject: 'a', sinceMs: now - agoMinutes * MINUTE },
];
const well: Faults = [];

test.each<[string, number | undefined, Faults, number | undefined]>([
  ['missing', undefined, well, 10],
  ['stands', 5, well, undefined],
  ['stands at the far edge of its spread', 12, well, undefined],
  ['due just now', -0.5, well, undefined],
  ['lost', -2, well, 10],
  ['too late for the interval', 30, well, 10],
  ['too late for a new fault', 5, failing(3), 1],
  ['soon enough for a new fault', 1, failing(3), undefined],
  ['as usual for an old fault', 5, failing(11), undefined],
])('an alarm that is %s', (_name, dueIn, faults, expected) => {
  const when = nextAlarm({
    nowMs: now,
    dueMs: dueIn === undefined ? undefined : now + dueIn * MINUTE,
    intervalMinutes: 10,
    faults,
    random: 0.5,
  });
  expect(when).toBe(expected === undefined ? undefined : now + expected * MINUTE);
});

test.each([
  [0, 8],
  [0.5, 10],
  [0.999_999, 12],
])('chance %d spreads ten minutes to %d', (random, minutes) => {
  const state = { nowMs: now, dueMs: undefined, intervalMinutes: 10, faults: [], random };
  expect((nextAlarm(state) ?? 0) - now).toBeCloseTo(minutes * MINUTE, -2);
});

test('a fault stands for services that are watched, and for the own side', () => {
  expect(hasStandingFault(failing(1), ['a'])).toBe(true);
  expect(hasStandingFault(failing(1), ['b'])).toBe(false);
  expect(hasStandingFault(failing(1), ['constructor', 'toString'])).toBe(false);
  expect(hasStandingFault([{ subject: USER_SUBJECT, sinceMs: now }], ['b'])).toBe(true);
});
