import { fakeBrowser } from '@webext-core/fake-browser';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { saveConfig } from '../../../src/background/config-store.ts';
import { loadIncidents } from '../../../src/background/incident-store.ts';
import { keepReport } from '../../../src/background/keep-report.ts';
import { noteRound } from '../../../src/background/note-round.ts';
import { createRecordsDesk, type RecordsDesk } from '../../../src/background/records-desk.ts';
import { createLine } from '../../../src/background/serialise.ts';
import type { RecordsTrouble } from '../../../src/formats/records.ts';
import type { Report } from '../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { recordsTrouble } from '../../../src/platform/records-trouble.ts';
import { MIGRATIONS } from '../../../src/records/records-schema.ts';
import {
  fault,
  observed,
  reported,
  sampleReport,
  keyAsText as t,
} from '../background/sample-report.ts';
import { offline } from '../incidents/play-rounds.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { MINUTE_MS, NOW_MS, newProfile, reading } from './open-store.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const down = fault();
let nowMs = NOW_MS;
let desk: RecordsDesk;

function newDesk(): RecordsDesk {
  return createRecordsDesk({ now: () => nowMs, t, remember: createLine() });
}

const named = (id: string, verdict?: ReportVerdict): Report['services'][number] => ({
  ...reported(id, verdict),
  name: id.toUpperCase(),
  observations: [observed(1)],
});

/** A round as the background keeps it; recorded unless the background dies before. */
async function round(
  minutes: number,
  over: Partial<Report> = {},
  { dies = false, hasSlept = false } = {},
): Promise<void> {
  nowMs = NOW_MS + minutes * MINUTE_MS;
  const services = ['a', 'b'].map((id) => named(id));
  const startedAt = new Date(nowMs).toISOString();
  const controls = [{ ...observed(9), role: 'https', durationMs: 12.4 } as const];
  const report = sampleReport({ services, controls, ...over, startedAt });
  const pause = hasSlept ? { hasSwitched: true as const } : {};
  const noted = await noteRound(report, { intervalMs: 600_000, ...pause }, t);
  await keepReport(noted.report, { nowMs, t });
  if (!dies) await desk.recordRound(noted, 600_000);
}

const failing = (...ids: string[]): Partial<Report> => ({
  services: ['a', 'b'].map((id) => named(id, ids.includes(id) ? down : undefined)),
});

const incidents = (): Promise<unknown> =>
  reading(async (reader) =>
    (await reader.incidents()).map(({ incident, names }) => [
      incident.service,
      names.service,
      incident.endedAt === null ? 'stands' : 'over',
    ]),
  );

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  newProfile();
  desk = newDesk();
  await saveConfig(sampleConfig({ services: [sampleService('a'), sampleService('b')] }));
});

