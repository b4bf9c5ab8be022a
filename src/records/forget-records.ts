import { readIncident } from './record-incident.ts';
import { type RecordsDatabase, STORES, type WriteTransaction } from './records-schema.ts';
import { writeRecords } from './write-records.ts';

/** Forgets services that are gone, with all that is recorded of them. */
export async function forgetSubjects(
  db: RecordsDatabase,
  isForgotten: (subject: string) => boolean,
): Promise<void> {
  await writeRecords(db, STORES, async (transaction) => {
    const known = await transaction.objectStore('subjects').getAllKeys();
    const gone = known.filter(isForgotten);
    await Promise.all(gone.map((subject) => forgetSubject(transaction, subject)));
    const incidents = await transaction.objectStore('incidents').getAll();
    const theirs = incidents.flatMap((stored) => {
      const { id, service = null } = readIncident(stored)?.incident ?? {};
      return id !== undefined && service !== null && isForgotten(service) ? id : [];
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
