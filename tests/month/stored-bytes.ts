import { serialize } from 'node:v8';
import type { openRecords } from '../../src/records/open-records.ts';

type Database = Extract<Awaited<ReturnType<typeof openRecords>>, { kind: 'open' }>['db'];

/** What all records take as browsers store them, keys included: structured clones, before any compression. */
export async function storedBytes(db: Database): Promise<number> {
  let bytes = 0;
  for (const store of db.objectStoreNames) {
    const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
    for (const one of [...keys, ...values]) bytes += serialize(one).length;
  }
  return bytes;
}
