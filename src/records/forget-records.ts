import { loseSight } from './lose-sight.ts';
import { readIncident } from './record-incident.ts';
import { type RecordsDatabase, STORES, type WriteTransaction } from './records-schema.ts';
import { writeRecords } from './write-records.ts';

interface Changed {
  /** The service is gone: all that is recorded of it goes too. */
  readonly isGone: (subject: string) => boolean;
  /** It is watched no longer as it was: what is recorded stays, and nobody knows what is from now on. */
  readonly isUnwatched: (subject: string) => boolean;
}

/** Takes into account that the configuration has changed. */
export async function forgetSubjects(
  db: RecordsDatabase,
  { isGone, isUnwatched }: Changed,
): Promise<void> {
  const known = await db.getAllKeys('subjects');
  if (!known.some((subject) => isGone(subject) || isUnwatched(subject))) return;
  await writeRecords(db, STORES, async (transaction) => {
    const gone = known.filter(isGone);
    const unwatched = known.filter((subject) => !isGone(subject) && isUnwatched(subject));
    await Promise.all([
      ...gone.map((subject) => forgetSubject(transaction, subject)),
      ...unwatched.map((subject) => loseSight(transaction, subject)),
    ]);
    const incidents = await transaction.objectStore('incidents').getAll();
    const theirs = incidents.flatMap((stored) => {
      const { id, service = null } = readIncident(stored)?.incident ?? {};
      return id !== undefined && service !== null && isGone(service) ? id : [];
    });
    await dropIncidents(transaction, theirs);
  });
}

async function forgetSubject(transaction: WriteTransaction, subject: string): Promise<void> {
  // Every key that begins with the subject: arrays sort behind numbers and texts.
  const all = IDBKeyRange.bound([subject], [subject, []]);
  await Promise.all([
    transaction.objectStore('subjects').delete(subject),
    transaction.objectStore('samples').delete(all),
    transaction.objectStore('hours').delete(all),
    transaction.objectStore('days').delete(all),
  ]);
}

/** Forgets everything but incidents that stand. */
export async function clearRecords(db: RecordsDatabase): Promise<void> {
  await writeRecords(db, STORES, async (transaction) => {
    const over = await transaction.objectStore('incidents').index('endedAt').getAllKeys();
    const emptied = ['subjects', 'samples', 'hours', 'days', 'meta'] as const;
    await Promise.all(emptied.map((store) => transaction.objectStore(store).clear()));
    await dropIncidents(transaction, over);
  });
}

/** Gives up the most for the least: single looks of the last days, which every roll-up has counted. */
export async function makeRoom(db: RecordsDatabase): Promise<void> {
  await writeRecords(db, ['samples'], (transaction) => transaction.objectStore('samples').clear());
}

/** Drops incidents with their reports. */
export async function dropIncidents(
  transaction: WriteTransaction,
  ids: readonly string[],
): Promise<void> {
  await Promise.all(
    ids.flatMap((id) => [
      transaction.objectStore('incidents').delete(id),
      transaction.objectStore('reports').delete(id),
    ]),
  );
}
