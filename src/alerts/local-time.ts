const DAY_MS = 24 * 60 * 60_000;

/** A moment as a wall clock shows it. */
export interface LocalTime {
  /** Ms since the epoch of that day's midnight, were the clock's zone UTC: a name for the day, not a moment. */
  readonly dayMs: number;
  /** Ms since that midnight, by the clock. */
  readonly timeMs: number;
}

/** Tells the time in one zone. */
export interface ZoneClock {
  readonly localOf: (atMs: number) => LocalTime;
  /**
   * The moment at which the clock shows that time. Where it shows it twice the first one; where it never does, as much
   * later as the clock is put forward (RFC 5545, 3.3.5).
   */
  readonly momentOf: (local: LocalTime) => number;
}

/** A clock by an IANA name; the system's own zone when absent. */
export function zoneClock(timeZone: string | undefined): ZoneClock {
  const format = new Intl.DateTimeFormat('en', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    ...(timeZone !== undefined && { timeZone }),
  });
  const shown = (atMs: number): number => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const { year, month } = { year: part('year'), month: part('month') - 1 };
    return Date.UTC(year, month, part('day'), part('hour'), part('minute'), part('second'));
  };
  return {
    localOf: (atMs) => {
      const clockMs = shown(atMs);
      const dayMs = Math.floor(clockMs / DAY_MS) * DAY_MS;
      return { dayMs, timeMs: clockMs - dayMs };
    },
    momentOf: ({ dayMs, timeMs }) => {
      const wantedMs = dayMs + timeMs;
      const by = (nearMs: number): number => wantedMs - (shown(nearMs) - nearMs);
      const [before, after] = [by(wantedMs - DAY_MS), by(wantedMs + DAY_MS)];
      return shown(before) === wantedMs || shown(after) !== wantedMs ? before : after;
    },
  };
}
