import type { RecordedIncident } from '../formats/records.ts';
import { recordIncident } from './record-incident.ts';
import type { RecordsDatabase, RecordsStore } from './records-schema.ts';
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

export interface RecordedRound {
  readonly looks: readonly RecordedLook[];
  readonly incidents: readonly RecordedIncident[];
  /** A longer silence is a gap: nobody knows what was in between. */
  readonly gapMs: number;
}

/** Records one round: all of it or nothing. Rejects where the store fails. */
export async function recordRound(
  db: RecordsDatabase,
  { looks, incidents, gapMs }: RecordedRound,
): Promise<void> {
  await writeRecords(db, WRITTEN, (transaction) =>
    Promise.all([
      ...looks.map((look) => writeLook(transaction, look, gapMs)),
      ...incidents.map((incident) => recordIncident(transaction, incident)),
    ]),
  );
}
