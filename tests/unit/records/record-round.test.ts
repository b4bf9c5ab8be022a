import { beforeEach, describe, expect, test, vi } from 'vitest';
import { alignIncidents } from '../../../src/records/align-incidents.ts';
import { clearRecords, forgetSubjects, makeRoom } from '../../../src/records/forget-records.ts';
import { recordRound } from '../../../src/records/record-round.ts';
import type { RecordsDatabase } from '../../../src/records/records-schema.ts';
import { sampleReport } from '../background/sample-report.ts';
import {
  DAY_MS,
  GAP_MS,
  HOUR_MS,
  incidentOf,
  look,
  MINUTE_MS,
  NOW_MS,
  newProfile,
  openStore,
  reading,
} from './open-store.ts';

let db: RecordsDatabase;

beforeEach(async () => {
  vi.restoreAllMocks();
  newProfile();
  db = await openStore();
});

describe('a round', () => {
  test('is a sample, and time in its hour and day', async () => {
    await look(db, NOW_MS);
    await look(db, NOW_MS + 10 * MINUTE_MS, {
      state: 'down',
      cause: 'no-answer',
      suspects: ['provider'],
    });
    await look(db, NOW_MS + 15 * MINUTE_MS);
    const { samples, hours, days, subjects } = await reading(async (reader) => ({
      samples: await reader.samples('s', 0),
      hours: await reader.hours('s', 0),
      days: await reader.days(),
      subjects: await reader.subjects(),
    }));
    expect(subjects).toEqual(['s']);
    expect(samples.map(({ state }) => state)).toEqual(['up', 'down', 'up']);
    expect(samples[1]).toMatchObject({ cause: 'no-answer', suspects: ['provider'] });
    const tally = {
      upMs: 10 * MINUTE_MS,
      downMs: 5 * MINUTE_MS,
      degradedMs: 0,
      unobservedMs: 0,
      looks: 3,
    };
    const latency = { count: 2, sumMs: 40, leastMs: 20, mostMs: 20 };
    expect(hours).toEqual([{ subject: 's', span: NOW_MS, ...tally, latency }]);
    expect(days).toEqual([{ subject: 's', span: '2026-11-23', ...tally, latency }]);
  });

  test('without a line takes out of sight whoever it did not ask, but on this network', async () => {
    await look(db, NOW_MS, { subjects: ['s', 'router'] });
    await look(db, NOW_MS + 5 * MINUTE_MS, {
      subjects: [''],
      state: 'down',
      lineDown: { local: ['router'] },
    });
    await look(db, NOW_MS + 10 * MINUTE_MS, { subjects: ['s', 'router'] });
    const days = await reading((reader) => reader.days());
    const minutes = days.map(({ subject, upMs, unobservedMs }) =>
      [subject, upMs / MINUTE_MS, unobservedMs / MINUTE_MS].join(),
    );
    expect(minutes).toEqual(expect.arrayContaining(['s,0,10', 'router,10,0']));
  });

  test.each<[string, object]>([
    ['without a line', { state: 'down', lineDown: { local: [] } }],
    ['after a pause', { isAfterPause: true }],
  ])('%s that ends late leaves in sight whom a later one has seen', async (_name, over) => {
    await look(db, NOW_MS, { subjects: ['s', 't'] });
    await look(db, NOW_MS + 10 * MINUTE_MS, { subjects: ['s'], state: 'down' });
    await look(db, NOW_MS + 10 * MINUTE_MS - 20_000, { subjects: [''], ...over });
    await look(db, NOW_MS + 15 * MINUTE_MS, { subjects: ['s', 't'] });
    const days = await reading((reader) => reader.days());
    const minutes = days.map(({ subject, upMs, downMs, unobservedMs }) =>
      [subject, ...[upMs, downMs, unobservedMs].map((ms) => ms / MINUTE_MS)].join(),
    );
    expect(minutes).toEqual(expect.arrayContaining(['s,10,5,0', 't,0,0,15']));
  });

  test('after a pause that ends late takes nobody out of sight that it could not tell of', async () => {
    await look(db, NOW_MS);
    const atMs = NOW_MS - 20_000;
    const looks = [
      { sample: { subject: 's', atMs, state: 'unobserved' }, sighting: 'nothing' },
    ] as const;
    await recordRound(db, { looks, incidents: [], gapMs: GAP_MS, isAfterPause: true });
    await look(db, NOW_MS + 5 * MINUTE_MS);
    const [hour] = await reading((reader) => reader.hours('s', NOW_MS));
    expect(hour).toMatchObject({ upMs: 5 * MINUTE_MS });
  });

  test('is cut where an hour ends', async () => {
    await look(db, NOW_MS + 50 * MINUTE_MS);
    await look(db, NOW_MS + 65 * MINUTE_MS);
    const hours = await reading((reader) => reader.hours('s', 0));
    expect(hours.map(({ upMs, looks }) => [upMs / MINUTE_MS, looks])).toEqual([
      [10, 1],
      [5, 1],
    ]);
  });

  test('of the own side and of others are kept apart', async () => {
    await look(db, NOW_MS, { subjects: ['', 'a', 'a.b', 'b'] });
    await look(db, NOW_MS + MINUTE_MS, { subjects: ['a'] });
    const { own, a } = await reading(async (reader) => ({
      own: await reader.samples('', 0),
      a: await reader.days({ subject: 'a' }),
    }));
    expect(own).toHaveLength(1);
    expect(a.map(({ subject, upMs }) => [subject, upMs])).toEqual([['a', MINUTE_MS]]);
  });

  test('keeps no more than so many looks of an hour, and counts all', async () => {
    for (let n = 0; n < 125; n += 1) await look(db, NOW_MS + n * 1_000);
    const { samples, hours } = await reading(async (reader) => ({
      samples: await reader.samples('s', 0),
      hours: await reader.hours('s', 0),
    }));
    expect(samples).toHaveLength(120);
    expect(hours[0]?.looks).toBe(125);
  });

  test('after a clock was set back fills no hour twice', async () => {
    for (let m = 0; m <= 60; m += 10) await look(db, NOW_MS + m * MINUTE_MS);
    for (let m = 0; m <= 60; m += 10) await look(db, NOW_MS + m * MINUTE_MS, { state: 'down' });
    const [hour] = await reading((reader) => reader.hours('s', 0));
    expect(hour).toMatchObject({ upMs: HOUR_MS, downMs: 0 });
  });

  test('leaves what nobody observed to be seen, in hours and in days', async () => {
    await look(db, NOW_MS);
    await look(db, NOW_MS + 10 * MINUTE_MS);
    await look(db, NOW_MS + 3 * DAY_MS);
    const { hours, days } = await reading(async (reader) => ({
      hours: await reader.hours('s', 0),
      days: await reader.days({ subject: 's' }),
    }));
    expect(days.map(({ span }) => span)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
    ]);
    const unobserved = (rollUps: typeof days): number =>
      rollUps.reduce((sum, { unobservedMs }) => sum + unobservedMs, 0);
    expect(unobserved(days)).toBe(3 * DAY_MS - 10 * MINUTE_MS);
    expect(hours).toHaveLength(73);
    // The hour in which it is seen again begins with that look.
    expect(unobserved(hours)).toBe(3 * DAY_MS - 10 * MINUTE_MS);
  });

  test('is written whole or not at all', async () => {
    await look(db, NOW_MS);
    const broken = { ...incidentOf('i'), names: { service: (() => undefined) as never } };
    const later = look(db, NOW_MS + MINUTE_MS, { incidents: [broken] });
    await expect(later).rejects.toThrow();
    expect(await reading((reader) => reader.samples('s', 0))).toHaveLength(1);
    await look(db, NOW_MS + 2 * MINUTE_MS);
    const [hour] = await reading((reader) => reader.hours('s', 0));
    expect(hour).toMatchObject({ upMs: 2 * MINUTE_MS, looks: 2 });
  });

  test('that dies in the middle leaves nothing of itself', async () => {
    await look(db, NOW_MS);
    const transaction = vi.spyOn(db, 'transaction');
    const dying = look(db, NOW_MS + MINUTE_MS, {
      subjects: ['s', 't'],
      incidents: [incidentOf('i')],
    });
    await Promise.resolve();
    const [writing] = transaction.mock.results;
    if (writing?.type === 'return') writing.value.abort();
    await expect(dying).rejects.toThrow();
    const left = await reading(async (reader) => [
      await reader.subjects(),
      await reader.samples('s', 0),
      await reader.incidents(),
    ]);
    expect(left).toMatchObject([['s'], [{ state: 'up' }], []]);
  });

  test('begins a roll-up anew that cannot be read', async () => {
    await look(db, NOW_MS);
    await db.put('hours', 'half written', ['s', NOW_MS]);
    await db.put('subjects', { torn: true }, 's');
    await look(db, NOW_MS + MINUTE_MS);
    await look(db, NOW_MS + 2 * MINUTE_MS);
    const [hour] = await reading((reader) => reader.hours('s', 0));
    expect(hour).toMatchObject({ upMs: MINUTE_MS, looks: 2 });
  });
});

