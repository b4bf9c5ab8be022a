import { followClock } from './follow-clock.ts';
import { dropIncidents } from './forget-records.ts';
import {
  DAYS_KEPT_MS,
  HOURS_KEPT_MS,
  INCIDENTS_KEPT_MS,
  MOST_INCIDENTS,
  MOST_REPORTS,
  SAMPLES_KEPT_MS,
} from './limits.ts';
import { dayOf } from './local-day.ts';
import { hourOf } from './pieces.ts';
import { type RecordsDatabase, STORES, type WriteTransaction } from './records-schema.ts';
import { writeRecords } from './write-records.ts';

/** Subjects and incidents that one step looks at: a hundred subjects take a dozen steps. */
const STEP = 8;
const PROGRESS = 'pruned';
/** Where no rounds prune, as many steps are taken as rounds every 10 minutes would take. */
const SILENCE_MS = 2 * 3_600_000;
const STEPS_AFTER_SILENCE = 12;

interface Progress {
  /** The subject that was pruned last; the next step goes on behind it. */
  readonly subject: string | undefined;
  /** Ages are counted from here, ms since the epoch. */
  readonly atMs: number;
  /** When that was, by the clock as it stood, ms since the epoch. */
  readonly steppedMs: number;
}

/**
 * Prunes where no round has for hours: watching rests, or nobody is watched. To be called when the background wakes. Each
 * step stands by itself: a death in between loses none that was taken.
 */
export async function pruneAfterSilence(db: RecordsDatabase, nowMs: number): Promise<void> {
  const known = readProgress(await db.get('meta', PROGRESS));
  if (known !== undefined && Math.abs(nowMs - known.steppedMs) < SILENCE_MS) return;
  for (let n = 0; n < STEPS_AFTER_SILENCE; n += 1) await pruneRecords(db, nowMs);
}

/** One small step of dropping what is too old or too much. To be called after each round. */
export async function pruneRecords(db: RecordsDatabase, nowMs: number): Promise<void> {
  await writeRecords(db, STORES, async (transaction) => {
    const meta = transaction.objectStore('meta');
    const known = readProgress(await meta.get(PROGRESS));
    const atMs = followClock(known?.atMs, nowMs);
    const subjects = await nextSubjects(transaction, known?.subject);
    await Promise.all(subjects.map((subject) => pruneSubject(transaction, subject, atMs)));
    await pruneIncidents(transaction, atMs);
    await pruneReports(transaction);
    // At the end of the list it begins again.
    await meta.put([subjects.length < STEP ? null : subjects.at(-1), atMs, nowMs], PROGRESS);
  });
}

/** What is too old of one subject, whatever there is of it. */
async function pruneSubject(
  transaction: WriteTransaction,
  subject: string,
  atMs: number,
): Promise<void> {
  const until = (key: number | string): IDBKeyRange =>
    IDBKeyRange.bound([subject], [subject, key], false, true);
  await Promise.all([
    transaction.objectStore('samples').delete(until(hourOf(atMs - SAMPLES_KEPT_MS))),
    transaction.objectStore('hours').delete(until(hourOf(atMs - HOURS_KEPT_MS))),
    transaction.objectStore('days').delete(until(dayOf(atMs - DAYS_KEPT_MS))),
  ]);
}

/** Incidents that stand are in no index, and stay. */
async function pruneIncidents(transaction: WriteTransaction, atMs: number): Promise<void> {
  const over = transaction.objectStore('incidents').index('endedAt');
  const oldest = IDBKeyRange.upperBound(new Date(atMs - INCIDENTS_KEPT_MS).toISOString());
  const tooMany = Math.min(STEP, (await over.count()) - MOST_INCIDENTS);
  await dropIncidents(transaction, [
    ...(await over.getAllKeys(oldest, STEP)),
    ...(tooMany > 0 ? await over.getAllKeys(undefined, tooMany) : []),
  ]);
}

async function pruneReports(transaction: WriteTransaction): Promise<void> {
  const reports = transaction.objectStore('reports');
  const kept = reports.index('keptAtMs');
  const tooMany = Math.min(STEP, (await kept.count()) - MOST_REPORTS);
  if (tooMany <= 0) return;
  const ids = await kept.getAllKeys(undefined, tooMany);
  await Promise.all(ids.map((id) => reports.delete(id)));
}

function nextSubjects(transaction: WriteTransaction, after: string | undefined): Promise<string[]> {
  const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
  return transaction.objectStore('subjects').getAllKeys(range, STEP);
}

function readProgress(stored: unknown): Progress | undefined {
  if (!Array.isArray(stored)) return undefined;
  // An earlier version noted no third.
  const [subject, atMs, steppedMs = atMs]: unknown[] = stored;
  if (!Number.isFinite(atMs) || typeof atMs !== 'number') return undefined;
  return {
    subject: typeof subject === 'string' ? subject : undefined,
    atMs,
    steppedMs: typeof steppedMs === 'number' ? steppedMs : 0,
  };
}
