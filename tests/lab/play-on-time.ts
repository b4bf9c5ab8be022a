import type { LabRun } from './result.ts';

/**
 * Above that the process that plays the internet held up every answer so long that the lab measures its machine. A healthy
 * answer takes it some tens of ms; with four worlds at once on two processors one play in a hundred is late by more than 110.
 */
const TOO_LATE_MS = 250;
const MOST_PLAYS = 3;

/**
 * Plays until the lab's own timers were in time throughout, at most three times, whatever was said meanwhile: resolves
 * with the play that was the least late, and how many went for nothing. Rejects as `play` does.
 */
export async function playOnTime(play: () => Promise<LabRun>): Promise<LabRun> {
  const plays: LabRun[] = [];
  do plays.push(await play());
  while (latenessOf(plays.at(-1)) > TOO_LATE_MS && plays.length < MOST_PLAYS);
  const best = plays.reduce((a, b) => (latenessOf(b) < latenessOf(a) ? b : a));
  return plays.length === 1 ? best : { ...best, voidPlays: plays.length - 1 };
}

function latenessOf(run: LabRun | undefined): number {
  return run?.lateMs ?? 0;
}
