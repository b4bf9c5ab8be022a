import { browser } from './browser.ts';

/** When an alarm is due, in ms since the epoch; undefined when it is not set. */
export async function alarmTime(name: string): Promise<number | undefined> {
  const alarm = await browser.alarms.get(name);
  return alarm?.scheduledTime;
}

/** Sets an alarm that fires once, at `when` ms since the epoch; one of the same name is replaced. */
export async function setAlarm(name: string, when: number): Promise<void> {
  // Void by its type; a promise in Chrome 111 and later.
  await browser.alarms.create(name, { when });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

/** Must be called in the background's first turn. */
export function onAlarm(listener: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
}
