import * as v from 'valibot';
import type { Control } from '../../formats/config.ts';
import { type StoredItem, storedItem } from '../../platform/storage.ts';
import { askCountry } from '../../probe/ask-country.ts';
import type { ProbePorts } from '../../probe/ports.ts';

/** People cross borders, and switch VPNs on and off, within an hour at most. */
const KEPT_MS = 60 * 60_000;
/** That nobody could tell may be different in a moment. */
const UNKNOWN_KEPT_MS = 60_000;

const countrySchema = v.strictObject({ code: v.nullable(v.string()), atMs: v.number() });

/** Where this browser was found to be; `code` null where nobody could tell. */
export const knownCountry: StoredItem<v.InferOutput<typeof countrySchema>> = storedItem('country', {
  area: 'session',
  schema: countrySchema,
});

/** The country that was found within the last hour; undefined where it is not known. */
export async function recallCountry(nowMs: number): Promise<string | undefined> {
  return (await recall(nowMs))?.code ?? undefined;
}

/** The country, asked for at most once an hour; once a minute while nobody can tell. */
export async function findCountry(
  controls: readonly Control[],
  ports: Pick<ProbePorts, 'fetch' | 'hasAccess' | 'sleep' | 'now'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const known = await recall(ports.now());
  if (known !== undefined) return known.code ?? undefined;
  const code = await askCountry(controls, ports, signal);
  if (!signal.aborted) await knownCountry.set({ code: code ?? null, atMs: ports.now() });
  return code;
}

async function recall(nowMs: number): Promise<{ readonly code: string | null } | undefined> {
  const known = await knownCountry.get();
  if (known === undefined || known.atMs > nowMs) return undefined;
  const keptMs = known.code === null ? UNKNOWN_KEPT_MS : KEPT_MS;
  return nowMs - known.atMs > keptMs ? undefined : known;
}
