import type { RollUp, Sample, SampleState } from '../formats/records.ts';

/** What a roll-up adds up. */
export type Tally = Omit<RollUp, 'subject' | 'span'>;

type Times = Pick<Tally, 'upMs' | 'degradedMs' | 'downMs'>;

const COUNTED_AS: Readonly<Record<SampleState, keyof Times | 'unobservedMs'>> = {
  up: 'upMs',
  slow: 'degradedMs',
  partial: 'degradedMs',
  down: 'downMs',
  unobserved: 'unobservedMs',
};

export const EMPTY_TALLY: Tally = {
  upMs: 0,
  degradedMs: 0,
  downMs: 0,
  unobservedMs: 0,
  looks: 0,
};

/**
 * A tally with `ms` more of a state. No more than its length is ever in it: time that a clock lives through twice counts
 * once, and what was observed takes the place of what was not.
 */
export function addTime(
  tally: Tally,
  { state, ms, lengthMs }: { state: SampleState; ms: number; lengthMs: number },
): Tally {
  const observedMs = observedIn(tally);
  const roomMs = Math.max(0, lengthMs - observedMs);
  const key = COUNTED_AS[state];
  if (key === 'unobservedMs') {
    return { ...tally, unobservedMs: Math.min(tally.unobservedMs + ms, roomMs) };
  }
  const addedMs = Math.min(ms, roomMs);
  const unobservedMs = Math.min(tally.unobservedMs, roomMs - addedMs);
  return { ...tally, [key]: tally[key] + addedMs, unobservedMs };
}

/** A tally with one more look, and how long its answer took. */
export function addLook(tally: Tally, { latencyMs }: Pick<Sample, 'latencyMs'>): Tally {
  const looked = { ...tally, looks: tally.looks + 1 };
  if (latencyMs === undefined) return looked;
  const { count, sumMs, leastMs, mostMs } = tally.latency ?? {
    count: 0,
    sumMs: 0,
    leastMs: latencyMs,
    mostMs: latencyMs,
  };
  const latency = {
    count: count + 1,
    sumMs: sumMs + latencyMs,
    leastMs: Math.min(leastMs, latencyMs),
    mostMs: Math.max(mostMs, latencyMs),
  };
  return { ...looked, latency };
}

/** Time of which something is known, in ms. */
export function observedIn({ upMs, degradedMs, downMs }: Times): number {
  return upMs + degradedMs + downMs;
}
