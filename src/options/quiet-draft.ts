import type { QuietSpans } from '../settings/diff-config.ts';

export type QuietSpan = QuietSpans[number];

/** Most spans that a configuration takes. */
export const MOST_SPANS = 20;

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** A span as its form holds it: times complete or not, every day named. */
export interface SpanDraft {
  /** Tells it from the others while they come and go. */
  readonly key: number;
  readonly from: string;
  readonly to: string;
  readonly days: readonly number[];
}

export type SpanProblem = 'time' | 'days';

/** A night, every day: what most people add. */
export function newSpan(key: number): SpanDraft {
  return { key, from: '22:00', to: '07:00', days: WEEK };
}

export function spanDraftOf({ from, to, days }: QuietSpan, key: number): SpanDraft {
  return { key, from, to, days: days ?? WEEK };
}

/** What keeps a span from being stored; undefined when nothing does. */
export function problemOf({ from, to, days }: SpanDraft): SpanProblem | undefined {
  if (from === '' || to === '') return 'time';
  return days.length === 0 ? 'days' : undefined;
}

/** A draft without problems, as it is stored: all days are the same as none named. */
export function spanOf({ from, to, days }: SpanDraft): QuietSpan {
  const named = WEEK.filter((day) => days.includes(day));
  return { from, to, ...(named.length < WEEK.length && { days: named }) };
}
