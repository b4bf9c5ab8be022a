import { LEVELS, type Level } from '../diagnosis/other-views.ts';

/** The worst of them, `unknown` being the least; `none` is the answer for no level. */
export function worstLevel(levels: readonly Level[], none: Level = 'unknown'): Level {
  const [first = none, ...rest] = levels;
  return rest.reduce((a, b) => (LEVELS.indexOf(b) > LEVELS.indexOf(a) ? b : a), first);
}

/** The worst of them, and well only where each one is known to be: green must not rest on what nobody could read. */
export function worstOfAll(levels: readonly Level[], none: Level = 'unknown'): Level {
  const worst = worstLevel(levels, none);
  return worst === 'operational' && levels.includes('unknown') ? 'unknown' : worst;
}
