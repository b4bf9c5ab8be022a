import { fill } from './fill.ts';
import { joinNames } from './join-texts.ts';
import { MOST_NAMES } from './name-group.ts';
import type { Translate } from './translate.ts';

/** Names in a short text: "WeChat and QQ", "WeChat, QQ and 3 more". Each name once. */
export function alertNames(names: readonly string[], t: Translate): string {
  const [first = '', second = '', ...rest] = new Set(names);
  if (rest.length <= MOST_NAMES - 2) return joinNames([...new Set(names)], t);
  return fill(t, 'alert_names_more', first, second, String(rest.length));
}

/** Whether so many different names need the words for several. */
export function manyOf(names: readonly string[]): '' | '_many' {
  return new Set(names).size > 1 ? '_many' : '';
}
