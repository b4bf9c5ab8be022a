import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fc } from '../seeded.ts';
import { openWatchLab, type WatchLab } from './watch-lab.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('./slow-extension.ts')).slowExtension,
}));

const SECOND = 1_000;
const MINUTE = 60_000;

let lab: WatchLab;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: Date.parse('2026-11-22T20:46:00.000Z') });
  lab = openWatchLab();
});

afterEach(() => {
  lab.die();
  vi.useRealTimers();
});

/** Rounds so far: when they began, in whole seconds after the lab was opened, how, and over whom. */
function rounds(): string[] {
  return lab.rounds.map(
    ({ atMs, job }) =>
      `${Math.round(atMs / SECOND)} s ${job.shape} ${job.services.map(({ id }) => id).join('+') || 'nobody'}`,
  );
}

describe('while all is well', () => {
  test('everybody is looked at once an interval, lightly', async () => {
    await lab.begin(['a', 'b']);
    await lab.pass(60 * MINUTE);
    expect(lab.rounds.length).toBeGreaterThanOrEqual(5);
    expect(lab.rounds.length).toBeLessThanOrEqual(7);
    expect(new Set(lab.rounds.map(({ job }) => job.shape))).toEqual(new Set(['scheduled']));
  });

  test.each([0, 0.25, 0.75, 0.999])('whatever the jitter draws: %s', async (chance) => {
    lab.chance = chance;
    await lab.begin(['a', 'b']);
    await lab.pass(60 * MINUTE);
    expect(lab.rounds.length).toBeGreaterThanOrEqual(4);
    expect(lab.rounds.length).toBeLessThanOrEqual(8);
  });

  test('a check of a person takes the place of the next round', async () => {
    await lab.begin(['a']);
    await lab.pass(7 * MINUTE);
    await lab.check();
    await lab.pass(7 * MINUTE);
    expect(lab.rounds).toHaveLength(0);
    await lab.pass(7 * MINUTE);
    expect(lab.rounds).toHaveLength(1);
  });
});

describe('more services than one round takes', () => {
  const ids = Array.from({ length: 75 }, (_, i) => `s${i}`);
  /** How far apart looks at one service lie, in minutes. */
  const gapsOf = (id: string): number[] => {
    const at = lab.rounds.filter(({ job }) => job.services.some((one) => one.id === id));
    return at.slice(1).map(({ atMs }, i) => (atMs - (at[i]?.atMs ?? 0)) / MINUTE);
  };

  test.each([0, 0.5, 0.999])(
    'are all looked at once an interval, with jitter %s',
    async (chance) => {
      lab.chance = chance;
      await lab.begin(ids);
      await lab.pass(12 * MINUTE);
      const early = lab.rounds.slice(0, 3).flatMap(({ job }) => job.services.map(({ id }) => id));
      expect(early.sort()).toEqual([...ids].sort());
      await lab.pass(50 * MINUTE);
      const gaps = ids.flatMap(gapsOf);
      expect(gaps.length).toBeGreaterThanOrEqual(4 * ids.length);
      expect(Math.min(...gaps)).toBeGreaterThan(7.9);
      expect(Math.max(...gaps)).toBeLessThan(12.1);
    },
  );
});

test('a fault is looked at again after 3, 10, 30 s and each minute, alone', async () => {
  await lab.begin(['a', 'b']);
  lab.failing.add('a');
  await lab.pass(15 * MINUTE);
  const [first, ...again] = lab.rounds;
  const after = again.map(({ atMs }) => Math.round((atMs - (first?.atMs ?? 0)) / SECOND));
  expect(first?.job.shape).toBe('scheduled');
  for (const [i, expected] of [3, 10, 30, 60, 120].entries()) {
    expect(after[i]).toBeGreaterThanOrEqual(expected);
    expect(after[i]).toBeLessThanOrEqual(expected * 1.2 + 1);
  }
  expect(again.slice(0, 5).map(({ job }) => job.services.map(({ id }) => id).join())).toEqual(
    Array(5).fill('a'),
  );
});

