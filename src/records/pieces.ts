import type { Span } from './fold-look.ts';
import { dayEnd, dayOf, dayStart } from './local-day.ts';

export const HOUR_MS = 3_600_000;

/** The part of a span that lies within one hour or day. */
export interface Piece<K extends number | string> {
  readonly key: K;
  readonly ms: number;
  /** How long that hour or day is. */
  readonly lengthMs: number;
}

interface Ruler<K> {
  readonly startOf: (atMs: number) => number;
  readonly endOf: (atMs: number) => number;
  readonly keyOf: (atMs: number) => K;
}

const HOURS: Ruler<number> = {
  startOf: hourOf,
  endOf: (atMs) => hourOf(atMs) + HOUR_MS,
  keyOf: hourOf,
};

const DAYS: Ruler<string> = { startOf: dayStart, endOf: dayEnd, keyOf: dayOf };

/** The hour (UTC) of a moment: when it began, in ms since the epoch. */
export function hourOf(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS;
}

/** A span by hours, oldest first. Of one that nobody observed the first and the last alone: between them lies nothing. */
export function hourPieces(span: Span): Piece<number>[] {
  return cut(span, HOURS);
}

/** The same by local days. */
export function dayPieces(span: Span): Piece<string>[] {
  return cut(span, DAYS);
}

function cut<K extends number | string>(
  { fromMs, toMs, state }: Span,
  { startOf, endOf, keyOf }: Ruler<K>,
): Piece<K>[] {
  const pieces: Piece<K>[] = [];
  let atMs = fromMs;
  while (atMs < toMs) {
    const endMs = endOf(atMs);
    const lengthMs = endMs - startOf(atMs);
    pieces.push({ key: keyOf(atMs), ms: Math.min(endMs, toMs) - atMs, lengthMs });
    atMs = state === 'unobserved' ? Math.max(endMs, startOf(toMs)) : endMs;
  }
  return pieces;
}
