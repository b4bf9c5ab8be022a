import { browser } from './browser.ts';

/** When an alarm is due, in ms since the epoch; undefined when it is not set. */
export async function alarmTime(name: string): Promise<number | undefined> {
  return (await standingAlarm(name))?.when;
}

/** When an alarm is due, in ms since the epoch, and how often it comes again; undefined when it is not set. */
export async function standingAlarm(
  name: string,
): Promise<{ readonly when: number; readonly everyMinutes?: number | undefined } | undefined> {
  const alarm = await browser.alarms.get(name);
  return alarm && { when: alarm.scheduledTime, everyMinutes: alarm.periodInMinutes };
}

/**
 * Sets an alarm that fires at `when`, ms since the epoch, and every so many minutes after that where `everyMinutes` is
 * given; one of the same name is replaced.
 */
export async function setAlarm(
  name: string,
  when: number,
  { everyMinutes }: { everyMinutes?: number } = {},
): Promise<void> {
  const again = everyMinutes === undefined ? {} : { periodInMinutes: everyMinutes };
  // Void by its type; a promise in Chrome 111 and later.
  await browser.alarms.create(name, { when, ...again });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

/**
 * Calls back with each alarm that fires, and when it was due, in ms since the epoch. Must be called in the background's
 * first turn.
 */
export function onAlarm(listener: (name: string, dueMs: number) => void): void {
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => listener(name, scheduledTime));
}