test('ten minutes without a line ask the controls alone, and its return is seen at once', async () => {
  await lab.begin(['a', 'b', 'c']);
  lab.isOffline = true;
  await lab.pass(20 * MINUTE);
  const asked = lab.rounds.flatMap(({ job }) => job.services.map(({ id }) => id));
  // The round that found it, and two witnesses in each after that.
  expect(asked.length).toBeLessThanOrEqual(3 + 2 * (lab.rounds.length - 1));
  lab.isOffline = false;
  const before = lab.rounds.length;
  await lab.pass(10 * MINUTE);
  const after = lab.rounds.slice(before);
  expect(after[0]?.job.trigger).toBe('recheck');
  expect(after[1]?.job.services).toHaveLength(3);
  expect((after[1]?.atMs ?? 0) - (after[0]?.atMs ?? 0)).toBeLessThanOrEqual(5 * SECOND);
});

describe('nobody is asked', () => {
  test('while the device is not used; whoever comes back has a round at once, after a pause', async () => {
    await lab.begin(['a']);
    lab.use('idle');
    await lab.pass(3 * 60 * MINUTE);
    expect(rounds()).toEqual([]);
    expect(await lab.settled(lab.watch().tell())).toEqual({ kind: 'idle' });
    lab.use('active');
    await lab.pass(5 * SECOND);
    expect(rounds()).toEqual(['10800 s full a']);
    expect(lab.notes.at(-1)).toBe('after a pause');
  });

  test('while the person has paused it, and then again by itself', async () => {
    await lab.begin(['a']);
    const until = Date.now() + 60 * MINUTE;
    const paused = await lab.settled(lab.watch().pause(until));
    expect(paused).toEqual({ kind: 'paused', until: new Date(until).toISOString() });
    await lab.pass(59 * MINUTE);
    expect(rounds()).toEqual([]);
    await lab.pass(2 * MINUTE);
    expect(rounds()).toEqual(['3600 s full a']);
  });

  test('and the background wakes every few hours all the same, so that history is pruned', async () => {
    await lab.begin(['a']);
    await lab.settled(lab.watch().pause(Date.now() + 3 * 24 * 60 * MINUTE));
    const alarm = await fakeBrowser.alarms.get('round');
    expect((alarm?.scheduledTime ?? Number.NaN) - Date.now()).toBeLessThanOrEqual(180 * MINUTE);
    await lab.pass(24 * 60 * MINUTE);
    expect(rounds()).toEqual([]);
  });

  test('until a pause is taken back', async () => {
    await lab.begin(['a']);
    await lab.settled(lab.watch().pause(Date.now() + 60 * MINUTE));
    await lab.pass(10 * MINUTE);
    expect(await lab.settled(lab.watch().pause(undefined))).toMatchObject({ kind: 'on' });
    await lab.pass(SECOND);
    expect(rounds()).toEqual(['600 s full a']);
  });
});

