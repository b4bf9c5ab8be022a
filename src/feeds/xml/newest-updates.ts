import type { XmlItem } from './read-xml-feed.ts';

export interface FoldedItem {
  /** The newest of its updates. */
  readonly item: XmlItem;
  /** ms since the epoch, of the oldest update that is still listed. */
  readonly sinceMs: number | undefined;
  /** ms since the epoch, of the newest. */
  readonly updatedMs: number | undefined;
}

/**
 * One entry for all updates of one incident, `keyOf` telling which belong together (an item without a key is left out).
 * Of two of the same time, or none, the one that stands first is the newer: feeds put the newest on top.
 */
export function newestUpdates(
  items: readonly XmlItem[],
  keyOf: (item: XmlItem) => string | undefined,
): readonly FoldedItem[] {
  const found = new Map<string, FoldedItem>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const { updatedMs, publishedMs } = item;
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, { item, sinceMs: publishedMs ?? updatedMs, updatedMs });
      continue;
    }
    const isNewer = (updatedMs ?? 0) > (known.updatedMs ?? 0);
    const since = [known.sinceMs, publishedMs ?? updatedMs].filter((ms) => ms !== undefined);
    found.set(key, {
      ...(isNewer ? { item, updatedMs } : known),
      sinceMs: since.length === 0 ? undefined : Math.min(...since),
    });
  }
  return [...found.values()];
}
