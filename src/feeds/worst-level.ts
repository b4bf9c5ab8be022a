import { LEVELS, type Level } from '../diagnosis/other-views.ts';

/** The worst of them. Something unknown among good ones leaves the whole unknown; `none` is the answer for no level. */
export function worstLevel(levels: readonly Level[], none: Level = 'unknown'): Level {
  const [first, ...rest] = levels;
  if (first === undefined) return none;
  const worst = rest.reduce((a, b) => (LEVELS.indexOf(b) > LEVELS.indexOf(a) ? b : a), first);
  return worst === 'operational' && levels.includes('unknown') ? 'unknown' : worst;
}

/** What a page's own word means by that table, whose keys are in lower case; `unknown` for a word that it lacks. */
export function levelOfWord(word: unknown, table: Readonly<Record<string, Level>>): Level {
  if (typeof word !== 'string') return 'unknown';
  const key = word.trim().toLowerCase();
  return Object.hasOwn(table, key) ? (table[key] ?? 'unknown') : 'unknown';
}
