import * as v from 'valibot';
import { type Config, configSchema, controlSchema, serviceSchema } from '../formats/config.ts';
import { EMPTY_CONFIG } from './defaults.ts';
import { migrate } from './migrations.ts';
import { parseConfig } from './parse-config.ts';

/** How much of a stored configuration could be used. Only an `intact` or `absent` one may be overwritten unseen. */
export type StoredConfig =
  | { readonly kind: 'absent' | 'intact'; readonly config: Config }
  /** Parts were unreadable and are left out; the original should be kept aside before it is replaced. */
  | { readonly kind: 'damaged'; readonly config: Config }
  /** A later version wrote it: it must not be replaced. */
  | { readonly kind: 'newer'; readonly config: Config };

/** Reads what storage holds: an invalid part falls back alone, the rest is kept. */
export function readStoredConfig(stored: unknown): StoredConfig {
  if (stored === undefined) return { kind: 'absent', config: EMPTY_CONFIG };
  const migrated = migrate(stored);
  if (migrated.kind === 'newer') return { kind: 'newer', config: EMPTY_CONFIG };
  if (migrated.kind === 'unreadable') return { kind: 'damaged', config: EMPTY_CONFIG };
  const parsed = parseConfig(migrated.value);
  if (parsed.ok) return { kind: 'intact', config: parsed.config };
  return { kind: 'damaged', config: salvage(migrated.value) };
}

function salvage(stored: Readonly<Record<string, unknown>>): Config {
  const services = readable(serviceSchema, stored.services);
  const controls = readable(controlSchema, stored.controls);
  const settings = v.safeParse(configSchema.entries.settings, stored.settings);
  const parsed = parseConfig({
    ...EMPTY_CONFIG,
    services,
    ...(controls.length > 0 && { controls }),
    ...(settings.success && settings.output !== undefined && { settings: settings.output }),
  });
  return parsed.ok ? parsed.config : EMPTY_CONFIG;
}

/** The entries of a list that fit the schema, each id once. */
function readable<T extends { readonly id: string }>(
  schema: v.GenericSchema<unknown, T>,
  list: unknown,
): T[] {
  if (!Array.isArray(list)) return [];
  const entries = new Map<string, T>();
  for (const item of list) {
    const parsed = v.safeParse(schema, item);
    if (parsed.success && !entries.has(parsed.output.id)) {
      entries.set(parsed.output.id, parsed.output);
    }
  }
  return [...entries.values()];
}