describe('a kept round', () => {
  test('is recorded for each subject, with how long answers took', async () => {
    await round(0);
    await round(10);
    const { subjects, a, own } = await reading(async (reader) => ({
      subjects: await reader.subjects(),
      a: await reader.samples('a', 0),
      own: await reader.hours('', 0),
    }));
    expect(subjects).toEqual(['', 'a', 'b']);
    expect(a).toEqual(
      [0, 10].map((m) => ({
        subject: 'a',
        atMs: NOW_MS + m * MINUTE_MS,
        state: 'up',
        latencyMs: 5,
      })),
    );
    expect(own).toMatchObject([{ upMs: 10 * MINUTE_MS, latency: { count: 2, sumMs: 24 } }]);
  });

  test('leaves services unobserved while the own side is at fault', async () => {
    await round(0);
    await round(10, { user: offline, services: [reported('a', offline)] });
    await round(20);
    const days = await reading((reader) => reader.days());
    expect(
      days.map(({ subject, upMs, downMs, unobservedMs }) =>
        [subject, upMs, downMs, unobservedMs].join(),
      ),
    ).toEqual([',600000,600000,0', 'a,0,0,1200000', 'b,0,0,1200000']);
  });

  test('leaves a sleep shorter than the gap unobserved, of those too that it does not look at', async () => {
    await round(0, failing('a'));
    await round(1, failing('a'));
    await round(26, { services: [named('a')] }, { hasSlept: true });
    await round(27);
    const { days, told } = await reading(async (reader) => ({
      days: await reader.days(),
      told: await reader.incidents(),
    }));
    expect(told.map(({ incident }) => incident.endedAt)).toEqual([
      new Date(NOW_MS + MINUTE_MS).toISOString(),
    ]);
    expect(
      days.map(({ subject, upMs, downMs, unobservedMs }) =>
        [subject, ...[upMs, downMs, unobservedMs].map((ms) => ms / MINUTE_MS)].join(),
      ),
    ).toEqual([',2,0,25', 'a,1,1,25', 'b,1,0,26']);
  });

  test('that confirms an incident is its report, cut down to its own service and the controls', async () => {
    await round(0, failing('a', 'b'));
    await round(1, failing('a', 'b'));
    await round(2, failing('b'));
    await round(3, failing('b'));
    expect(await incidents()).toEqual(
      expect.arrayContaining([
        ['a', 'A', 'over'],
        ['b', 'B', 'stands'],
      ]),
    );
    const id = `a@${NOW_MS}`;
    const known = await reading((reader) => reader.incident(id));
    expect(known?.report).toMatchObject({
      startedAt: new Date(NOW_MS + MINUTE_MS).toISOString(),
      overall: { side: 'not-yours', service: 'a' },
      services: [{ id: 'a', verdict: { certainty: 'confirmed' } }],
      controls: [{ n: 9 }],
    });
    expect(known?.report?.services).toHaveLength(1);
  });

  test('leaves no path and no query of what was asked in the report that is kept, or read', async () => {
    const endpoint = 'https://a.example:8443/hush/me?hush=1#hush';
    const service = {
      ...named('a', down),
      endpoints: [{ url: endpoint, function: 'api' as const }],
      observations: [{ ...observed(1), endpoint }],
      account: endpoint,
      official: {
        feed: endpoint,
        page: endpoint,
        level: 'partial' as const,
        scope: 'page' as const,
        components: [],
        incidents: [{ title: 'Slow', level: 'partial' as const, isNamed: true, link: endpoint }],
        fetchedAt: new Date(NOW_MS).toISOString(),
      },
    };
    const controls = [
      { ...observed(9), endpoint },
      { ...observed(8), endpoint: 'dns:a.example' },
    ];
    await round(0, { services: [service], controls });
    await round(1, { services: [service], controls });
    const db = await openDB('whichside-history');
    const id = `a@${NOW_MS}`;
    const stored = await db.get('reports', id);
    expect(JSON.stringify(stored)).not.toContain('hush');
    expect(stored.report).toMatchObject({
      services: [{ endpoints: [{ url: 'https://a.example:8443' }] }],
      controls: [{ endpoint: 'https://a.example:8443' }, { endpoint: 'dns:a.example' }],
    });
    // As an earlier version may have kept it.
    await db.put('reports', { ...stored, report: { ...stored.report, services: [service] } });
    db.close();
    const known = await reading((reader) => reader.incident(id));
    expect(known?.report?.services).toHaveLength(1);
    expect(JSON.stringify(known)).not.toContain('hush');
  });

  test('of the own side has a report without services', async () => {
    await round(0, { user: offline });
    await round(1, { user: offline });
    const known = await reading((reader) => reader.incident(`@${NOW_MS}`));
    expect(known).toMatchObject({
      names: {},
      report: { services: [], overall: { side: 'yours' } },
    });
  });
});

