import * as v from 'valibot';
import type { Screen } from '../browsers/test-browser.ts';
import { HISTORY_IS_OPEN } from '../screens/seed-history.ts';
import { type HistoryRows, historyRows, type Row } from './history-rows.ts';
import { BUDGETED, simulatedService } from './simulated-history.ts';

/** Rows that go to the page at once: a few hundred kB. */
const PORTION = 2_000;

const filled = v.strictObject({ usage: v.number() });

export interface SeededHistory {
  /** Records, by store. */
  readonly counts: Readonly<Record<string, number>>;
  /** What the browser says that the extension's origin takes, in bytes. */
  readonly usageBytes: number;
  /** Ids of the services, for a configuration that lists them. */
  readonly services: readonly string[];
}

/**
 * Fills the database of an open extension page with a history until now: 90 days of 100 services unless told otherwise.
 * The background must have opened the database before, or the page: it is this that makes its stores.
 */
export async function seedHistory(
  page: Screen,
  { nowMs = Date.now(), ...over }: Partial<typeof BUDGETED> & { readonly nowMs?: number } = {},
): Promise<SeededHistory> {
  const history = { ...BUDGETED, ...over, untilMs: nowMs };
  const rows: HistoryRows = historyRows(history);
  await page.waitFor(HISTORY_IS_OPEN, 60_000);
  const counts: Record<string, number> = {};
  for (const [store, all] of Object.entries(rows)) {
    counts[store] = all.length;
    for (let at = 0; at < all.length; at += PORTION) {
      await page.evaluate(putScript(store, all.slice(at, at + PORTION)));
    }
  }
  const { usage } = v.parse(
    filled,
    await page.evaluate('navigator.storage.estimate().then(({ usage = 0 }) => ({ usage }))'),
  );
  const services = Array.from({ length: history.services }, (_, n) => simulatedService(n));
  return { counts, usageBytes: usage, services };
}

function putScript(store: string, rows: readonly Row[]): string {
  return `new Promise((resolve, reject) => {
    const opening = indexedDB.open('whichside-history');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const transaction = db.transaction(${JSON.stringify(store)}, 'readwrite');
      const store = transaction.objectStore(${JSON.stringify(store)});
      for (const { key, value } of ${JSON.stringify(rows)}) store.put(value, key);
      transaction.oncomplete = () => { db.close(); resolve(true); };
      transaction.onabort = () => { db.close(); reject(transaction.error); };
    };
  })`;
}
