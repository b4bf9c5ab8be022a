import * as v from 'valibot';
import type { RecordedIncident, RollUp, Sample } from '../formats/records.ts';
import { reportSchema } from '../formats/report.ts';
import { withSilentDays, withSilentHours } from './fill-silence.ts';
import { openRecords } from './open-records.ts';
import { unpackDay, unpackSample, unpackTally } from './packed.ts';
import { hourOf } from './pieces.ts';
import { readIncident } from './record-incident.ts';
import type { RecordsDatabase } from './records-schema.ts';
import { withoutPaths } from './without-paths.ts';

/** Why there is no history. `newer`: a later version of the extension wrote it, and it stays untouched. */
export type RecordsFailure = 'unavailable' | 'newer' | 'damaged';

/** Reads the history. Every call may reject once the store fails; records that cannot be read are left out. */
export interface RecordReader {
  /** Ids of services with history, and '' for the user's own side; ascending. */
  readonly subjects: () => Promise<string[]>;
  /**
   * Days by subject, then by day. Between the first and the last day of a subject none is missing: those that nobody
   * observed are there as such.
   */
  readonly days: (options?: { readonly subject?: string }) => Promise<RollUp[]>;
  /** Hours that end after `fromMs`, oldest first, none missing in between. */
  readonly hours: (subject: string, fromMs: number) => Promise<RollUp[]>;
  /** Looks at or after `fromMs`, oldest first. */
  readonly samples: (subject: string, fromMs: number) => Promise<Sample[]>;
  /** Newest first, without their reports: those are read one by one. */
  readonly incidents: () => Promise<RecordedIncident[]>;
  readonly incident: (id: string) => Promise<RecordedIncident | undefined>;
  /** How many records this reader has met so far that could not be read. */
  readonly unreadable: () => number;
  readonly close: () => void;
}

export type OpenedReader =
  | { readonly kind: 'open'; readonly reader: RecordReader }
  | { readonly kind: 'failing'; readonly why: RecordsFailure; readonly message: string };

/** Opens the history for reading. Never rejects. Closes by itself where another version needs it. */
export async function openRecordReader(): Promise<OpenedReader> {
  const opened = await openRecords();
  if (opened.kind === 'open') return { kind: 'open', reader: readerOf(opened.db) };
  const { kind, why, message } = opened;
  return { kind, why: why === 'full' ? 'unavailable' : why, message };
}

/** A value, or nothing where it could not be read; which those were is remembered. */
type Readable = <T>(key: unknown, value: T | undefined) => T[];

function readerOf(db: RecordsDatabase): RecordReader {
  // The same record may be read twice, and counts once.
  const unread = new Set<string>();
  const readable: Readable = (key, value) => {
    if (value !== undefined) return [value];
    unread.add(JSON.stringify(key));
    return [];
  };
  return {
    subjects: () => db.getAllKeys('subjects'),
    days: async ({ subject } = {}) =>
      withSilentDays(
        await days(db, { ...(subject !== undefined && { range: from([subject]) }), readable }),
      ),
    hours: async (subject, fromMs) =>
      withSilentHours(await hours(db, { range: from([subject, hourOf(fromMs)]), readable })),
    samples: async (subject, fromMs) => {
      const all = await samples(db, { range: from([subject, hourOf(fromMs)]), readable });
      return all.filter(({ atMs }) => atMs >= fromMs);
    },
    incidents: () => incidents(db, readable),
    incident: async (id) => {
      const stored = await db.get('incidents', id);
      if (stored === undefined) return undefined;
      const [known] = readable(['incidents', id], readIncident(stored));
      return known && { ...known, ...(await report(db, { id, readable })) };
    },
    unreadable: () => unread.size,
    close: () => db.close(),
  };
}

/** Every key of a subject from this one on: arrays sort behind numbers and texts. */
function from(key: readonly [string] | readonly [string, number]): IDBKeyRange {
  return IDBKeyRange.bound([...key], [key[0], []]);
}

/** In one request, for the page is waiting. */
async function days(
  db: RecordsDatabase,
  { range, readable }: { range?: IDBKeyRange; readable: Readable },
): Promise<RollUp[]> {
  const values = await db.getAll('days', range);
  return values.flatMap((value) => readable(['days', value], unpackDay(value)));
}

async function hours(
  db: RecordsDatabase,
  { range, readable }: { range: IDBKeyRange; readable: Readable },
): Promise<RollUp[]> {
  const reading = db.transaction('hours');
  const [keys, values] = await Promise.all([
    reading.store.getAllKeys(range),
    reading.store.getAll(range),
  ]);
  return keys.flatMap((key, n) => {
    const [subject, span] = key;
    const tally = unpackTally(values[n]);
    return readable(['hours', key], tally && { subject, span, ...tally });
  });
}

/** Oldest first. */
async function samples(
  db: RecordsDatabase,
  { range, readable }: { range: IDBKeyRange; readable: Readable },
): Promise<Sample[]> {
  const reading = db.transaction('samples');
  const [keys, values] = await Promise.all([
    reading.store.getAllKeys(range),
    reading.store.getAll(range),
  ]);
  const found = keys.flatMap(([subject, hourMs], index) => {
    const stored = values[index];
    const rows: unknown[] = Array.isArray(stored) ? stored : [undefined];
    return rows.flatMap((row, n) =>
      readable(['samples', subject, hourMs, n], unpackSample(row, { subject, hourMs })),
    );
  });
  return found.sort((a, b) => a.atMs - b.atMs);
}

/** Newest first. */
async function incidents(db: RecordsDatabase, readable: Readable): Promise<RecordedIncident[]> {
  const reading = db.transaction('incidents');
  const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
  const known = values.flatMap((value, n) => readable(['incidents', keys[n]], readIncident(value)));
  return known.sort((a, b) => Date.parse(b.incident.startedAt) - Date.parse(a.incident.startedAt));
}

const storedReport = v.object({
  report: reportSchema,
  reportText: v.exactOptional(v.string()),
});

async function report(
  db: RecordsDatabase,
  { id, readable }: { id: string; readable: Readable },
): Promise<Pick<RecordedIncident, 'report' | 'reportText'>> {
  const stored = await db.get('reports', id);
  if (stored === undefined) return {};
  const parsed = v.safeParse(storedReport, stored);
  const [known] = readable(['reports', id], parsed.success ? parsed.output : undefined);
  return known === undefined ? {} : { ...known, report: withoutPaths(known.report) };
}
