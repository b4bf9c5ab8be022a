import * as v from 'valibot';
import { browser } from './browser.ts';

export type StorageArea = 'local' | 'session';

export type StorageResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string };

/** What was read: a raw value (`undefined` when there is none), or why reading failed. */
export type RawResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** What an item holds, undefined when there is none, or why that cannot be told. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T | undefined }
  | { readonly ok: false; readonly message: string };

export interface StoredItem<T> {
  /**
   * The value; for whoever writes over it afterwards, because a store that fails now may hold it still. What is not of
   * the expected shape is undefined, as if there were none: nothing could ever be made of it. Never rejects.
   */
  readonly read: () => Promise<ReadResult<T>>;
  /** The value; undefined when absent, unreadable, or not of the expected shape. Never rejects. */
  readonly get: () => Promise<T | undefined>;
  /** Never rejects: a full or broken store is a value. */
  readonly set: (value: T) => Promise<StorageResult>;
  readonly remove: () => Promise<StorageResult>;
  /** Calls back with each new value, undefined once removed. Returns what ends the subscription. */
  readonly watch: (listener: (value: T | undefined) => void) => () => void;
}

/** One key of extension storage, whose content is parsed by `schema` on every read. */
export function storedItem<T>(
  key: string,
  { area, schema }: { area: StorageArea; schema: v.GenericSchema<unknown, T> },
): StoredItem<T> {
  const parse = (value: unknown): T | undefined => {
    if (value === undefined) return undefined;
    const parsed = v.safeParse(schema, value);
    return parsed.success ? parsed.output : undefined;
  };
  return {
    read: async () => {
      const once = await readRaw(area, key);
      // What ails a disk may pass within a moment.
      const raw = once.ok ? once : await readRaw(area, key);
      return raw.ok ? { ok: true, value: parse(raw.value) } : raw;
    },
    get: async () => {
      const raw = await readRaw(area, key);
      return raw.ok ? parse(raw.value) : undefined;
    },
    set: (value) => writeRaw(area, { [key]: value }),
    remove: () => attempt(() => browser.storage[area].remove(key)),
    watch: (listener) => watchRaw(area, { key, listener: (value) => listener(parse(value)) }),
  };
}

/** Reads one key without looking at its shape. */
export async function readRaw(area: StorageArea, key: string): Promise<RawResult> {
  try {
    const stored = await browser.storage[area].get(key);
    return { ok: true, value: stored[key] };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

/** Writes several keys at once: all of them or none. */
export function writeRaw(
  area: StorageArea,
  values: Record<string, unknown>,
): Promise<StorageResult> {
  return attempt(() => browser.storage[area].set(values));
}

/** Removes keys, those that are not there included. */
export function forgetKeys(area: StorageArea, keys: readonly string[]): Promise<StorageResult> {
  return attempt(() => browser.storage[area].remove([...keys]));
}

function watchRaw(
  area: StorageArea,
  { key, listener }: { key: string; listener: (value: unknown) => void },
): () => void {
  const changed = (changes: Record<string, { newValue?: unknown }>, changedArea: string): void => {
    const change = changes[key];
    if (changedArea === area && change !== undefined) listener(change.newValue);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}

async function attempt(write: () => Promise<void>): Promise<StorageResult> {
  try {
    await write();
    return { ok: true };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
