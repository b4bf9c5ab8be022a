import type { Incident } from '../formats/incident.ts';
import type { RollUp } from '../formats/records.ts';

/** How much of an incident was seen, in ms. */
export interface IncidentTimes {
  readonly failingMs: number;
  readonly unobservedMs: number;
}

interface TimesOptions {
  /** Hours, or days where hours are no longer kept; all of one kind, oldest first. */
  readonly rollUps: readonly RollUp[];
  readonly nowMs: number;
}

const HOUR_MS = 3_600_000;

/**
 * How long an incident was seen failing, and how much of it nobody observed, from the roll-ups it lies in; undefined
 * where those of its beginning are no longer kept. Days tell it of an incident that had them to itself.
 */
export function incidentTimes(
  { startedAt, endedAt }: Incident,
  { rollUps, nowMs }: TimesOptions,
): IncidentTimes | undefined {
  const fromMs = Date.parse(startedAt);
  const toMs = endedAt === null ? nowMs : Date.parse(endedAt);
  const parts = rollUps
    .map((rollUp) => ({ ...rollUp, ...stretchOf(rollUp) }))
    .filter((part) => part.fromMs < toMs && part.toMs > fromMs);
  const [first] = parts;
  if (first === undefined || first.fromMs > fromMs) return undefined;
  let failingMs = 0;
  let unobservedMs = 0;
  for (const part of parts) {
    const withinMs = Math.min(toMs, part.toMs) - Math.max(fromMs, part.fromMs);
    const seenMs = Math.min(withinMs, part.downMs + part.degradedMs);
    failingMs += seenMs;
    // What it does not fill of an hour may have been unobserved as well.
    unobservedMs += Math.min(withinMs - seenMs, part.unobservedMs);
  }
  return { failingMs, unobservedMs };
}

function stretchOf({ span }: RollUp): { readonly fromMs: number; readonly toMs: number } {
  if (typeof span === 'number') return { fromMs: span, toMs: span + HOUR_MS };
  const [year = 0, month = 1, day = 1] = span.split('-').map(Number);
  return {
    fromMs: new Date(year, month - 1, day).getTime(),
    toMs: new Date(year, month - 1, day + 1).getTime(),
  };
}
