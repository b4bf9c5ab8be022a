/** The local calendar of the device, wherever it is at the moment. */

/** Name of the day, such as `2026-11-23`, of a moment in ms since the epoch. */
export function dayName(atMs: number): string {
  return `${monthName(atMs)}-${twoDigits(new Date(atMs).getDate())}`;
}

/** Name of the month, such as `2026-11`, of a moment in ms since the epoch. */
export function monthName(atMs: number): string {
  const date = new Date(atMs);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}`;
}

/** When the month after that of `atMs` begins, in ms since the epoch. */
export function nextMonthMs(atMs: number): number {
  const date = new Date(atMs);
  return new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
