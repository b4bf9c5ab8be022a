import type { Config } from '../formats/config.ts';
import { readRaw, type StorageResult, writeRaw } from '../platform/storage.ts';
import { readStoredConfig, type StoredConfig } from '../settings/read-stored-config.ts';

const KEY = 'config';
/** Where a configuration that could not be read whole is kept before it is replaced. */
const ASIDE = 'config.unreadable';

export type LoadedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly message: string };

/** The stored configuration, or the empty one of a new profile; fails only where storage itself does. */
export async function loadConfig(): Promise<LoadedConfig> {
  const raw = await readRaw('local', KEY);
  return raw.ok ? { ok: true, config: readStoredConfig(raw.value).config } : raw;
}

/** Stores a configuration, whole or not at all. What a later version wrote is not touched. */
export async function saveConfig(config: Config): Promise<StorageResult> {
  const raw = await readRaw('local', KEY);
  if (!raw.ok) return raw;
  const stored: StoredConfig = readStoredConfig(raw.value);
  if (stored.kind === 'newer') {
    return { ok: false, message: 'the stored configuration was made by a newer version' };
  }
  return writeRaw('local', {
    [KEY]: config,
    ...(stored.kind === 'damaged' && { [ASIDE]: raw.value }),
  });
}
