import * as v from 'valibot';
import type { Ledger } from './ledger.ts';
import type { Stage } from './stage.ts';

/** Reads every store of every database but the witness's own, record by record. */
const READ_ALL = `(async () => {
  const found = [];
  for (const { name, version } of await indexedDB.databases()) {
    if (name === 'witness') continue;
    const database = await new Promise((done, fail) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    for (const store of database.objectStoreNames) {
      const values = await new Promise((done, fail) => {
        const all = database.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => done(all.result);
        all.onerror = () => fail(all.error);
      });
      found.push({ database: name, version, store, values });
    }
    database.close();
  }
  return found;
})()`;

const foundSchema = v.array(
  v.object({
    database: v.string(),
    version: v.number(),
    store: v.string(),
    values: v.array(v.unknown()),
  }),
);

/** Claims that the history can be read, all of it. */
export async function claimReadable(stage: Stage, ledger: Ledger): Promise<void> {
  const found = v.parse(foundSchema, await stage.browser().look(READ_ALL));
  for (const { database, store, values } of found) {
    ledger.figure(`records in ${database}/${store}`, values.length);
  }
  ledger.claim('there is a history', found.length > 0);
}
