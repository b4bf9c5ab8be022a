import type { RecordsDatabase, RecordsStore, WriteTransaction } from './records-schema.ts';

/**
 * Writes in one transaction: all that `work` does, or nothing of it. Rejects with the reason where that fails. Work may
 * wait for the store alone, or the transaction ends under it.
 */
export async function writeRecords<T>(
  db: RecordsDatabase,
  stores: readonly RecordsStore[],
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  // Not flushed at once: losing the last round to a power cut is worth less than a disk that is woken by every round.
  const transaction = db.transaction([...stores], 'readwrite', { durability: 'relaxed' });
  const ended = transaction.done.catch(() => undefined);
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    const reason = transaction.error ?? error;
    abort(transaction);
    await ended;
    throw reason;
  }
}

function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself: that is how most of them fail.
  }
}
