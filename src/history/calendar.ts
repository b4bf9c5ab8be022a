import { dayEnd, dayOf, dayStart } from '../records/local-day.ts';

/** One day of the local calendar. */
export interface CalendarDay {
  /** `2026-11-23`, as roll-ups name it. */
  readonly name: string;
  readonly fromMs: number;
  /** When the next one begins: a day that changes the clocks is longer or shorter. */
  readonly toMs: number;
}

/** The last `count` days of the local calendar up to the one that `nowMs` lies in, oldest first. */
export function lastDays(count: number, nowMs: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  let atMs = nowMs;
  while (days.length < count) {
    const fromMs = dayStart(atMs);
    days.push({ name: dayOf(atMs), fromMs, toMs: dayEnd(atMs) });
    atMs = fromMs - 1;
  }
  return days.reverse();
}
