import type { Settings } from '../formats/config.ts';
import { type ZoneClock, zoneClock } from './local-time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Spans that follow one another for this long never end, as far as anybody cares. */
const MOST_DAYS = 15;

type QuietSpan = NonNullable<NonNullable<Settings['alerts']>['quiet']>[number];

/**
 * Until when nothing may be told, in ms since the epoch, if `nowMs` lies in quiet hours: the end of the last span of
 * those that follow one another. Undefined outside of them. `timeZone`: the system's own when absent.
 */
export function quietUntil(
  spans: readonly QuietSpan[] | undefined,
  { nowMs, timeZone }: { nowMs: number; timeZone?: string | undefined },
): number | undefined {
  if (spans === undefined || spans.length === 0) return undefined;
  const clock = zoneClock(timeZone);
  let untilMs = nowMs;
  while (untilMs - nowMs < MOST_DAYS * DAY_MS) {
    const ends = spans.flatMap((span) => endOf(span, untilMs, clock) ?? []);
    if (ends.length === 0) break;
    untilMs = Math.max(...ends);
  }
  return untilMs === nowMs ? undefined : untilMs;
}

/** When the span ends that this moment lies in; undefined where it lies in none. */
function endOf({ from, to, days }: QuietSpan, atMs: number, clock: ZoneClock): number | undefined {
  const [fromMs, toMs] = [timeOf(from), timeOf(to)];
  const { dayMs: today } = clock.localOf(atMs);
  for (const dayMs of [today, today - DAY_MS]) {
    if (days !== undefined && !days.includes(weekdayOf(dayMs))) continue;
    const startsAtMs = clock.momentOf({ dayMs, timeMs: fromMs });
    const endDayMs = toMs > fromMs ? dayMs : dayMs + DAY_MS;
    const endsAtMs = clock.momentOf({ dayMs: endDayMs, timeMs: toMs });
    if (startsAtMs <= atMs && atMs < endsAtMs) return endsAtMs;
  }
  return undefined;
}

function timeOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}

/** 1 Monday to 7 Sunday. */
function weekdayOf(dayMs: number): number {
  return new Date(dayMs).getUTCDay() || 7;
}
