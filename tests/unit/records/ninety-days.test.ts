import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { recordRound } from '../../../src/records/record-round.ts';
import { type HistoryRows, historyRows, type Row } from '../../bench/history-rows.ts';
import { BUDGETED, simulatedRounds } from '../../bench/simulated-history.ts';
import { DAY_MS, NOW_MS, newProfile, openStore } from './open-store.ts';

/** What a database adds to a record, of the order of its key once more. */
const OVERHEAD_BYTES = 60;
const BUDGET_BYTES = 20_000_000;

function bytesOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { key, value }) => {
    const keyBytes = key === undefined ? 0 : serialize(key).byteLength;
    return sum + keyBytes + serialize(value).byteLength + OVERHEAD_BYTES;
  }, 0);
}

test('90 days of 100 services are small', () => {
  const startedAt = performance.now();
  const rows: HistoryRows = historyRows({ ...BUDGETED, untilMs: NOW_MS });
  const ms = Math.round(performance.now() - startedAt);
  const stores = Object.entries(rows).map(([store, all]) => ({
    store,
    records: all.length,
    bytes: bytesOf(all),
  }));
  const bytes = stores.reduce((sum, store) => sum + store.bytes, 0);
  const lines = stores.map(({ store, records, bytes: of }) => `  ${store}: ${records}, ${of} B`);
  console.log(
    [`90 days of 100 services, folded in ${ms} ms: about ${bytes} B`, ...lines].join('\n'),
  );
  // From one day's morning to another's: 91 of them.
  expect(rows.days).toHaveLength(101 * 91);
  expect(bytes).toBeLessThan(BUDGET_BYTES / 2);
}, 120_000);

test('and are what rounds leave when they are written one by one', async () => {
  newProfile();
  const db = await openStore();
  const short = { ...BUDGETED, services: 3, days: 1, incidentsADay: 12, untilMs: NOW_MS };
  for (const round of simulatedRounds(short)) await recordRound(db, round);
  const rows = historyRows(short);
  for (const store of ['subjects', 'samples', 'hours', 'days'] as const) {
    const [keys, values] = [await db.getAllKeys(store), await db.getAll(store)];
    const byKey = (a: Row, b: Row): number => (String(a.key) < String(b.key) ? -1 : 1);
    const written = keys.map((key, n): Row => ({ key, value: values[n] })).sort(byKey);
    expect([...rows[store]].sort(byKey)).toEqual(written);
  }
  expect(await db.count('incidents')).toBe(rows.incidents.length);
  expect(rows.hours.length).toBe(4 * (DAY_MS / 3_600_000 + 1));
}, 60_000);
