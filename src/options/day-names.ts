/** A Monday; the days after it follow in their order. */
const MONDAY_MS = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** The days of the week in that language (BCP 47), Monday first. */
export function dayNames(language: string, width: 'short' | 'long'): string[] {
  const name = new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => name.format(MONDAY_MS + day * DAY_MS));
}
