import type { SampleState } from '../formats/records.ts';

/** Rounds may overlap: one that began earlier may end later. Further back is a clock that was set. */
const LONGEST_ROUND_MS = 60_000;

/** What a look counts as; the words are those of docs/incidents.md. */
export type Sighting = 'good' | 'failing' | 'unobserved' | 'nothing';

/** The latest look at a subject that counts. */
export interface LastLook {
  /** Ms since the epoch, of when its round began. */
  readonly atMs: number;
  readonly state: SampleState;
}

/** Time between two looks. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: SampleState;
}

interface Look extends LastLook {
  readonly sighting: Sighting;
}

export interface Folded {
  readonly last: LastLook;
  /** Absent where no time has passed, or none that anything is known of. */
  readonly span?: Span;
}

/** What lies between two looks. */
export interface Between {
  /** A longer silence is a gap: nobody knows what was in between. */
  readonly gapMs: number;
  /** The device slept, watching was paused, or the network changed: nobody knows either, however short it was. */
  readonly isAfterPause: boolean;
}

/**
 * What one more look tells of the time since the one before it: what that one saw, if both could tell and neither a gap
 * nor a pause lies between them, and else nothing. This is how incidents count their time too.
 */
export function foldLook(
  last: LastLook | undefined,
  look: Look,
  { gapMs, isAfterPause }: Between,
): Folded {
  const { atMs, state, sighting } = look;
  if (last === undefined) return { last: { atMs, state } };
  const sinceMs = atMs - last.atMs;
  const isNothing = sighting === 'nothing';
  if (sinceMs < -LONGEST_ROUND_MS) return { last: isNothing ? last : { atMs, state } };
  const isGap = isAfterPause || sinceMs > gapMs;
  // As if never asked: the next look goes on from the last one that could tell.
  if (isNothing && !isGap) return { last };
  const toMs = Math.max(atMs, last.atMs);
  const isKnown = !isGap && state !== 'unobserved';
  const span = { fromMs: last.atMs, toMs, state: isKnown ? last.state : 'unobserved' } as const;
  return { last: { atMs: toMs, state }, ...(toMs > last.atMs && { span }) };
}
