import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import type { RecordedIncident, Sample } from '../../../src/formats/records.ts';
import { openRecords } from '../../../src/records/open-records.ts';
import { openRecordReader, type RecordReader } from '../../../src/records/record-reader.ts';
import { recordRound } from '../../../src/records/record-round.ts';
import type { RecordsDatabase } from '../../../src/records/records-schema.ts';
import { fault } from '../background/sample-report.ts';

export const NOW_MS = Date.parse('2026-11-23T09:00:00.000Z');
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const GAP_MS = 30 * MINUTE_MS;

/** A browser profile without any database. */
export function newProfile(): void {
  globalThis.indexedDB = new IDBFactory();
}

export async function openStore(): Promise<RecordsDatabase> {
  const opened = await openRecords();
  if (opened.kind === 'failing') throw new Error(opened.message);
  return opened.db;
}

export async function openReader(): Promise<RecordReader> {
  const opened = await openRecordReader();
  if (opened.kind === 'failing') throw new Error(opened.message);
  return opened.reader;
}

/** What a reader reads, which is closed after it. */
export async function reading<T>(work: (reader: RecordReader) => Promise<T>): Promise<T> {
  const reader = await openReader();
  const value = await work(reader);
  reader.close();
  return value;
}

export function incidentOf(
  id: string,
  over: Partial<RecordedIncident['incident']> = {},
): RecordedIncident {
  const incident = {
    id,
    service: 's',
    verdict: fault({ certainty: 'confirmed' }),
    startedAt: new Date(NOW_MS).toISOString(),
    confirmedAt: new Date(NOW_MS + 15_000).toISOString(),
    endedAt: null,
    changes: [],
    ...over,
  };
  return { incident, names: { service: 'Service', provider: 'Provider' } };
}

interface Seen extends Partial<Omit<Sample, 'subject' | 'atMs'>> {
  readonly incidents?: readonly RecordedIncident[];
  readonly isAfterPause?: boolean;
  readonly lineDown?: { readonly local: readonly string[] };
}

/** Records one look at each subject; good and answered after 20 ms unless told otherwise. */
export async function look(
  db: RecordsDatabase,
  atMs: number,
  {
    subjects = ['s'],
    incidents = [],
    state = 'up',
    isAfterPause = false,
    lineDown,
    ...over
  }: Seen & { subjects?: readonly string[] } = {},
): Promise<void> {
  const sighting = state === 'up' ? 'good' : state === 'unobserved' ? 'unobserved' : 'failing';
  const answer = state === 'up' ? { latencyMs: 20 } : {};
  const looks = subjects.map(
    (subject) =>
      ({
        sample: { subject, atMs, state, ...answer, ...over },
        sighting,
      }) as const,
  );
  await recordRound(db, { looks, incidents, gapMs: GAP_MS, isAfterPause, lineDown });
}