describe('an incident', () => {
  const report = sampleReport({ services: [] });

  test('is there once, however often it is told of, and keeps its names and its first report', async () => {
    await look(db, NOW_MS, { incidents: [{ ...incidentOf('i'), report }] });
    const over = { ...incidentOf('i', { endedAt: new Date(NOW_MS).toISOString() }), names: {} };
    await look(db, NOW_MS, { incidents: [{ ...over, report: { ...report, durationMs: 1 } }] });
    const known = await reading((reader) => reader.incident('i'));
    expect(known).toEqual({ ...incidentOf('i'), incident: over.incident, report });
    expect(await reading((reader) => reader.incidents())).toEqual([
      { incident: over.incident, names: incidentOf('i').names },
    ]);
  });

  test('that is over does not begin anew', async () => {
    const endedAt = new Date(NOW_MS).toISOString();
    await look(db, NOW_MS, { incidents: [incidentOf('i', { endedAt })] });
    await look(db, NOW_MS, { incidents: [incidentOf('i')] });
    const known = await reading((reader) => reader.incident('i'));
    expect(known?.incident.endedAt).toBe(endedAt);
  });

  test('is brought in line with what the background lists', async () => {
    const endedAt = new Date(NOW_MS).toISOString();
    const long = new Date(NOW_MS - 91 * DAY_MS).toISOString();
    const changed = incidentOf('lost', {
      changes: [{ at: endedAt, verdict: incidentOf('').incident.verdict }],
    });
    await look(db, NOW_MS, { incidents: [incidentOf('stands'), changed, incidentOf('ended')] });
    const listed = [
      incidentOf('stands'),
      incidentOf('missed'),
      incidentOf('ended', { endedAt }),
      incidentOf('over', { endedAt }),
      incidentOf('forgotten', { endedAt: long }),
    ].map(({ incident }) => incident);
    const aligned = {
      listed,
      toRecord: (incident: (typeof listed)[number]) => ({ incident, names: {} }),
      nowMs: NOW_MS,
    };
    await alignIncidents(db, aligned);
    const known = async (): Promise<unknown> =>
      Object.fromEntries(
        (await reading((reader) => reader.incidents())).map(({ incident }) => [
          incident.id,
          incident.endedAt,
        ]),
      );
    const inLine = {
      stands: null,
      missed: null,
      ended: endedAt,
      over: endedAt,
      lost: incidentOf('').incident.confirmedAt,
    };
    expect(await known()).toEqual(inLine);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await alignIncidents(db, aligned);
    expect(await known()).toEqual(inLine);
    expect(put).not.toHaveBeenCalled();
  });
});

