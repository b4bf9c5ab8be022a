/** Turns a stored value of one version into the next; the first one leads from version 1 to 2. */
export type Migration = (value: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** In order; empty while version 1 is the only one there has been. */
const MIGRATIONS: readonly Migration[] = [];

export type Migrated =
  | { readonly kind: 'current'; readonly value: Readonly<Record<string, unknown>> }
  /** Written by a later version of the extension: to be left alone. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'unreadable' };

/** Brings a stored value to the current version, which is one more than there are migrations. */
export function migrate(stored: unknown, migrations: readonly Migration[] = MIGRATIONS): Migrated {
  if (typeof stored !== 'object' || stored === null) return { kind: 'unreadable' };
  const version: unknown = Reflect.get(stored, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { kind: 'unreadable' };
  }
  if (version > migrations.length + 1) return { kind: 'newer', version };
  const value: Record<string, unknown> = { ...stored };
  const steps = migrations.slice(version - 1);
  return {
    kind: 'current',
    value: steps.reduce<Record<string, unknown>>((v, step) => step(v), value),
  };
}
