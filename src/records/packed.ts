import { SUSPECTS } from '../diagnosis/suspect.ts';
import { type RollUp, SAMPLE_STATES, type Sample, type SampleState } from '../formats/records.ts';
import type { LastLook } from './fold-look.ts';
import type { Tally } from './tally.ts';

// Tens of thousands of records lie in the store: as rows of numbers they take a third of the room that objects take, and
// they are read by hand, for a schema takes longer than the store.

/** A tally as it is stored. */
export function packTally({
  upMs,
  degradedMs,
  downMs,
  unobservedMs,
  looks,
  latency,
}: Tally): number[] {
  const row = [upMs, degradedMs, downMs, unobservedMs, looks];
  if (latency === undefined) return row;
  return [...row, latency.count, latency.sumMs, latency.leastMs, latency.mostMs];
}

/** A tally as it was stored; undefined where it cannot be one. */
export function unpackTally(stored: unknown): Tally | undefined {
  if (!Array.isArray(stored) || (stored.length !== 5 && stored.length !== 9)) return undefined;
  // Spread: what is missing in the middle would be passed over.
  const row: unknown[] = [...stored];
  if (!row.every(isAmount)) return undefined;
  const [upMs = 0, degradedMs = 0, downMs = 0, unobservedMs = 0, looks = 0, ...times] = row;
  const tally = { upMs, degradedMs, downMs, unobservedMs, looks };
  const [count, sumMs = 0, leastMs = 0, mostMs = 0] = times;
  return count === undefined ? tally : { ...tally, latency: { count, sumMs, leastMs, mostMs } };
}

/**
 * A day as it is stored, with whose it is and which: thousands of them are read at once, and keys would have to be read
 * apart.
 */
export function packDay(key: readonly [subject: string, day: string], tally: Tally): unknown[] {
  return [...key, ...packTally(tally)];
}

/** A day as it was stored; undefined where it cannot be one. */
export function unpackDay(stored: unknown): RollUp | undefined {
  if (!Array.isArray(stored)) return undefined;
  const [subject, span, ...row]: unknown[] = stored;
  const tally = unpackTally(row);
  if (typeof subject !== 'string' || typeof span !== 'string') return undefined;
  return tally && { subject, span, ...tally };
}

export function packLast({ atMs, state }: LastLook): unknown[] {
  return [atMs, SAMPLE_STATES.indexOf(state)];
}

export function unpackLast(stored: unknown): LastLook | undefined {
  if (!Array.isArray(stored)) return undefined;
  const [atMs, index]: unknown[] = stored;
  const state = stateAt(index);
  return Number.isSafeInteger(atMs) && typeof atMs === 'number' && state !== undefined
    ? { atMs, state }
    : undefined;
}

/** A sample within its hour. */
export function packSample(
  { atMs, state, latencyMs, cause, suspects }: Sample,
  hourMs: number,
): unknown[] {
  const row = [atMs - hourMs, SAMPLE_STATES.indexOf(state), latencyMs ?? null];
  if (cause === undefined) return row;
  return [...row, cause, ...(suspects ?? [])];
}

export function unpackSample(
  stored: unknown,
  { subject, hourMs }: { subject: string; hourMs: number },
): Sample | undefined {
  if (!Array.isArray(stored)) return undefined;
  const [offsetMs, index, latency, cause, ...suspects]: unknown[] = stored;
  const state = stateAt(index);
  if (!isAmount(offsetMs) || state === undefined) return undefined;
  if (latency !== null && !isAmount(latency)) return undefined;
  if (cause !== undefined && typeof cause !== 'string') return undefined;
  return {
    subject,
    atMs: hourMs + offsetMs,
    state,
    ...(latency !== null && { latencyMs: latency }),
    ...(cause !== undefined && {
      cause,
      suspects: SUSPECTS.filter((suspect) => suspects.includes(suspect)),
    }),
  };
}

function stateAt(index: unknown): SampleState | undefined {
  return typeof index === 'number' ? SAMPLE_STATES[index] : undefined;
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
