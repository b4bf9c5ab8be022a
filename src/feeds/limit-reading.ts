import type { FeedReading } from './feed-reading.ts';
import { worstLevel } from './worst-level.ts';

/** Parts of a page that are kept; the longest pages known list about 500. */
export const MAX_PARTS = 1_000;

/** Open incidents that are kept. */
export const MAX_OPEN_INCIDENTS = 50;

/**
 * A reading cut to its limits, the first ones kept. Without a level of its own, the page is as well as the worst of its
 * parts and incidents.
 */
export function limitReading(
  reading: Omit<FeedReading, 'level'> & { readonly level?: FeedReading['level'] },
): FeedReading {
  const level =
    reading.level ??
    worstLevel([...reading.components, ...reading.incidents].map((part) => part.level));
  return {
    ...reading,
    level,
    components: reading.components.slice(0, MAX_PARTS),
    incidents: reading.incidents.slice(0, MAX_OPEN_INCIDENTS),
  };
}
