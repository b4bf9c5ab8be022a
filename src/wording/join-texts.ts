import { edged, spaced } from './fill.ts';
import type { Translate } from './translate.ts';

/** "WeChat and QQ" (`conjunction`) or "WeChat or QQ" (`disjunction`), by the rules of the language of `t`. */
export function joinNames(
  names: readonly string[],
  t: Translate,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const [only = '', ...others] = names;
  if (others.length === 0) return only;
  return spaced(new Intl.ListFormat(t('language_tag'), { type }).format(names.map(edged)));
}

/** Whole sentences one after the other; absent ones are left out. Undefined where none is left. */
export function joinSentences(
  sentences: readonly (string | undefined)[],
  t: Translate,
): string | undefined {
  const [first, ...others] = sentences.filter((sentence) => sentence !== undefined);
  return others.reduce<string | undefined>(
    (text, sentence) => t('two_sentences', text ?? '', sentence),
    first,
  );
}
