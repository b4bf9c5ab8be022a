import * as v from 'valibot';
import { type ReadResult, type StorageResult, storedItem, writeRaw } from '../platform/storage.ts';
import { STORAGE_TROUBLE, storageTrouble } from '../platform/storage-trouble.ts';

const SPARE = 'spare';

/** Values that storage.local would not take, by their keys: what a full or read-only disk costs ends with the browser. */
const spare = storedItem(SPARE, { area: 'session', schema: v.record(v.string(), v.unknown()) });

/** `isSpared`: refused by storage.local, and remembered until the browser closes all the same. */
export type SparedResult =
  | Extract<StorageResult, { ok: true }>
  | (Extract<StorageResult, { ok: false }> & { readonly isSpared?: true });

/** Whether what was written will be read again, be it from where it is not to stay. */
export function isHeld(result: SparedResult): boolean {
  return result.ok || result.isSpared === true;
}

/** Reads one key of storage.local, or what it would not take of it. Never rejects. */
export async function readSpared<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<ReadResult<T>> {
  const parsed = v.safeParse(schema, (await spare.get())?.[key]);
  if (parsed.success) return { ok: true, value: parsed.output };
  return storedItem(key, { area: 'local', schema }).read();
}

/**
 * Writes values to storage.local, and with them all that it would not take before: all of it or nothing. Where it
 * refuses, they go to storage.session, and that is told. Without values it does so for earlier ones alone.
 */
export async function writeSpared(values: Record<string, unknown>): Promise<SparedResult> {
  const waiting = await spare.get();
  const all = { ...waiting, ...values };
  if (Object.keys(all).length === 0) return { ok: true };
  // A death right after storage.local has taken them must not leave older ones here.
  if (waiting !== undefined) await spare.set(all);
  const stored = await writeRaw('local', all);
  if (stored.ok) {
    if (waiting !== undefined) await Promise.all([spare.remove(), storageTrouble.remove()]);
    return stored;
  }
  const known = await storageTrouble.get();
  const trouble = known ?? { message: stored.message, sinceMs: Date.now() };
  const spared = await writeRaw('session', { [SPARE]: all, [STORAGE_TROUBLE]: trouble });
  return spared.ok ? { ...stored, isSpared: true } : stored;
}
