import { deleteDB, openDB } from 'idb';
import {
  MIGRATIONS,
  type Migration,
  type RecordsDatabase,
  type RecordsSchema,
  STORES,
} from './records-schema.ts';
import { failureOf, messageOf, type StoreFailure } from './store-failure.ts';

const RECORDS = 'whichside-history';

export type OpenedRecords =
  | { readonly kind: 'open'; readonly db: RecordsDatabase }
  | { readonly kind: 'failing'; readonly why: StoreFailure; readonly message: string };

interface OpenOptions {
  readonly migrations?: readonly Migration[];
  /** The connection is gone: another version needs the database, or the browser took it away. */
  readonly onClosed?: () => void;
}

/**
 * Opens the database of records, and brings one of an earlier version up to date: in one piece, or not at all. Never
 * rejects.
 */
export async function openRecords({
  migrations = MIGRATIONS,
  onClosed = () => undefined,
}: OpenOptions = {}): Promise<OpenedRecords> {
  try {
    const db = await connect(migrations, onClosed);
    if (STORES.every((store) => db.objectStoreNames.contains(store))) return { kind: 'open', db };
    db.close();
    return { kind: 'failing', why: 'damaged', message: 'the database lacks a store' };
  } catch (error) {
    return { kind: 'failing', why: failureOf(error), message: messageOf(error) };
  }
}

function connect(migrations: readonly Migration[], onClosed: () => void): Promise<RecordsDatabase> {
  return new Promise((resolve, reject) => {
    let isBlocked = false;
    let failure: unknown;
    openDB<RecordsSchema>(RECORDS, migrations.length, {
      upgrade: (db, oldVersion, _newVersion, transaction) => {
        const migrate = async (): Promise<void> => {
          for (const step of migrations.slice(oldVersion)) await step(db, transaction);
        };
        migrate().catch((error: unknown) => {
          failure = error;
          transaction.abort();
        });
        // Told through the request of opening, which an abort fails.
        transaction.done.catch(() => undefined);
      },
      blocked: () => {
        isBlocked = true;
        reject(new Error('an older version of the extension has the history open'));
      },
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        onClosed();
      },
      terminated: onClosed,
    }).then(
      (db) => (isBlocked ? db.close() : resolve(db)),
      (error: unknown) => reject(failure ?? error),
    );
  });
}

/** Deletes the database with all that is in it, of whatever version. One that a page still holds open goes after it. */
export async function deleteRecords(): Promise<
  { readonly ok: true } | { readonly ok: false; readonly message: string }
> {
  try {
    await new Promise<void>((resolve, reject) => {
      const blocked = (): void => reject(new Error('the history is open elsewhere'));
      deleteDB(RECORDS, { blocked }).then(resolve, reject);
    });
    return { ok: true };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}
