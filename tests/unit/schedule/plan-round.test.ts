import { describe, expect, test } from 'vitest';
import { BATCH } from '../../../src/schedule/pace-of-rounds.ts';
import {
  OWN_SIDE,
  planRound,
  type ScheduleFacts,
  type WatchedService,
} from '../../../src/schedule/plan-round.ts';
import { fc } from '../seeded.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;

function watched(id: string, over: Partial<WatchedService> = {}): WatchedService {
  return { id, isLocal: false, provider: id, ...over };
}

/** Services a, b and c, looked at five minutes ago; minutes are counted from now. */
function facts(over: Partial<ScheduleFacts> = {}): ScheduleFacts {
  return {
    intervalMs: 10 * MINUTE,
    chance: 0.5,
    services: ['a', 'b', 'c'].map((id) => watched(id)),
    seen: { a: NOW - 5 * MINUTE, b: NOW - 5 * MINUTE, c: NOW - 5 * MINUTE },
    looked: { [OWN_SIDE]: NOW - 5 * MINUTE },
    faults: [],
    areControlsSilent: false,
    isAfterPause: false,
    ...over,
  };
}

function planned(over: Partial<ScheduleFacts> = {}): string | undefined {
  const round = planRound(facts(over), NOW);
  if (round === undefined) return undefined;
  const { atMs, trigger, shape, ids } = round;
  return `${shape} ${trigger} of ${ids.join('+') || 'nobody'} in ${(atMs - NOW) / 1_000} s`;
}

const failing = (subject: string, agoS: number, lookedAgoS = agoS): Partial<ScheduleFacts> => ({
  faults: [{ subject, sinceMs: NOW - agoS * 1_000 }],
  looked: { [subject]: NOW - lookedAgoS * 1_000, [OWN_SIDE]: NOW - lookedAgoS * 1_000 },
  chance: 0,
});

const aFails = failing('a', 5, 1);

const aPassed: Partial<ScheduleFacts> = {
  passed: [{ subject: 'a', sinceMs: NOW - 5_000 }],
  seen: { a: NOW - 1_000, b: NOW - 5 * MINUTE, c: NOW - 5 * MINUTE },
  chance: 0,
};

