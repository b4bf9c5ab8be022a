import type { OpenedReader, RecordReader } from '../records/record-reader.ts';
import type { StoreState } from './history-state.ts';

export interface KeptReader {
  /**
   * Reads with an open history. One that was closed under way, as by an update, is opened once more; undefined where
   * that fails too. Never rejects.
   */
  readonly read: <T>(how: (reader: RecordReader) => Promise<T>) => Promise<T | undefined>;
}

/** Opens the history when it is first read, and tells whenever it opens or fails. */
export function keepReader(
  open: () => Promise<OpenedReader>,
  tell: (state: StoreState) => void,
): KeptReader {
  let reader: RecordReader | undefined;

  const opened = async (): Promise<RecordReader | undefined> => {
    if (reader) return reader;
    const result = await open();
    if (result.kind === 'open') reader = result.reader;
    else tell({ kind: 'failing', why: result.why });
    return reader;
  };

  const attempt = async <T>(
    how: (reader: RecordReader) => Promise<T>,
    attemptsLeft: number,
  ): Promise<T | undefined> => {
    const ready = await opened();
    if (!ready) return undefined;
    try {
      const value = await how(ready);
      tell({ kind: 'open', unreadable: ready.unreadable() });
      return value;
    } catch {
      // Reads that began together fail together: only the first of them closes it.
      if (reader === ready) {
        reader = undefined;
        ready.close();
      }
      if (attemptsLeft > 0) return attempt(how, attemptsLeft - 1);
      tell({ kind: 'failing', why: 'damaged' });
      return undefined;
    }
  };

  return { read: (how) => attempt(how, 1) };
}