describe('a background that dies', () => {
  test('between noting a round and recording it loses no incident, nor its report', async () => {
    await round(0, failing('a'));
    await round(1, failing('a'), { dies: true });
    expect(await incidents()).toEqual([]);
    desk = newDesk();
    await desk.align();
    await desk.align();
    expect(await incidents()).toEqual([['a', 'A', 'stands']]);
    const known = await reading((reader) => reader.incident(`a@${NOW_MS}`));
    expect(known?.report?.services).toMatchObject([{ id: 'a' }]);
  });

  test('and wakes while watching rests has old looks pruned', async () => {
    await round(0);
    const samples = (): Promise<number> =>
      reading(async (reader) => (await reader.samples('a', 0)).length);
    for (let hours = 1; hours <= 60; hours += 3) {
      nowMs = NOW_MS + hours * 60 * MINUTE_MS;
      desk = newDesk();
      await desk.align();
      if (hours < 48) expect(await samples()).toBe(1);
    }
    expect(await samples()).toBe(0);
  });

  test('before an end is recorded leaves no incident standing', async () => {
    await round(0, failing('a'));
    await round(1, failing('a'));
    await round(2, {}, { dies: true });
    await round(3, {}, { dies: true });
    desk = newDesk();
    await desk.align();
    expect(await incidents()).toEqual([['a', 'A', 'over']]);
  });

  test('and forgets a service that is gone since', async () => {
    await round(0);
    await saveConfig(sampleConfig({ services: [sampleService('a')] }));
    await newDesk().align();
    expect(await reading((reader) => reader.subjects())).toEqual(['', 'a']);
  });
});

test('incidents that cannot be read for a moment are not taken for lost', async () => {
  await round(0, failing('a'));
  await round(1, failing('a'));
  const get = vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('disk'));
  await newDesk().align();
  get.mockRestore();
  expect(await incidents()).toEqual([['a', 'A', 'stands']]);
});

test('whoever waits for history to be deleted is told when it does not answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const remember = (): Promise<never> => new Promise(() => undefined);
  const deleted = createRecordsDesk({ now: () => nowMs, t, remember }).deleteAll();
  const early = await Promise.race([deleted, vi.advanceTimersByTimeAsync(9_000)]);
  expect(early).not.toHaveProperty('ok');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await deleted).toEqual({
    ok: false,
    message: 'the history has not answered within 10 s',
  });
  vi.useRealTimers();
});

describe('an incident that is over', () => {
  const DAY = 24 * 60;
  const listed = async (): Promise<unknown> =>
    (await loadIncidents()).closed.map(({ service }) => service);

  beforeEach(async () => {
    await round(0, failing('a'));
    await round(1, failing('a'));
    await round(2);
    await round(3);
  });

  test('leaves every list 90 days after its end', async () => {
    for (let day = 0.2; day < 90; day += 0.2) await round(day * DAY);
    await round(90 * DAY + 1);
    expect(await listed()).toEqual(['a']);
    await round(90 * DAY + 2);
    expect(await listed()).toEqual([]);
    expect(await incidents()).toEqual([]);
  });

  test('leaves them when the background wakes too', async () => {
    await fakeBrowser.storage.local.set({ 'incidents.agesFromMs': NOW_MS + 90 * DAY * MINUTE_MS });
    nowMs = NOW_MS + 91 * DAY * MINUTE_MS;
    await newDesk().align();
    expect(await listed()).toEqual([]);
  });

  test('outlives a clock that is years ahead for an hour', async () => {
    for (let m = 0; m <= 60; m += 10) await round(3 * 365 * DAY + m);
    await round(70);
    expect(await listed()).toEqual(['a']);
  });

  test('is no reason to write with every round', async () => {
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    const ages = (): number =>
      set.mock.calls.filter(([values]) => 'incidents.agesFromMs' in values).length;
    for (const m of [10, 20, 30, 40, 50, 60]) await round(m);
    expect(ages()).toBe(0);
    await round(70);
    expect(ages()).toBe(1);
  });
});

describe('what the person takes away', () => {
  beforeEach(async () => {
    await round(0, failing('a'));
    await round(1, failing('a', 'b'));
    await round(2, failing('a', 'b'));
    await round(3, failing('a'));
    await round(4, failing('a'));
  });

  test('is all but what stands, and comes not back', async () => {
    expect(await desk.deleteAll()).toEqual({ ok: true });
    await newDesk().align();
    expect(await incidents()).toEqual([['a', 'A', 'stands']]);
    expect((await loadIncidents()).closed).toEqual([]);
    expect(await reading((reader) => reader.days())).toEqual([]);
  });

  test('is what there is of a service that is removed', async () => {
    await desk.forget({ isListed: (id) => id === 'b', isStanding: (id) => id === 'b' });
    expect(await reading((reader) => reader.subjects())).toEqual(['', 'b']);
  });
});