describe('the next round is', () => {
  test.each<[string, string | undefined, Partial<ScheduleFacts>]>([
    ['none with nothing to watch', undefined, { services: [] }],
    ['a light one of everybody while all is well', 'scheduled schedule of a+b+c in 300 s', {}],
    [
      'due at once for somebody who was never looked at',
      `scheduled schedule of c+a+b in ${-(NOW - 10 * MINUTE) / 1_000} s`,
      { seen: { a: NOW, b: NOW } },
    ],
    [
      'due at once where the clock was set back',
      `scheduled schedule of a+b+c in ${-(NOW - 10 * MINUTE) / 1_000} s`,
      { seen: { a: NOW + 5 * MINUTE, b: NOW + 5 * MINUTE, c: NOW + 5 * MINUTE } },
    ],
    [
      'due at once of whoever fails by a clock that was set back',
      `full recheck of a in ${-NOW / 1_000 + 75} s`,
      { ...aFails, ...failing('a', -5 * 60), seen: {}, chance: 0.5 },
    ],
    [
      'a minute after the first look at whoever fails by a clock that was set back',
      'full recheck of a in 59 s',
      { ...failing('a', -5 * 60, 1) },
    ],
    [
      'due at once of the own side by a clock that was set back',
      `full recheck of nobody in ${-NOW / 1_000 + 60} s`,
      failing(OWN_SIDE, -5 * 60),
    ],
    [
      'due at once of a line that was gone by a clock that was set back',
      `full recheck of nobody in ${-NOW / 1_000 + 60} s`,
      { downSinceMs: NOW + 5 * MINUTE, looked: { [OWN_SIDE]: NOW + 5 * MINUTE }, chance: 0 },
    ],
    [
      'due at once of a doubt by a clock that was set back',
      `full recheck of nobody in ${-NOW / 1_000 + 60} s`,
      { doubtSinceMs: NOW + 5 * MINUTE, looked: { [OWN_SIDE]: NOW + 5 * MINUTE }, chance: 0 },
    ],
    [
      'where it was where the clock was set back by seconds',
      'full recheck of a in 33 s',
      { ...failing('a', -30) },
    ],
    ['a full one of whoever fails, with controls', 'full recheck of a in 5 s', aFails],
    [
      'one of whoever fails that waits for its host',
      'full recheck of a in 20 s',
      { ...aFails, services: [watched('a', { earliestMs: NOW + 20_000 }), watched('b')] },
    ],
    [
      'one with two witnesses, of two providers, where controls are silent',
      'full recheck of a+b+d in 5 s',
      {
        ...aFails,
        areControlsSilent: true,
        services: [
          watched('a'),
          watched('b', { provider: 'one' }),
          watched('c', { provider: 'one' }),
          watched('d'),
          watched('e'),
        ],
        seen: Object.fromEntries([...'abcde'].map((id) => [id, NOW - 5 * MINUTE])),
      },
    ],
    [
      'one without urgency of whoever comes and goes',
      'full recheck of a in 29 s',
      { ...aFails, faults: [{ subject: 'a', sinceMs: NOW - 5_000, isUnstable: true }] },
    ],
    [
      'a light one of whoever failed and has answered since',
      'scheduled recheck of a in 5 s',
      { ...aPassed, looked: {} },
    ],
    [
      'a full one of whom it was too early to tell of',
      'full schedule of a+b in 20 s',
      { again: { a: NOW + 20_000, b: NOW + 20_000 } },
    ],
    [
      'none of whom it was too early to tell of while nothing gets through',
      'full recheck of nobody in 5 s',
      { ...failing(OWN_SIDE, 5, 1), again: { a: NOW }, downSinceMs: NOW - 5_000 },
    ],
    [
      'none of whom it was too early to tell of by another clock',
      'scheduled schedule of a+b+c in 300 s',
      { again: { a: NOW + 5 * MINUTE } },
    ],
    [
      'none for that after ten minutes',
      'scheduled schedule of b+c+a in 300 s',
      {
        passed: [{ subject: 'a', sinceMs: NOW - 10 * MINUTE }],
        seen: { a: NOW - 5_000, b: NOW - 5 * MINUTE, c: NOW - 5 * MINUTE },
      },
    ],
    [
      'none for that while nothing gets through',
      'full recheck of nobody in 5 s',
      { ...failing(OWN_SIDE, 5, 1), ...aPassed, downSinceMs: NOW - 5_000 },
    ],
    [
      'one of the controls alone while nothing gets through',
      'full recheck of nobody in 5 s',
      { ...failing(OWN_SIDE, 5, 1), downSinceMs: NOW - 5_000 },
    ],
    [
      'one of the controls after a pause in which they have not passed',
      'full recheck of nobody in 5 s',
      { looked: { [OWN_SIDE]: NOW - 1_000 }, doubtSinceMs: NOW - 5_000, chance: 0 },
    ],
    [
      'one of local services too while nothing gets through',
      'scheduled schedule of b in -60 s',
      {
        ...failing(OWN_SIDE, 600, 0),
        downSinceMs: NOW - 600_000,
        services: [watched('a'), watched('b', { isLocal: true })],
        seen: { a: NOW - 9 * MINUTE, b: NOW - 9 * MINUTE },
      },
    ],
    [
      'everybody, at once, where the line is back',
      'scheduled schedule of a+b+c in 0 s',
      { sweepMs: NOW },
    ],
    [
      'a full one of everybody after a pause',
      'full schedule of a+b+c in 0 s',
      { sweepMs: NOW, isAfterPause: true },
    ],
    [
      'a sweep of those alone who were not looked at since',
      'scheduled schedule of b+c in -60 s',
      { sweepMs: NOW - MINUTE, seen: { a: NOW, b: NOW - 2 * MINUTE, c: NOW - 2 * MINUTE } },
    ],
    [
      'for a change of network while nothing gets through, the controls',
      'full recheck of nobody in 2 s',
      {
        ...failing(OWN_SIDE, 400, 1),
        downSinceMs: NOW - 400_000,
        sweepMs: NOW + 2_000,
        isAfterPause: true,
      },
    ],
    [
      'without those who asked to be left alone',
      'scheduled schedule of b+c in 300 s',
      { services: [watched('a', { earliestMs: NOW + 20 * MINUTE }), watched('b'), watched('c')] },
    ],
    [
      'when the first may be asked where all want to be left alone',
      'scheduled schedule of a in 1200 s',
      {
        services: [
          watched('a', { earliestMs: NOW + 20 * MINUTE }),
          watched('b', { earliestMs: NOW + 30 * MINUTE }),
        ],
      },
    ],
  ])('%s', (_name, expected, over) => {
    expect(planned(over)).toBe(expected);
  });

  test('one for several who fail, where a look comes only a little early for the second', () => {
    const faults = [
      { subject: 'a', sinceMs: NOW - 61_000 },
      { subject: 'b', sinceMs: NOW - 55_000 },
      { subject: 'c', sinceMs: NOW - 10_500 },
    ];
    const looked = { a: NOW - 30_000, b: NOW - 25_000, c: NOW - 500 };
    expect(planned({ faults, looked, chance: 0 })).toBe('full recheck of a+b in -1 s');
  });
});

