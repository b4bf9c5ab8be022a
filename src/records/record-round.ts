import type { RecordedIncident } from '../formats/records.ts';
import type { Between } from './fold-look.ts';
import { loseSight } from './lose-sight.ts';
import { unpackLast } from './packed.ts';
import { recordIncident } from './record-incident.ts';
import type { RecordsDatabase, RecordsStore, WriteTransaction } from './records-schema.ts';
import { type RecordedLook, writeLook } from './write-look.ts';
import { writeRecords } from './write-records.ts';

/** As long as rounds overlap: see `fold-look.ts`. */
const LONGEST_ROUND_MS = 60_000;

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
    const isLost = between.isAfterPause || lineDown !== undefined;
    const last = isLost ? await lastLooks(transaction) : new Map<string, number>();
    const atMs = looks[0]?.sample.atMs;
    const isLate = (subject: string): boolean => isOverlapped(atMs, last.get(subject));
    // A round may leave out who is not due: what was in between is unknown of them too.
    const inSight = new Set([
      ...looks.map(({ sample }) => sample.subject),
      ...((!between.isAfterPause && lineDown?.local) || []),
    ]);
    const others = [...last.keys()].filter((subject) => !inSight.has(subject) && !isLate(subject));
    const isAfterPause = (subject: string): boolean => between.isAfterPause && !isLate(subject);
    await Promise.all([
      ...others.map((subject) => loseSight(transaction, subject)),
      ...looks.map((look) =>
        writeLook(transaction, look, {
          ...between,
          isAfterPause: isAfterPause(look.sample.subject),
        }),
      ),
      ...incidents.map((incident) => recordIncident(transaction, incident)),
    ]);
  });
}

/** When each known subject was last seen, in ms since the epoch; one whose last look cannot be read has no sight to lose. */
async function lastLooks(transaction: WriteTransaction): Promise<Map<string, number>> {
  const subjects = transaction.objectStore('subjects');
  const [ids, looks] = await Promise.all([subjects.getAllKeys(), subjects.getAll()]);
  return new Map(ids.map((id, i) => [id, unpackLast(looks[i])?.atMs ?? 0]));
}

/**
 * Whether a later round, which has ended first, has seen the subject: what was before that is no news of it. Further ahead
 * is a clock that was set back.
 */
function isOverlapped(atMs: number | undefined, lastMs: number | undefined): boolean {
  if (atMs === undefined || lastMs === undefined) return false;
  return atMs <= lastMs && lastMs - atMs <= LONGEST_ROUND_MS;
}