describe('what is forgotten', () => {
  const all = async (): Promise<unknown> =>
    reading(async (reader) => ({
      subjects: await reader.subjects(),
      days: (await reader.days()).map(({ subject }) => subject),
      samples: (await reader.samples('a', 0)).length + (await reader.samples('b', 0)).length,
      incidents: (await reader.incidents()).map(({ incident }) => incident.id),
      report: await reader.incident('of a').then((known) => known?.report !== undefined),
    }));

  beforeEach(async () => {
    const report = sampleReport();
    const endedAt = new Date(NOW_MS).toISOString();
    const incidents = [
      { ...incidentOf('of a', { service: 'a' }), report },
      incidentOf('of b', { service: 'b', endedAt }),
      incidentOf('own', { service: null, endedAt }),
    ];
    await look(db, NOW_MS, { subjects: ['', 'a', 'b'], incidents });
  });

  test('of a service that is gone is everything', async () => {
    await forgetSubjects(db, { isGone: (subject) => subject === 'a', isUnwatched: () => false });
    expect(await all()).toEqual({
      subjects: ['', 'b'],
      days: ['', 'b'],
      samples: 1,
      incidents: expect.arrayContaining(['of b', 'own']),
      report: false,
    });
    expect(await db.count('reports')).toBe(0);
  });

  test('of one that is watched no longer is what it was like', async () => {
    await forgetSubjects(db, { isGone: () => false, isUnwatched: (subject) => subject === 'a' });
    await look(db, NOW_MS + MINUTE_MS, { subjects: ['a', 'b'] });
    const days = await reading((reader) => reader.days());
    expect(days.map(({ subject, upMs, unobservedMs }) => [subject, upMs, unobservedMs])).toEqual([
      ['', 0, 0],
      ['a', 0, MINUTE_MS],
      ['b', MINUTE_MS, 0],
    ]);
  });

  test('by the person is all but what stands', async () => {
    await clearRecords(db);
    expect(await all()).toEqual({
      subjects: [],
      days: [],
      samples: 0,
      incidents: ['of a'],
      report: true,
    });
  });

  test('for want of room is single looks', async () => {
    await makeRoom(db);
    expect(await all()).toMatchObject({ samples: 0, days: ['', 'a', 'b'] });
  });
});
