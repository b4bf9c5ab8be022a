import * as v from 'valibot';
import { isLocalHost } from '../../formats/local-host.ts';
import type { StorageResult } from '../../platform/storage.ts';
import { type StoredItem, storedItem } from '../../platform/storage.ts';

const tokenSchema = v.strictObject({ origin: v.string(), token: v.string() });

/** Kept apart from the configuration: exports and reports never hold it. */
const keptToken: StoredItem<v.InferOutput<typeof tokenSchema>> = storedItem('outsideToken', {
  area: 'local',
  schema: tokenSchema,
});

/**
 * The person's own token, where it was given for this very endpoint: an imported address never gets to see it, nor does
 * anybody on the way to one that is not on this machine or network and spoken to in clear text.
 */
export async function tokenFor(endpoint: string): Promise<string | undefined> {
  const { origin, protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:' && !isLocalHost(hostname)) return undefined;
  const kept = await keptToken.get();
  return kept?.origin === origin ? kept.token : undefined;
}

/** Keeps a token for an endpoint; null drops the one that is kept. */
export function keepToken(token: string | null, endpoint: string): Promise<StorageResult> {
  if (token === null) return keptToken.remove();
  return keptToken.set({ origin: new URL(endpoint).origin, token });
}
