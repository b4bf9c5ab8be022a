const HOUR_MS = 3_600_000;
/** A day begins when people get up, not at midnight: somebody who mutes late in the evening means the night too. */
const MORNING_HOUR = 7;

/** An hour from now, ISO 8601. */
export function inAnHour(nowMs: number): string {
  return new Date(nowMs + HOUR_MS).toISOString();
}

/** Tomorrow morning in local time, ISO 8601. */
export function untilTomorrow(nowMs: number): string {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR).toISOString();
}

/** A local moment as date fields name it (`2026-11-30T08:00`), ISO 8601; undefined where that is not to come. */
export function untilMoment(name: string, nowMs: number): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(name)) return undefined;
  const at = new Date(name);
  return at.getTime() > nowMs ? at.toISOString() : undefined;
}
