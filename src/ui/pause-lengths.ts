const HOUR_MS = 3_600_000;
/** A day begins when people get up: somebody who pauses late in the evening means the night too. */
const MORNING_HOUR = 7;

/** An hour from `nowMs`. */
export function inAnHour(nowMs: number): Date {
  return new Date(nowMs + HOUR_MS);
}

/** The morning of the next day, local time. */
export function tomorrowMorning(nowMs: number): Date {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR);
}
