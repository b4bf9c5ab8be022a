/** The local calendar's day at a moment (ms since the epoch): `2026-11-23`. */
export function dayOf(atMs: number): string {
  const at = new Date(atMs);
  const year = String(at.getFullYear()).padStart(4, '0');
  return `${year}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
}

/** When the local day of a moment begins, in ms since the epoch: not always at midnight, where clocks change then. */
export function dayStart(atMs: number): number {
  return startOfDay(atMs, 0);
}

/** When the local day of a moment ends: after 23, 24 or 25 hours. */
export function dayEnd(atMs: number): number {
  return startOfDay(atMs, 1);
}

/** A moment of a day named `2026-11-23` in the local calendar; undefined for what is no day. */
export function momentOf(day: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  const at = new Date(2000, 0, 1, 12);
  at.setFullYear(Number(year), Number(month) - 1, Number(date));
  return at.getTime();
}

function startOfDay(atMs: number, later: number): number {
  const at = new Date(atMs);
  // Through midday: a date whose midnight does not exist would else be read as another one.
  at.setHours(12, 0, 0, 0);
  at.setDate(at.getDate() + later);
  at.setHours(0, 0, 0, 0);
  return at.getTime();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
