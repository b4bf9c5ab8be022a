import type { RecordsTrouble } from '../formats/records.ts';
import { recordsTrouble } from '../platform/records-trouble.ts';
import type { StorageResult } from '../platform/storage.ts';
import { makeRoom } from '../records/forget-records.ts';
import { deleteRecords, openRecords } from '../records/open-records.ts';
import type { RecordsDatabase } from '../records/records-schema.ts';
import { failureOf, messageOf } from '../records/store-failure.ts';

const MINUTE_MS = 60_000;
/** A store that cannot be read is given this long: what ails it may be the disk, and pass. */
const PATIENCE_MS = 15 * MINUTE_MS;
/** How long it is told that history had to begin anew. */
const TOLD_MS = 7 * 24 * 60 * MINUTE_MS;

type Failure = Pick<RecordsTrouble, 'why' | 'message'>;
type Work = (db: RecordsDatabase) => Promise<unknown>;

/** The one way from the background to the database of records. Nothing rejects: what fails is told, and goes without. */
export interface RecordsDoor {
  /** Runs work on the database; where that fails, what ails it stands in storage for pages to see. */
  readonly use: (work: Work) => Promise<void>;
  /** Empties the database; one that cannot be opened is deleted whole, whatever it holds. */
  readonly empty: (clear: Work) => Promise<StorageResult>;
}

export function openRecordsDoor(now: () => number): RecordsDoor {
  // Lost with the background, and opened again by the next one.
  let connection: RecordsDatabase | undefined;
  const hangUp = (): void => {
    connection?.close();
    connection = undefined;
  };

  const attempt = async (work: Work): Promise<Failure | undefined> => {
    if (connection === undefined) {
      const opened = await openRecords({
        onClosed: () => {
          connection = undefined;
        },
      });
      if (opened.kind === 'failing') return { why: opened.why, message: opened.message };
      connection = opened.db;
    }
    try {
      await work(connection);
      return undefined;
    } catch (error) {
      return { why: failureOf(error), message: messageOf(error) };
    }
  };

  /** A connection may have been taken away in between, and a full store may have something to give up. */
  const attemptTwice = async (work: Work): Promise<Failure | undefined> => {
    const failure = await attempt(work);
    if (failure === undefined || failure.why === 'newer') return failure;
    if (failure.why === 'full') await attempt(makeRoom);
    hangUp();
    return attempt(work);
  };

  return {
    use: async (work) => {
      const failure = await attemptTwice(work);
      const known = await recordsTrouble.get();
      if (failure === undefined) return tellWell(known, now());
      hangUp();
      await tell(known, failure, now());
      const isLasting = isWorthBeginningAnew(known, failure, now());
      if (isLasting && (await beginAnew(known, failure))) await attempt(work);
    },
    empty: async (clear) => {
      const failure = await attemptTwice(clear);
      hangUp();
      if (failure !== undefined) {
        const deleted = await deleteRecords();
        if (!deleted.ok) return deleted;
      }
      return recordsTrouble.remove();
    },
  };
}

async function tell(
  known: RecordsTrouble | undefined,
  failure: Failure,
  nowMs: number,
): Promise<void> {
  if (known?.why === failure.why && known.hasBegunAnew === undefined) return;
  await recordsTrouble.set({ ...failure, sinceMs: nowMs });
}

async function tellWell(known: RecordsTrouble | undefined, nowMs: number): Promise<void> {
  if (known === undefined) return;
  const isToBeTold = known.hasBegunAnew && Math.abs(nowMs - known.sinceMs) < TOLD_MS;
  if (!isToBeTold) await recordsTrouble.remove();
}

function isWorthBeginningAnew(
  known: RecordsTrouble | undefined,
  { why }: Failure,
  nowMs: number,
): boolean {
  if (why !== 'damaged' || known?.why !== 'damaged' || known.hasBegunAnew) return false;
  return Math.abs(nowMs - known.sinceMs) >= PATIENCE_MS;
}

/** Gives up what cannot be read, and says so. */
async function beginAnew(known: RecordsTrouble | undefined, failure: Failure): Promise<boolean> {
  const deleted = await deleteRecords();
  if (!deleted.ok || known === undefined) return false;
  await recordsTrouble.set({ ...known, ...failure, hasBegunAnew: true });
  return true;
}