describe('with a limit for the month', () => {
  const cost = (recheck: number[], schedule: number[]): object => {
    const month = { name: '2026-11', bytes: 500_000, controlBytes: 0, services: {} };
    return { days: [], months: [month], recent: { schedule, recheck } };
  };

  beforeEach(() => lab.begin(['a', 'b']));

  test('that a look at what fails would pass, whoever fails takes turns with everybody', async () => {
    await lab.save(['a', 'b'], { dataLimitMegabytes: 1 });
    lab.failing.add('a');
    await lab.pass(11 * MINUTE);
    const before = lab.rounds.length;
    await fakeBrowser.storage.local.set({ cost: cost([600_000], [20_000]) });
    await lab.settled(lab.watch().arm());
    await lab.pass(25 * MINUTE);
    const later = lab.rounds.slice(before);
    expect(later.length).toBeGreaterThanOrEqual(2);
    expect(new Set(later.map(({ job }) => job.trigger))).toEqual(new Set(['schedule']));
    expect(later[0]?.job.services.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('that a second look in full would pass, the turn of everybody takes its place', async () => {
    await lab.save(['a', 'b'], { dataLimitMegabytes: 1 });
    await lab.check();
    const { schedule } = await fakeBrowser.storage.local.get<{ schedule: object }>('schedule');
    // Room for two light looks (14 kB), and not for two with controls (56 kB).
    const month = { name: '2026-11', bytes: 960_000, controlBytes: 0, services: {} };
    const again = { a: Date.now() + 30 * SECOND, b: Date.now() + 30 * SECOND };
    await fakeBrowser.storage.local.set({
      cost: { days: [], months: [month], recent: { schedule: [], recheck: [] } },
      schedule: { ...schedule, again },
    });
    await lab.settled(lab.watch().arm());
    await lab.pass(5 * MINUTE);
    expect(rounds()).toEqual([]);
    await lab.pass(8 * MINUTE);
    expect(lab.rounds.map(({ job }) => job.shape)).toEqual(['scheduled']);
  });

  test('that a round would pass, watching goes on at the first as it says', async () => {
    vi.setSystemTime(new Date(2026, 10, 30, 22));
    await fakeBrowser.storage.local.set({ cost: cost([], [600_000]) });
    await lab.save(['a', 'b'], { dataLimitMegabytes: 1 });
    const until = new Date(2026, 11, 1).toISOString();
    expect(await lab.settled(lab.watch().tell())).toEqual({ kind: 'over-limit', until });
    await lab.pass(119 * MINUTE);
    expect(lab.rounds).toHaveLength(0);
    await lab.pass(3 * MINUTE);
    expect(lab.rounds).toHaveLength(1);
  });
});

describe('the first round after', () => {
  const well = async (): Promise<void> => {
    await lab.begin(['a']);
    await lab.check();
    await lab.pass(SECOND);
    expect(lab.notes.at(-1)).toBe('');
  };

  test('a change of network comes 2 s later, in full', async () => {
    await well();
    await lab.settled(lab.watch().interrupt());
    await lab.pass(8 * SECOND);
    expect(rounds()).toEqual(['4 s full a']);
    expect(lab.notes.at(-1)).toBe('after a pause');
  });

  test('a sleep that made the alarm late is known for that', async () => {
    await well();
    await lab.sleep(15 * MINUTE);
    await lab.pass(8 * SECOND);
    expect(lab.rounds).toHaveLength(1);
    expect(lab.notes.at(-1)).toBe('after a pause');
  });

  test('a restart of the browser comes at once, and is known for that', async () => {
    await well();
    lab.die();
    await fakeBrowser.storage.session.clear();
    await fakeBrowser.alarms.clearAll();
    await lab.boot();
    await lab.pass(8 * SECOND);
    expect(lab.rounds).toHaveLength(1);
    expect(lab.notes.at(-1)).toBe('after a pause');
  });

  test.each([
    ['forward', 3 * 24 * 60 * MINUTE],
    ['back', -3 * 24 * 60 * MINUTE],
  ])('a clock set %s by days comes within an interval', async (_name, byMs) => {
    await well();
    lab.setClock(byMs);
    lab.die();
    await lab.boot();
    await lab.pass(13 * MINUTE);
    expect(lab.rounds.length).toBeGreaterThanOrEqual(1);
    expect(lab.rounds.length).toBeLessThanOrEqual(3);
  });
});

test('tells who asked to be left alone for long, and until when', async () => {
  const holds = { 'a.example': Date.now() + 50 * SECOND, 'b.example': Date.now() + 30 * MINUTE };
  await fakeBrowser.storage.local.set({ holds });
  await lab.begin(['a', 'b']);
  expect(await lab.settled(lab.watch().tell())).toMatchObject({
    kind: 'on',
    heldUntil: { b: new Date(holds['b.example']).toISOString() },
  });
  await lab.pass(29.5 * MINUTE);
  expect(await lab.settled(lab.watch().tell())).not.toHaveProperty('heldUntil');
});

describe('a clock that is set wrong', () => {
  test.each([
    ['forward', 10 * MINUTE],
    ['back by minutes', -10 * MINUTE],
    ['back by hours', -3 * 60 * MINUTE],
  ])('%s after a sweep has nobody looked at back to back', async (_name, byMs) => {
    await lab.begin(['a', 'b']);
    await lab.settled(lab.watch().interrupt());
    await lab.pass(MINUTE);
    lab.setClock(byMs);
    await lab.check();
    const before = lab.rounds.length;
    await lab.pass(15 * MINUTE);
    const after = lab.rounds.length - before;
    expect(after).toBeGreaterThanOrEqual(1);
    expect(after).toBeLessThanOrEqual(4);
  });

  test('back before a sweep has begun loses no round, and repeats none', async () => {
    await lab.begin(['a', 'b']);
    await lab.settled(lab.watch().interrupt());
    lab.setClock(-10 * MINUTE);
    lab.die();
    await lab.boot();
    await lab.pass(11 * MINUTE);
    expect(lab.rounds.length).toBeGreaterThanOrEqual(1);
    expect(lab.rounds.length).toBeLessThanOrEqual(3);
  });

  test('forward by a day and back is made good by the next event of any kind', async () => {
    await lab.begin(['a']);
    lab.setClock(24 * 60 * MINUTE);
    await lab.pass(5 * MINUTE);
    lab.setClock(-24 * 60 * MINUTE);
    lab.die();
    const before = lab.rounds.length;
    await lab.boot();
    await lab.pass(13 * MINUTE);
    const after = lab.rounds.length - before;
    expect(after).toBeGreaterThanOrEqual(1);
    expect(after).toBeLessThanOrEqual(3);
  });
});

describe('a clock that is set wrong while something fails', () => {
  /** With how far apart looks may lie then, in minutes: by a clock set forward by hours a fault has stood for hours. */
  const steps: [string, number, number][] = [
    ['back by seconds', -50 * SECOND, 2],
    ['back by a minute', -MINUTE - SECOND, 2],
    ['back by an hour', -60 * MINUTE, 2],
    ['back by a day', -24 * 60 * MINUTE, 2],
    ['forward by a minute', MINUTE, 2],
    ['forward by an hour', 60 * MINUTE, 12],
    ['forward by a day', 24 * 60 * MINUTE, 12],
  ];
  /** Whom rounds asked after the first three minutes of a fault, and when, in seconds after the clock was set then. */
  const asked = async (byMs: number, passMs: number): Promise<{ s: number; ids: string[] }[]> => {
    const before = lab.rounds.length;
    lab.setClock(byMs);
    lab.die();
    await lab.boot();
    const fromMs = Date.now() - Date.parse('2026-11-22T20:46:00.000Z');
    await lab.pass(passMs);
    return lab.rounds.slice(before).map(({ atMs, job }) => ({
      s: (atMs - fromMs) / SECOND,
      ids: job.services.map(({ id }) => id),
    }));
  };

  beforeEach(async () => {
    await lab.begin(['a', 'b']);
    await lab.pass(13 * MINUTE);
  });

  test.each(steps)('%s, a service has its looks all the same', async (_name, byMs, gap) => {
    lab.failing.add('a');
    await lab.check();
    await lab.pass(3 * MINUTE);
    const looks = (await asked(byMs, 8 * MINUTE)).filter(({ ids }) => ids.includes('a'));
    expect(looks[0]?.s).toBeLessThan(110);
    expect(looks.length).toBeGreaterThanOrEqual(Math.ceil(8 / gap));
    expect(looks.length).toBeLessThanOrEqual(15);
  });

  test.each(steps)('%s, it is soon seen that a service is back', async (_name, byMs) => {
    lab.failing.add('a');
    await lab.check();
    await lab.pass(3 * MINUTE);
    lab.failing.clear();
    const reads = vi.spyOn(fakeBrowser.storage.session, 'get').mockClear();
    const all = await asked(byMs, 60 * MINUTE);
    const looks = all.filter(({ ids }) => ids.includes('a'));
    expect(looks[0]?.s).toBeLessThan(110);
    expect(looks.length).toBeGreaterThanOrEqual(5);
    expect(all.length).toBeLessThanOrEqual(40);
    // Nobody wakes in vain every few seconds.
    expect(reads.mock.calls.length).toBeLessThan(1_000);
  });

  test.each(steps)('%s, a line that is back is seen to be', async (_name, byMs) => {
    lab.isOffline = true;
    await lab.check();
    await lab.pass(3 * MINUTE);
    lab.isOffline = false;
    const all = await asked(byMs, 8 * MINUTE);
    expect(all[0]?.s).toBeLessThan(110);
    expect(all.find(({ ids }) => ids.join() === 'a,b')?.s).toBeLessThan(140);
    expect(all.length).toBeLessThanOrEqual(15);
  });

  test.each(steps)(
    '%s, a line that stays away is asked for no more often',
    async (_name, byMs, gap) => {
      lab.isOffline = true;
      await lab.check();
      await lab.pass(3 * MINUTE);
      const all = await asked(byMs, 30 * MINUTE);
      expect(all.length).toBeGreaterThanOrEqual(Math.floor(16 / gap) + 1);
      expect(all.length).toBeLessThanOrEqual(25);
    },
  );
});

describe('rounds that a change of network cuts one after the other', () => {
  test.each<[string, (second: number) => boolean]>([
    ['before they can tell', () => false],
    ['while nothing gets through', () => true],
    ['while the line comes and goes', (second) => second % 20 < 10],
  ])('%s come less and less often', async (_name, isOffline) => {
    await lab.begin(['a', 'b']);
    lab.isCut = true;
    await lab.check();
    for (let second = 0; second < 600; second += 1) {
      lab.isOffline = isOffline(second);
      await lab.pass(SECOND);
    }
    expect(lab.rounds.length).toBeGreaterThanOrEqual(6);
    expect(lab.rounds.length).toBeLessThanOrEqual(40);
    lab.isCut = false;
    lab.isOffline = false;
    const before = lab.rounds.length;
    await lab.pass(6 * MINUTE);
    expect(lab.rounds.slice(before).flatMap(({ job }) => job.services)).not.toEqual([]);
  });
});

test('a configuration that cannot be read for a moment costs a minute', async () => {
  await lab.begin(['a', 'b']);
  await lab.pass(25 * MINUTE);
  const before = lab.rounds.length;
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('disk'));
  lab.use('active');
  await lab.pass(SECOND);
  vi.restoreAllMocks();
  await lab.pass(13 * MINUTE);
  expect(lab.rounds.length).toBeGreaterThan(before);
});

test('holds of hosts that leave the list leave the disk, with the last of them as well', async () => {
  const holds = { 'a.example': Date.now() + MINUTE, 'pasted.example': Date.now() + MINUTE };
  await fakeBrowser.storage.local.set({ holds });
  await lab.begin(['a']);
  const { 'a.example': own } = holds;
  expect(await fakeBrowser.storage.local.get('holds')).toEqual({ holds: { 'a.example': own } });
  await lab.save([]);
  expect(await fakeBrowser.storage.local.get('holds')).toEqual({ holds: {} });
});

test('with nothing to watch there is no alarm', async () => {
  await lab.begin([]);
  expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  expect(await lab.settled(lab.watch().tell())).toEqual({ kind: 'nothing-to-watch' });
});

test('a store that takes nothing does not have everybody asked all the time', async () => {
  await lab.begin(['a']);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
  await lab.pass(30 * MINUTE);
  expect(lab.rounds.length).toBeGreaterThanOrEqual(1);
  expect(lab.rounds.length).toBeLessThanOrEqual(4);
  vi.restoreAllMocks();
});

test('a death between an alarm and the next one costs an interval, not ten minutes', async () => {
  await lab.begin(['a']);
  await lab.save(['a'], { intervalMinutes: 1 });
  await lab.pass(3 * MINUTE);
  lab.die();
  const before = lab.rounds.length;
  // Rings, and nobody lives long enough to set the next one.
  const alarm = await fakeBrowser.alarms.get('round');
  const { scheduledTime = 0, periodInMinutes = 0 } = alarm ?? {};
  const when = scheduledTime + periodInMinutes * MINUTE;
  await fakeBrowser.alarms.create('round', { when, periodInMinutes });
  await lab.pass(when + 5 * SECOND - Date.now());
  expect(lab.rounds.length).toBeGreaterThan(before);
  expect(lab.rounds.at(-1)?.atMs).toBeLessThan(6 * MINUTE);
});

test('a background that dies at any moment never stops the watch, and never doubles a round', async () => {
  const deaths = fc.array(fc.integer({ min: 1, max: 4 * MINUTE }), { minLength: 8, maxLength: 14 });
  const fine = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 8, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(deaths, fine, fc.boolean(), async (coarse, close, isFailing) => {
      lab.die();
      fakeBrowser.reset();
      lab = openWatchLab();
      await lab.begin(['a', 'b']);
      if (isFailing) lab.failing.add('a');
      for (const [i, ms] of coarse.entries()) {
        await lab.pass(ms);
        // To the next moment at which something is on its way, and a little into that.
        await lab.passToWork(close[i] ?? 1);
        lab.die();
        expect(await fakeBrowser.alarms.getAll()).toHaveLength(1);
      }
      const before = lab.rounds.length;
      await lab.pass(24 * MINUTE);
      expect(lab.rounds.length).toBeGreaterThan(before);
      expect(lab.mostAtOnce).toBeLessThanOrEqual(1);
    }),
    { numRuns: 12 },
  );
}, 60_000);
