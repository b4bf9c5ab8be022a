/** A silence this long, or of this many rounds, is a gap: nobody looked in between. */
const GAP_MS = 30 * 60_000;
const GAP_ROUNDS = 3;

/** How long nobody may look, in ms, before what was in between is unknown: `intervalMs` apart rounds are meant to lie. */
export function gapOf(intervalMs: number): number {
  return Math.max(GAP_MS, GAP_ROUNDS * intervalMs);
}
