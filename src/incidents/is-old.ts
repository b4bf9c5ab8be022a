import type { Round } from './round.ts';

/**
 * Whether a round tells nothing new of what was seen at `seenAtMs`, because it began no later. Where that lies in the
 * future by now, the clock was set back, and what began earlier by it is new.
 */
export function isOld(
  { atMs, nowMs }: Pick<Round, 'atMs' | 'nowMs'>,
  seenAtMs: number | undefined,
): boolean {
  if (nowMs === undefined || seenAtMs === undefined) return false;
  return atMs <= seenAtMs && seenAtMs <= nowMs;
}
