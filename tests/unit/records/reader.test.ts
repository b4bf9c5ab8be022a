import { beforeEach, expect, test } from 'vitest';
import type { RecordsDatabase } from '../../../src/records/records-schema.ts';
import { sampleReport } from '../background/sample-report.ts';
import {
  HOUR_MS,
  incidentOf,
  look,
  MINUTE_MS,
  NOW_MS,
  newProfile,
  openReader,
  openStore,
} from './open-store.ts';

let db: RecordsDatabase;

beforeEach(async () => {
  newProfile();
  db = await openStore();
});

test('what cannot be read is left out and counted, once each', async () => {
  const report = sampleReport();
  await look(db, NOW_MS, {
    subjects: ['s', 't'],
    incidents: [{ ...incidentOf('i'), report }, incidentOf('j')],
  });
  await look(db, NOW_MS + HOUR_MS, { subjects: ['s', 't'] });
  await db.put('days', ['t', '2026-11-23', 1, 2, 'three'], ['t', '2026-11-23']);
  await db.put('hours', undefined, ['s', NOW_MS]);
  await db.put('samples', [[0, 0, 20], 'torn', [MINUTE_MS, 0, 20]], ['s', NOW_MS]);
  await db.put('samples', 7, ['s', NOW_MS + HOUR_MS]);
  await db.put('incidents', { incident: { id: 'j' } });
  await db.put('reports', { id: 'i', keptAtMs: NOW_MS, report: { ...report, version: 2 } });
  const reader = await openReader();
  for (let time = 0; time < 2; time += 1) {
    expect((await reader.days()).map(({ subject }) => subject)).toEqual(['s']);
    expect(await reader.hours('s', 0)).toHaveLength(1);
    expect(await reader.samples('s', 0)).toHaveLength(2);
    expect((await reader.incidents()).map(({ incident }) => incident.id)).toEqual(['i']);
    expect(await reader.incident('i')).toEqual(incidentOf('i'));
    expect(await reader.incident('j')).toBeUndefined();
  }
  expect(reader.unreadable()).toBe(6);
});

test('times are read from a moment on', async () => {
  for (let m = 0; m <= 120; m += 10) await look(db, NOW_MS + m * MINUTE_MS);
  const reader = await openReader();
  const from = NOW_MS + 75 * MINUTE_MS;
  expect((await reader.samples('s', from))[0]?.atMs).toBe(NOW_MS + 80 * MINUTE_MS);
  expect((await reader.hours('s', from)).map(({ span }) => span)).toEqual([
    NOW_MS + HOUR_MS,
    NOW_MS + 2 * HOUR_MS,
  ]);
});

test('incidents are newest first, and one that nobody knows is none', async () => {
  const at = (hours: number): string => new Date(NOW_MS + hours * HOUR_MS).toISOString();
  const incidents = [2, 3, 1].map((hour) => incidentOf(`i${hour}`, { startedAt: at(hour) }));
  await look(db, NOW_MS, { incidents });
  const reader = await openReader();
  expect((await reader.incidents()).map(({ incident }) => incident.id)).toEqual(['i3', 'i2', 'i1']);
  expect(await reader.incident('i4')).toBeUndefined();
});

test('nobody looked between days of years apart, which is no history of years', async () => {
  await db.put('days', ['s', '2020-01-01', 1, 0, 0, 0, 1], ['s', '2020-01-01']);
  await db.put('days', ['s', '2026-01-01', 1, 0, 0, 0, 1], ['s', '2026-01-01']);
  const reader = await openReader();
  expect(await reader.days()).toHaveLength(2);
});

test('a name that is no day ends no reading', async () => {
  await db.put('days', ['s', '2026-01-01', 1, 0, 0, 0, 1], ['s', '2026-01-01']);
  await db.put('days', ['s', 'tomorrow', 1, 0, 0, 0, 1], ['s', 'tomorrow']);
  const reader = await openReader();
  expect(await reader.days()).toHaveLength(2);
});
