import type { AlertBook } from '../formats/alerts.ts';

/** A book by a clock that was set back: what was told and what waits lie as far from now as when it was decided on last. */
export function byClock(book: AlertBook, nowMs: number): AlertBook {
  const byMs = (book.decidedMs ?? nowMs) - nowMs;
  if (byMs <= 0) return book;
  const groups = book.groups.map((group) => ({
    ...group,
    ...(group.toldAtMs !== undefined && { toldAtMs: group.toldAtMs - byMs }),
    cases: group.cases.map((one) => ({
      ...one,
      startedAtMs: one.startedAtMs - byMs,
      ...(one.plannedUntilMs !== undefined && { plannedUntilMs: one.plannedUntilMs - byMs }),
    })),
  }));
  return { groups };
}
