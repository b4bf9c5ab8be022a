import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';

/**
 * What the database holds. Values are unknown on purpose: each is parsed when it is read.
 * `subjects`: the last look at each. `samples`: the looks of an hour. `meta`: how far pruning has come.
 */
export interface RecordsSchema extends DBSchema {
  subjects: { key: string; value: unknown };
  samples: { key: [string, number]; value: unknown };
  hours: { key: [string, number]; value: unknown };
  days: { key: [string, string]; value: unknown };
  /** Without their reports; `endedAt` knows those alone that are over. */
  incidents: { key: string; value: unknown; indexes: { endedAt: string } };
  reports: { key: string; value: unknown; indexes: { keptAtMs: number } };
  meta: { key: string; value: unknown };
}

export type RecordsDatabase = IDBPDatabase<RecordsSchema>;
export type RecordsStore = StoreNames<RecordsSchema>;
export type WriteTransaction = IDBPTransaction<RecordsSchema, RecordsStore[], 'readwrite'>;

export const STORES: readonly RecordsStore[] = [
  'subjects',
  'samples',
  'hours',
  'days',
  'incidents',
  'reports',
  'meta',
];

/** One step from a version of the database to the next. A step that fails leaves everything as it was. */
export type Migration = (
  db: RecordsDatabase,
  transaction: MigratingTransaction,
) => void | Promise<void>;

type MigratingTransaction = IDBPTransaction<RecordsSchema, RecordsStore[], 'versionchange'>;

/** The n-th step leads to version n: the last one to what is written above. Steps that were published never change. */
export const MIGRATIONS: readonly Migration[] = [createStores, nameDays];

function createStores(db: RecordsDatabase): void {
  db.createObjectStore('subjects');
  db.createObjectStore('samples');
  db.createObjectStore('hours');
  db.createObjectStore('days');
  db.createObjectStore('incidents', { keyPath: 'incident.id' }).createIndex(
    'endedAt',
    'incident.endedAt',
  );
  db.createObjectStore('reports', { keyPath: 'id' }).createIndex('keptAtMs', 'keptAtMs');
  db.createObjectStore('meta');
}

/** Each day tells whose it is and which, so that all of them can be read without their keys. */
async function nameDays(_db: RecordsDatabase, transaction: MigratingTransaction): Promise<void> {
  let cursor = await transaction.objectStore('days').openCursor();
  while (cursor !== null) {
    if (Array.isArray(cursor.value)) await cursor.update([...cursor.key, ...cursor.value]);
    cursor = await cursor.continue();
  }
}
