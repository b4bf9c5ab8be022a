import { beforeEach, describe, expect, test, vi } from 'vitest';
import { pruneAfterSilence, pruneRecords } from '../../../src/records/prune-records.ts';
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

/** So many steps, as far apart as rounds are. */
async function steps(count: number, fromMs: number, apartMs = 0): Promise<void> {
  for (let n = 0; n < count; n += 1) await pruneRecords(db, fromMs + n * apartMs);
}

async function ages(nowMs: number): Promise<unknown> {
  return reading(async (reader) => ({
    samples: (await reader.samples('s', 0)).map(({ atMs }) => (nowMs - atMs) / HOUR_MS),
    days: (await reader.days()).filter(({ looks }) => looks > 0).length,
  }));
}

test('looks are kept for two days, hours for eight, days for ninety', async () => {
  for (const daysAgo of [100, 91, 89, 9, 7, 3, 1, 0]) await look(db, NOW_MS - daysAgo * DAY_MS);
  await steps(2, NOW_MS);
  expect(await ages(NOW_MS)).toEqual({ samples: [24, 0], days: 6 });
  const hours = await reading((reader) => reader.hours('s', 0));
  const looked = hours.filter(({ looks }) => looks > 0);
  expect(looked.map(({ span }) => (NOW_MS - Number(span)) / DAY_MS)).toEqual([7, 3, 1, 0]);
});

test('a clock that is years ahead for an hour takes no history along', async () => {
  await look(db, NOW_MS - DAY_MS);
  await look(db, NOW_MS);
  await steps(1, NOW_MS);
  await steps(3, NOW_MS + 1_000 * DAY_MS, 10 * MINUTE_MS);
  expect(await ages(NOW_MS)).toEqual({ samples: [24, 0], days: 2 });
  await steps(1, NOW_MS);
  await steps(1, NOW_MS + DAY_MS + HOUR_MS);
  expect(await ages(NOW_MS)).toEqual({ samples: [24, 0], days: 2 });
});

test('after months away a few hundred steps catch up', async () => {
  await look(db, NOW_MS);
  await steps(1, NOW_MS);
  await steps(400, NOW_MS + 95 * DAY_MS, 10 * MINUTE_MS);
  expect(await ages(NOW_MS)).toEqual({ samples: [], days: 0 });
});

test('one step is small, and a round of them reaches every subject', async () => {
  const subjects = Array.from({ length: 30 }, (_, n) => `s${n}`);
  await look(db, NOW_MS - 3 * DAY_MS, { subjects });
  const left = async (): Promise<number> => db.count('samples');
  const lefts: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    await pruneRecords(db, NOW_MS);
    lefts.push(await left());
  }
  expect(lefts).toEqual([22, 14, 6, 0]);
});

describe('where no rounds take place', () => {
  test('each wake hours apart prunes what is too old of everybody', async () => {
    const subjects = Array.from({ length: 90 }, (_, n) => `s${n}`);
    await look(db, NOW_MS - 91 * DAY_MS, { subjects });
    await look(db, NOW_MS, { subjects });
    await steps(1, NOW_MS);
    for (let h = 1; h <= 60; h += 1) await pruneAfterSilence(db, NOW_MS + h * HOUR_MS);
    expect(await db.count('samples')).toBe(0);
    expect((await reading((reader) => reader.days())).length).toBe(90);
  });

  test('a wake soon after a step, or after another one that pruned, does nothing', async () => {
    await look(db, NOW_MS - 3 * DAY_MS);
    await steps(1, NOW_MS - 2 * DAY_MS);
    await pruneAfterSilence(db, NOW_MS - 2 * DAY_MS + 3 * HOUR_MS);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await pruneAfterSilence(db, NOW_MS - 2 * DAY_MS + 4 * HOUR_MS);
    expect(put).not.toHaveBeenCalled();
    await pruneAfterSilence(db, NOW_MS - 2 * DAY_MS + 6 * HOUR_MS);
    expect(put.mock.calls.length).toBeLessThanOrEqual(12);
  });

  test('a clock that is years ahead for an hour takes no year along', async () => {
    for (const daysAgo of [80, 1, 0]) await look(db, NOW_MS - daysAgo * DAY_MS);
    await steps(1, NOW_MS);
    for (let m = 0; m < 60; m += 1) {
      await pruneAfterSilence(db, NOW_MS + 1_000 * DAY_MS + m * MINUTE_MS);
    }
    expect(await ages(NOW_MS)).toMatchObject({ days: 3 });
  });

  test('what an earlier version noted of its steps is understood', async () => {
    await look(db, NOW_MS - 3 * DAY_MS);
    await db.put('meta', [null, NOW_MS - HOUR_MS], 'pruned');
    await pruneAfterSilence(db, NOW_MS);
    expect(await db.count('samples')).toBe(1);
    await pruneAfterSilence(db, NOW_MS + 2 * HOUR_MS);
    expect(await db.count('samples')).toBe(0);
  });
});

describe('incidents', () => {
  const ended = (daysAgo: number): string => new Date(NOW_MS - daysAgo * DAY_MS).toISOString();

  async function record(count: number, endedAt: string | null): Promise<void> {
    const incidents = Array.from({ length: count }, (_, n) => ({
      ...incidentOf(`i${n}`, { endedAt, startedAt: ended(200) }),
      report: sampleReport({ startedAt: new Date(NOW_MS + n).toISOString() }),
    }));
    await recordRound(db, { looks: [], incidents, gapMs: GAP_MS, isAfterPause: false });
  }

  test('that are over are kept for ninety days', async () => {
    await record(20, ended(91));
    await steps(2, NOW_MS);
    expect(await db.count('incidents')).toBe(4);
    await steps(1, NOW_MS);
    expect(await db.count('incidents')).toBe(0);
    expect(await db.count('reports')).toBe(0);
  });

  test('that ended later, or have not ended, stay', async () => {
    await record(3, ended(89));
    await look(db, NOW_MS, { incidents: [incidentOf('open', { startedAt: ended(400) })] });
    await steps(3, NOW_MS);
    expect(await db.count('incidents')).toBe(4);
  });

  test('are no more than a thousand, and reports no more than three hundred, the latest', async () => {
    await record(1_012, ended(1));
    await steps(2, NOW_MS);
    expect(await db.count('incidents')).toBe(1_000);
    await steps(100, NOW_MS);
    expect(await db.count('reports')).toBe(300);
    expect(await db.getKey('reports', 'i1011')).toBeDefined();
  });
});

test('progress that cannot be read begins anew', async () => {
  await look(db, NOW_MS - 3 * DAY_MS);
  await db.put('meta', 'torn', 'pruned');
  await steps(1, NOW_MS);
  expect(await ages(NOW_MS)).toEqual({ samples: [], days: 1 });
});