describe('a store that fails', () => {
  const trouble = (): Promise<RecordsTrouble | undefined> => recordsTrouble.get();

  test('costs the history alone, says so once, and goes on by itself', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await round(0);
    const first = await trouble();
    expect(first).toMatchObject({ why: 'unavailable', sinceMs: NOW_MS });
    await round(10);
    expect(await trouble()).toEqual(first);
    expect(await desk.deleteAll()).toMatchObject({ ok: false });
    vi.unstubAllGlobals();
    newProfile();
    await round(20);
    expect(await trouble()).toBeUndefined();
    expect(await reading((reader) => reader.samples('a', 0))).toHaveLength(1);
  });

  test('by a later version is left alone until the person deletes it', async () => {
    const later = await openDB('whichside-history', 99);
    later.close();
    await round(0);
    expect(await trouble()).toMatchObject({ why: 'newer' });
    await round(60);
    expect((await indexedDB.databases()).map(({ version }) => version)).toEqual([99]);
    expect(await desk.deleteAll()).toEqual({ ok: true });
    expect(await trouble()).toBeUndefined();
    await round(70);
    expect(await reading((reader) => reader.samples('a', 0))).toHaveLength(1);
  });

  test('for good is begun anew after a quarter of an hour, and that is told for a week', async () => {
    const broken = await openDB('whichside-history', MIGRATIONS.length);
    broken.close();
    await round(0);
    await round(14);
    expect(await trouble()).toMatchObject({ why: 'damaged', sinceMs: NOW_MS });
    expect((await trouble())?.hasBegunAnew).toBeUndefined();
    await round(15);
    expect(await trouble()).toMatchObject({ why: 'damaged', hasBegunAnew: true });
    expect(await reading((reader) => reader.samples('a', 0))).toHaveLength(1);
    await round(6 * 24 * 60);
    expect(await trouble()).toBeDefined();
    await round(7 * 24 * 60 + 15);
    expect(await trouble()).toBeUndefined();
  });

  test('for want of room gives up single looks, and keeps the rest', async () => {
    await round(0);
    const put = IDBObjectStore.prototype.put;
    let isFull = true;
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
      isFull = false;
      return this.delete(IDBKeyRange.lowerBound([]));
    });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...row
    ) {
      if (isFull) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, row);
    });
    await round(10);
    expect(await trouble()).toBeUndefined();
    const { samples, hours } = await reading(async (reader) => ({
      samples: await reader.samples('a', 0),
      hours: await reader.hours('a', 0),
    }));
    expect(samples).toHaveLength(1);
    expect(hours).toMatchObject([{ upMs: 10 * MINUTE_MS, looks: 2 }]);
  });

  test('for want of any room says so, and leaves what there is', async () => {
    await round(0);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await round(10);
    expect(await trouble()).toMatchObject({ why: 'full', message: 'QuotaExceededError: no room' });
    vi.restoreAllMocks();
    await round(20);
    expect(await trouble()).toBeUndefined();
    expect(await reading((reader) => reader.hours('a', 0))).toMatchObject([
      { upMs: 20 * MINUTE_MS },
    ]);
  });

  test('because its connection was taken away is opened again', async () => {
    await round(0);
    const close = vi.spyOn(IDBDatabase.prototype, 'close');
    await new Promise<void>((resolve) => {
      const later = indexedDB.open('whichside-history', MIGRATIONS.length + 1);
      later.onsuccess = () => {
        later.result.close();
        indexedDB.deleteDatabase('whichside-history').onsuccess = () => resolve();
      };
    });
    expect(close).toHaveBeenCalled();
    await round(10);
    expect(await trouble()).toBeUndefined();
    expect(await reading((reader) => reader.samples('a', 0))).toHaveLength(1);
  });
});
