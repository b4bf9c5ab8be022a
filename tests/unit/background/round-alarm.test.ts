import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRoundAlarm, ROUND_ALARM } from '../../../src/background/round-alarm.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const START = Date.parse('2026-11-22T20:46:00.000Z');
const TEN_MINUTES = 600_000;
const fired: number[] = [];
const alarm = createRoundAlarm({
  now: () => Date.now(),
  onTimer: (dueMs) => void fired.push(dueMs - START),
});

async function alarmIn(): Promise<number | undefined> {
  const set = await fakeBrowser.alarms.get(ROUND_ALARM);
  return set && set.scheduledTime - START;
}

beforeEach(() => {
  fakeBrowser.reset();
  fired.length = 0;
  vi.useFakeTimers({ now: START });
});

afterEach(async () => {
  await alarm.clear();
  vi.useRealTimers();
});

test.each<[string, number, number, number[]]>([
  ['far away has an alarm alone', 600_000, 600_000, []],
  ['soon has a timer, with an alarm behind it', 3_000, 30_000, [3_000]],
  ['overdue has a timer at once', -5_000, 30_000, [-5_000]],
  ['in half a minute is the alarm’s', 30_000, 30_000, []],
])('a round that is %s', async (_name, inMs, alarmMs, timers) => {
  await alarm.setTo(START + inMs, TEN_MINUTES);
  expect(await alarmIn()).toBe(alarmMs);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(fired).toEqual(timers);
});

test('only the last wish counts, and its alarm comes again should nobody set the next one', async () => {
  await alarm.setTo(START + 3_000, TEN_MINUTES);
  await alarm.setTo(START + 5_000, TEN_MINUTES);
  await alarm.net(START + 60_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fired).toEqual([]);
  expect(await fakeBrowser.alarms.get(ROUND_ALARM)).toMatchObject({ periodInMinutes: 10 });
});

test.each([
  [60, 10],
  [10, 10],
  [2, 2],
  [1, 1],
  [0.5, 1],
])('with rounds %s minutes apart it comes again after %s', async (interval, again) => {
  await alarm.setTo(START + 40_000, interval * 60_000);
  expect(await fakeBrowser.alarms.get(ROUND_ALARM)).toMatchObject({ periodInMinutes: again });
  await alarm.net(START + 60_000);
  expect(await fakeBrowser.alarms.get(ROUND_ALARM)).toMatchObject({ periodInMinutes: again });
});

test('an interval that has changed is taken over by an alarm that may stay', async () => {
  await alarm.setTo(START + 40_000, TEN_MINUTES);
  await alarm.setTo(START + 40_000, 60_000);
  expect(await fakeBrowser.alarms.get(ROUND_ALARM)).toMatchObject({ periodInMinutes: 1 });
});

test('an alarm that stands where it should is left alone', async () => {
  await alarm.setTo(START + 600_000, TEN_MINUTES);
  const create = vi.spyOn(fakeBrowser.alarms, 'create');
  await alarm.setTo(START + 600_500, TEN_MINUTES);
  expect(create).not.toHaveBeenCalled();
  await alarm.setTo(START + 602_000, TEN_MINUTES);
  expect(create).toHaveBeenCalledTimes(1);
});

test('with nothing to watch there is neither', async () => {
  await alarm.setTo(START + 3_000, TEN_MINUTES);
  await alarm.clear();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([fired, await alarmIn()]).toEqual([[], undefined]);
});
