import type { Level } from '../diagnosis/other-views.ts';

export type LevelWords = Readonly<Record<string, Level>>;

/**
 * What platforms call the state of a part, in small letters and nothing but letters: the same few words are written
 * `partial_outage`, `PARTIALOUTAGE` and `Partial Outage`.
 */
export const PART_WORDS: LevelWords = {
  operational: 'operational',
  undermaintenance: 'maintenance',
  maintenance: 'maintenance',
  degradedperformance: 'degraded',
  degraded: 'degraded',
  partialoutage: 'partial',
  minoroutage: 'partial',
  majoroutage: 'major',
  fulloutage: 'major',
};

/** The level that a table gives to a page's own word; `unknown` for words it does not list, never a guess. */
export function levelOf(words: LevelWords, word: unknown): Level {
  if (typeof word !== 'string' && typeof word !== 'number') return 'unknown';
  const key = String(word)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  return Object.hasOwn(words, key) ? (words[key] ?? 'unknown') : 'unknown';
}
