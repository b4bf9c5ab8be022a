const DAY_MS = 86_400_000;

/** One day of the local calendar. */
export interface CalendarDay {
  /** `2026-11-23`, as roll-ups name it. */
  readonly name: string;
  readonly fromMs: number;
  /** Midnight after it: a day that changes the clocks is longer or shorter. */
  readonly toMs: number;
}

/** The last `count` days of the local calendar up to the one that `nowMs` lies in, oldest first. */
export function lastDays(count: number, nowMs: number): CalendarDay[] {
  const now = new Date(nowMs);
  return Array.from({ length: count }, (_, index) => {
    const offset = index - count + 1;
    const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset);
    const to = new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset + 1);
    return { name: dayName(from), fromMs: from.getTime(), toMs: to.getTime() };
  });
}

/** The day's name in the local calendar. */
export function dayName(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** How many days a length of time is, not rounded. */
export function inDays(ms: number): number {
  return ms / DAY_MS;
}
