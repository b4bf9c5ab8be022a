export interface Clock {
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** BCP 47 tag. */
  readonly locale: string;
  /** IANA name; the system's own when absent. */
  readonly timeZone?: string;
}

/** A moment (ISO 8601) as "09:26", with its date where that is another day; undefined for what is no moment. */
export function timeInWords(
  moment: string | undefined,
  { nowMs, locale, timeZone }: Clock,
): string | undefined {
  const at = Date.parse(moment ?? '');
  if (Number.isNaN(at)) return undefined;
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const isToday = day.format(at) === day.format(nowMs);
  return new Intl.DateTimeFormat(locale, {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
    ...zone,
  }).format(at);
}
