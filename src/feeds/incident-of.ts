import type { Level } from '../diagnosis/other-views.ts';
import { cleanLink, cleanText } from './clean-text.ts';
import type { FeedIncident } from './feed-reading.ts';
import { readTime } from './read-time.ts';

/** Parts that one incident is said to name. */
const MAX_NAMED = 100;

interface IncidentSource {
  readonly title: unknown;
  readonly level: Level;
  readonly raw?: unknown;
  readonly components?: readonly string[] | undefined;
  readonly since?: unknown;
  readonly updated?: unknown;
  readonly link?: unknown;
  /** Address that `link` may be relative to. */
  readonly base?: string;
}

/** An open incident out of what a page says of it: texts cleaned, times read, what cannot be read left out. */
export function incidentOf(source: IncidentSource): FeedIncident {
  const raw = cleanText(source.raw);
  const sinceMs = readTime(source.since);
  const updatedMs = readTime(source.updated);
  const link = cleanLink(source.link, source.base);
  return {
    title: cleanText(source.title) ?? raw ?? '?',
    level: source.level,
    ...(source.components !== undefined && { components: source.components.slice(0, MAX_NAMED) }),
    ...(raw !== undefined && { raw }),
    ...(sinceMs !== undefined && { sinceMs }),
    ...(updatedMs !== undefined && { updatedMs }),
    ...(link !== undefined && { link }),
  };
}
