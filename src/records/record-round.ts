import type { RecordedIncident } from '../formats/records.ts';
import type { Between } from './fold-look.ts';
import { loseSight } from './lose-sight.ts';
import { recordIncident } from './record-incident.ts';
import type { RecordsDatabase, RecordsStore, WriteTransaction } from './records-schema.ts';
import { type RecordedLook, writeLook } from './write-look.ts';
import { writeRecords } from './write-records.ts';

const WRITTEN: readonly RecordsStore[] = [
  'subjects',
  'samples',
  'hours',
  'days',
  'incidents',
  'reports',
];

export interface RecordedRound extends Between {
  readonly looks: readonly RecordedLook[];
  readonly incidents: readonly RecordedIncident[];
}

/** Records one round: all of it or nothing. Rejects where the store fails. */
export async function recordRound(
  db: RecordsDatabase,
  { looks, incidents, ...between }: RecordedRound,
): Promise<void> {
  await writeRecords(db, WRITTEN, async (transaction) => {
    // A round may leave out who is not due: what was in between is unknown of them too.
    if (between.isAfterPause) await loseSightOfOthers(transaction, looks);
    await Promise.all([
      ...looks.map((look) => writeLook(transaction, look, between)),
      ...incidents.map((incident) => recordIncident(transaction, incident)),
    ]);
  });
}

async function loseSightOfOthers(
  transaction: WriteTransaction,
  looks: readonly RecordedLook[],
): Promise<void> {
  const looked = new Set(looks.map(({ sample }) => sample.subject));
  const known = await transaction.objectStore('subjects').getAllKeys();
  const others = known.filter((subject) => !looked.has(subject));
  await Promise.all(others.map((subject) => loseSight(transaction, subject)));
}
