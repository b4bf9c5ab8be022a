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
  const settings = readableSettings(stored.settings);
  const parsed = parseConfig({
    ...EMPTY_CONFIG,
    services,
    ...(controls.length > 0 && { controls }),
    ...(settings !== undefined && { settings }),
  });
  return parsed.ok ? parsed.config : EMPTY_CONFIG;
}

const SETTINGS = configSchema.entries.settings.wrapped.entries;
const ALERTS = SETTINGS.alerts.wrapped.entries;
const OUTSIDE = SETTINGS.outsideView.wrapped.entries;
const SPAN = ALERTS.quiet.wrapped.item;

/** Each setting that fits, those that consist of several in part; undefined where there are none at all. */
function readableSettings(stored: unknown): object | undefined {
  const settings = objectOf(stored);
  if (settings === undefined) return undefined;
  const alerts = objectOf(settings.alerts);
  const outsideView = objectOf(settings.outsideView);
  return {
    ...fitting(SETTINGS, settings),
    ...(alerts && { alerts: { ...fitting(ALERTS, alerts), ...quietOf(alerts) } }),
    ...(outsideView && { outsideView: fitting(OUTSIDE, outsideView) }),
  };
}

/** A span of quiet hours that cannot be read takes no other with it. */
function quietOf({ quiet }: Readonly<Record<string, unknown>>): object {
  if (!Array.isArray(quiet)) return {};
  return { quiet: quiet.filter((span) => v.is(SPAN, span)) };
}

function fitting(
  schemas: Readonly<Record<string, v.GenericSchema>>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = Object.keys(schemas).filter((name) => values[name] !== undefined);
  return Object.fromEntries(
    names.flatMap((name) => {
      const schema = schemas[name];
      const parsed = schema && v.safeParse(schema, values[name]);
      return parsed?.success ? [[name, parsed.output]] : [];
    }),
  );
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
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
