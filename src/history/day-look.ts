import type { RollUp } from '../formats/records.ts';
import type { StripDay } from '../ui/strip-day.ts';
import type { CalendarDay } from './calendar.ts';

/** What one day of one subject was, in ms; the rest of a whole day is yet to come, or from before anybody looked. */
export interface DayLook {
  readonly day: CalendarDay;
  readonly upMs: number;
  readonly degradedMs: number;
  readonly downMs: number;
  readonly unobservedMs: number;
  /** Absent where nothing was measured. */
  readonly latency?: NonNullable<RollUp['latency']>;
}

export interface LookOptions {
  readonly days: readonly CalendarDay[];
  readonly nowMs: number;
  /** How long the next look may take to come before nobody is observing, in ms. */
  readonly gapMs: number;
}

/** Whatever of a day nobody observed counts as unobserved from the first day on that anything is known of. */
export function dayLooks(
  rollUps: ReadonlyMap<string, RollUp> | undefined,
  { days, nowMs, gapMs }: LookOptions,
): DayLook[] {
  let isKnown = false;
  return days.map((day) => {
    const rollUp = rollUps?.get(day.name);
    const isFirst = !isKnown && rollUp !== undefined;
    isKnown ||= isFirst;
    if (!isKnown) return { day, upMs: 0, degradedMs: 0, downMs: 0, unobservedMs: 0 };
    const { upMs = 0, degradedMs = 0, downMs = 0, latency } = rollUp ?? {};
    const observedMs = upMs + degradedMs + downMs;
    const goneMs = Math.min(day.toMs, nowMs) - day.fromMs;
    const { unobservedMs: toldMs = 0 } = rollUp ?? {};
    // Of today, what no look has told of yet is the time since the last one.
    const isWaiting = nowMs < day.toMs && goneMs - observedMs - toldMs <= gapMs;
    // Nobody had begun to look on the morning of the first day.
    const mostMs = isFirst || isWaiting ? toldMs : Number.POSITIVE_INFINITY;
    const unobservedMs = Math.max(0, Math.min(mostMs, goneMs - observedMs));
    return { day, upMs, degradedMs, downMs, unobservedMs, ...(latency && { latency }) };
  });
}

/** A day as a strip draws it. */
export function stripDay({ day, upMs, degradedMs, downMs, unobservedMs }: DayLook): StripDay {
  const wholeMs = day.toMs - day.fromMs;
  return {
    up: upMs / wholeMs,
    degraded: degradedMs / wholeMs,
    down: downMs / wholeMs,
    unobserved: unobservedMs / wholeMs,
  };
}
