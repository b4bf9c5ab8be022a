/** How a store fails. `newer`: a later version of the extension wrote it. `full`: the browser gives no more room. */
export type StoreFailure = 'unavailable' | 'newer' | 'damaged' | 'full';

/**
 * Names of what browsers throw where the files of a database cannot be read, or lack what was created in them.
 * Firefox: https://searchfox.org/mozilla-central/source/dom/indexedDB/IndexedDatabaseManager.cpp
 */
const DAMAGED = ['UnknownError', 'DataError', 'NotFoundError', 'ReadOnlyError', 'EncodingError'];

/** What an error of the store stands for. */
export function failureOf(error: unknown): StoreFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return 'newer';
  if (name === 'QuotaExceededError') return 'full';
  return DAMAGED.includes(name) ? 'damaged' : 'unavailable';
}

export function messageOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException
    ? `${error.name}: ${error.message}`
    : String(error);
}
