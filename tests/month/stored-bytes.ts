import { serialize } from 'node:v8';
import type { openRecords } from '../../src/records/open-records.ts';

export type Database = Extract<Awaited<ReturnType<typeof openRecords>>, { kind: 'open' }>['db'];

export interface StoredBytes {
  readonly all: number;
  /** Of them what incidents and their reports take. */
  readonly incidents: number;
}

/** What all records take as browsers store them, keys included: structured clones, before any compression. */
export async function storedBytes(db: Database): Promise<StoredBytes> {
  let [all, incidents] = [0, 0];
  for (const store of db.objectStoreNames) {
    const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
    let bytes = 0;
    for (const one of [...keys, ...values]) bytes += serialize(one).length;
    all += bytes;
    if (store === 'incidents' || store === 'reports') incidents += bytes;
  }
  return { all, incidents };
}
