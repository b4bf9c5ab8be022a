import { describe, expect, it } from 'vitest';
import { playOnTime } from '../../lab/play-on-time.ts';
import type { LabRun } from '../../lab/result.ts';

const NONE = {} as LabRun['report'];

/** Plays of one scenario that are late by these, in ms, one after the other. */
async function playedLate(...lateMs: readonly number[]): Promise<{ run: LabRun; plays: number }> {
  let plays = 0;
  const run = await playOnTime(async () => {
    const late = lateMs[plays];
    if (late === undefined) throw new Error('played once more than expected');
    plays += 1;
    return {
      scenario: 'link-down',
      browser: 'firefox',
      access: 'all',
      seed: plays,
      report: NONE,
      circumstances: { onLine: true },
      verdictMs: 1_000,
      bytes: 0,
      lateMs: late,
      baselines: {},
    };
  });
  return { run, plays };
}

describe('a scenario on a machine that is busy', () => {
  it.each([
    ['once where timers were in time', [250], 1, 1, undefined],
    ['again where they were late', [251, 20], 2, 2, 1],
    ['three times at most, and the least late counts', [900, 300, 400], 3, 2, 2],
  ] as const)('is played %s', async (_, late, plays, kept, voidPlays) => {
    const played = await playedLate(...late);
    expect(played.plays).toBe(plays);
    expect(played.run.seed).toBe(kept);
    expect(played.run.voidPlays).toBe(voidPlays);
  });
});
