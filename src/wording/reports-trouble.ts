import { LEVELS, type Level } from '../diagnosis/other-views.ts';
import type { OfficialWord } from '../formats/official-word.ts';

/**
 * Whether a provider says that this very service is in trouble: a part that it is made of, an incident that names it,
 * or, where nothing names it, an outage of the page as a whole, whose smaller troubles are mostly about something else.
 */
export function reportsTrouble(word: OfficialWord | undefined): boolean {
  if (!word) return false;
  const { level, scope, incidents } = word;
  const isNamed = incidents.some((one) => one.isNamed && isAtLeast(one.level, 'degraded'));
  return isNamed || isAtLeast(level, scope === 'component' ? 'degraded' : 'partial');
}

function isAtLeast(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}
