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
  /** Nothing gets through: those who are not on this network are out of sight, asked or not. */
  readonly lineDown?: { readonly local: readonly string[] } | undefined;
}

/** Records one round: all of it or nothing. Rejects where the store fails. */
export async function recordRound(
  db: RecordsDatabase,
  { looks, incidents, lineDown, ...between }: RecordedRound,
): Promise<void> {
  await writeRecords(db, WRITTEN, async (transaction) => {
    // A round may leave out who is not due: what was in between is unknown of them too.
    const inSight = looks.map(({ sample }) => sample.subject);
    if (between.isAfterPause) await loseSightOfOthers(transaction, inSight);
    else if (lineDown !== undefined)
      await loseSightOfOthers(transaction, [...lineDown.local, ...inSight]);
    await Promise.all([
      ...looks.map((look) => writeLook(transaction, look, between)),
      ...incidents.map((incident) => recordIncident(transaction, incident)),
    ]);
  });
}

async function loseSightOfOthers(
  transaction: WriteTransaction,
  inSight: readonly string[],
): Promise<void> {
  const seen = new Set(inSight);
  const known = await transaction.objectStore('subjects').getAllKeys();
  const others = known.filter((subject) => !seen.has(subject));
  await Promise.all(others.map((subject) => loseSight(transaction, subject)));
}
