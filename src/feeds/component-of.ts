import type { Level } from '../diagnosis/other-views.ts';
import { cleanText } from './clean-text.ts';
import type { FeedComponent } from './feed-reading.ts';

interface ComponentSource {
  /** A text or a number. */
  readonly id: unknown;
  readonly name?: unknown;
  readonly level: Level;
  readonly raw?: unknown;
}

/** A part of a page in a list of its own; an empty list where it has no id. */
export function componentOf(source: ComponentSource): readonly FeedComponent[] {
  const id = cleanText(typeof source.id === 'number' ? String(source.id) : source.id);
  if (id === undefined) return [];
  const raw = cleanText(source.raw);
  const name = cleanText(source.name) ?? id;
  return [{ id, name, level: source.level, ...(raw !== undefined && { raw }) }];
}
