import { expect, test } from 'vitest';
import { afterRound } from '../../../src/incidents/after-round.ts';
import { NO_INCIDENTS } from '../../../src/incidents/round.ts';
import { passedFaults, standingFaults } from '../../../src/incidents/standing.ts';
import { afterLook, type Looks, noLooks } from '../../../src/schedule/looks.ts';
import { planRound } from '../../../src/schedule/plan-round.ts';
import { OK } from '../background/sample-report.ts';
import { down } from '../incidents/play-rounds.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const NOW = 1_000 * MINUTE;
/** What a round takes. */
const ROUND_MS = 400;

interface Story {
  readonly isDown: (sinceStartMs: number) => boolean;
  readonly intervalMs: number;
  readonly lastsMs: number;
  readonly chance: () => number;
}

/** Plays schedule and reducer against one service, and counts what would be told and how often it was asked. */
function play({ isDown, intervalMs, lastsMs, chance }: Story): { told: number; looks: number } {
  let state = NO_INCIDENTS;
  let looks: Looks = { ...noLooks(chance()), seen: { a: NOW } };
  let [nowMs, told, count] = [NOW, 0, 0];
  for (;;) {
    const next = planRound(
      {
        ...looks,
        intervalMs,
        services: [{ id: 'a', isLocal: false, provider: 'a' }],
        faults: standingFaults(state),
        passed: passedFaults(state),
        areControlsSilent: false,
        isAfterPause: false,
      },
      nowMs,
    );
    if (next === undefined) throw new Error('nothing planned');
    nowMs = Math.max(nowMs, next.atMs);
    if (nowMs > NOW + lastsMs) return { told, looks: count };
    const verdict = isDown(nowMs - NOW) ? down : OK;
    const round = { atMs: nowMs, intervalMs, user: OK, services: [{ id: 'a', verdict }] };
    const after = afterRound(state, { ...round, isAfterPause: false });
    state = after.state;
    told += after.news.filter(({ kind }) => kind !== 'recovered').length;
    count += 1;
    const startedMs = nowMs;
    nowMs += ROUND_MS;
    looks = afterLook(looks, {
      startedMs,
      nowMs,
      ids: ['a'],
      early: [],
      watched: ['a'],
      standing: standingFaults(state).map(({ subject }) => subject),
      controls: { asked: 0, answered: 0 },
      ownSide: 'up',
      chance: chance(),
    });
  }
}

/** Numbers that look like chance and are the same each time (the generator of Park and Miller). */
function chances(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at * 48_271) % 2_147_483_647;
    return at / 2_147_483_647;
  };
}

/** How many of 200 browsers tell of it so often. */
function toldBy(story: Omit<Story, 'isDown' | 'chance'>): Record<number, number> {
  const counts: Record<number, number> = {};
  for (let seed = 7; seed < 207; seed += 1) {
    const chance = chances(seed);
    const phaseMs = chance() * 30 * SECOND;
    const isDown = (ms: number): boolean => (ms + phaseMs) % (30 * SECOND) < 10 * SECOND;
    const { told } = play({ ...story, isDown, chance });
    counts[told] = (counts[told] ?? 0) + 1;
  }
  return counts;
}

// A look finds it down one time in three: what is missed, or taken for over, is what chance leaves.
test.each([
  ['10 minutes, looked at each minute', MINUTE, 10 * MINUTE, { once: 180, twice: 0 }],
  ['an hour, looked at every 10 minutes', 10 * MINUTE, 60 * MINUTE, { once: 160, twice: 10 }],
])('a service that is down for 10 s and up for 20 is told of once: %s', (...row) => {
  const [, intervalMs, lastsMs, { once, twice }] = row;
  const told = toldBy({ intervalMs, lastsMs });
  expect(told[1]).toBeGreaterThanOrEqual(once);
  expect(told[2] ?? 0).toBeLessThanOrEqual(twice);
  expect(Object.keys(told).map(Number)).not.toContainEqual(3);
});

test('one failure that passes costs a dozen light looks within 10 minutes, and tells nothing', () => {
  const [intervalMs, lastsMs] = [10 * MINUTE, 60 * MINUTE];
  const undisturbed = play({ isDown: () => false, intervalMs, lastsMs, chance: chances(3) });
  let failures = 0;
  const isDown = (): boolean => {
    failures += 1;
    return failures === 1;
  };
  const disturbed = play({ isDown, intervalMs, lastsMs, chance: chances(3) });
  expect(disturbed.told).toBe(0);
  const more = disturbed.looks - undisturbed.looks;
  expect(more).toBeGreaterThanOrEqual(10);
  expect(more).toBeLessThanOrEqual(13);
});