describe('a list of any length', () => {
  const lists = fc.integer({ min: 1, max: 150 });
  const minutes = fc.integer({ min: 1, max: 120 });

  test('is looked at whole, and nobody waits for longer than an interval and a fifth', () => {
    fc.assert(
      fc.property(
        lists,
        minutes,
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (count, interval, chances) => {
          const services = Array.from({ length: count }, (_, n) => watched(`s${n}`));
          let nowMs = NOW;
          const intervalMs = interval * MINUTE;
          const seen: Record<string, number> = {};
          for (const { id } of services) seen[id] = nowMs;
          let longestMs = 0;
          const [...draws] = chances.take(40);
          for (const chance of draws) {
            const next = planRound(facts({ services, seen, intervalMs, chance }), nowMs);
            if (next === undefined) throw new Error('nothing planned');
            expect(next.ids.length).toBeGreaterThan(0);
            nowMs = Math.max(nowMs, next.atMs);
            for (const id of next.ids) {
              longestMs = Math.max(longestMs, nowMs - (seen[id] ?? 0));
              seen[id] = nowMs;
            }
          }
          expect(longestMs).toBeLessThanOrEqual(1.2 * intervalMs + 1);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('costs one round an interval up to 32, and rounds at least 32 s apart beyond', () => {
    for (const count of [1, 32, 33, 500]) {
      const services = Array.from({ length: count }, (_, n) => watched(`s${n}`));
      const seen: Record<string, number> = Object.fromEntries(services.map(({ id }) => [id, NOW]));
      const at: number[] = [NOW];
      while ((at.at(-1) ?? 0) < NOW + 25 * MINUTE) {
        const nowMs = at.at(-1) ?? 0;
        const next = planRound(facts({ services, seen, chance: 0.5 }), nowMs);
        if (next === undefined) throw new Error('nothing planned');
        for (const id of next.ids) seen[id] = next.atMs;
        at.push(next.atMs);
      }
      const gaps = at.slice(1).map((moment, i) => moment - (at[i] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(count <= BATCH ? 10 * MINUTE : 32_000);
    }
  });
});

test('whatever stands, there is a next round, and none is planned of nobody but for the controls', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const moment = fc.integer({ min: -20 * MINUTE, max: 2 * MINUTE }).map((ms) => NOW + ms);
  const times = (keys: string[]): fc.Arbitrary<Record<string, number>> =>
    fc.dictionary(fc.constantFrom(...keys), moment);
  const optional = <K extends string>(key: K): fc.Arbitrary<Partial<Record<K, number>>> =>
    fc.option(moment).map((ms) => (ms === null ? {} : ({ [key]: ms } as Record<K, number>)));
  const random = fc.tuple(
    times(ids),
    times([...ids, OWN_SIDE]),
    fc.uniqueArray(fc.record({ subject: fc.constantFrom(...ids, OWN_SIDE), sinceMs: moment }), {
      selector: ({ subject }) => subject,
    }),
    optional('downSinceMs'),
    optional('sweepMs'),
    optional('doubtSinceMs'),
    fc.array(fc.option(moment), { minLength: 4, maxLength: 4 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(random, ([seen, looked, faults, down, sweep, doubt, free, isSilent]) => {
      const services = ids.map((id, i) => watched(id, { earliestMs: free[i] ?? 0 }));
      const given = { services, seen, looked, faults, areControlsSilent: isSilent };
      const round = planRound(facts({ ...given, ...down, ...sweep, ...doubt }), NOW);
      expect(round).toBeDefined();
      expect(Number.isFinite(round?.atMs)).toBe(true);
      const isOfControls = round?.trigger === 'recheck' && round.shape === 'full';
      expect(isOfControls || (round?.ids.length ?? 0) > 0).toBe(true);
      for (const id of round?.ids ?? []) {
        const { earliestMs = 0 } = services.find((one) => one.id === id) ?? {};
        expect(earliestMs).toBeLessThanOrEqual(Math.max(NOW, round?.atMs ?? 0));
      }
    }),
    { numRuns: 200 },
  );
});
