import { FINDINGS, type Finding } from '../diagnosis/finding.ts';
import { LEVELS } from '../diagnosis/other-views.ts';
import { durationInWords } from './duration-in-words.ts';
import { fill } from './fill.ts';
import { messageWord } from './message-word.ts';
import type { Translate } from './translate.ts';

/** Values that are lengths of time: how long one of them is, in ms. */
const UNIT_MS: Readonly<Record<string, number>> = { seconds: 1_000, minutes: 60_000 };

/** Tells one finding as a sentence in plain words. A value that the finding lacks is left blank. */
export function tellEvidence(finding: Finding, t: Translate): string {
  const names: readonly string[] = FINDINGS[finding.key];
  const values = names.map((name) => valueInWords(name, finding.values[name], t));
  return fill(t, `evidence_${messageWord(finding.key)}`, ...values);
}

function valueInWords(name: string, value: string | number | undefined, t: Translate): string {
  const unitMs = UNIT_MS[name];
  if (typeof value !== 'number') return wordInWords(name, value ?? '', t);
  if (unitMs !== undefined) return durationInWords(Math.abs(value) * unitMs, t);
  return new Intl.NumberFormat(t('language_tag'), { useGrouping: false }).format(value);
}

/** A level of a status page has a word of its own; everything else is a name. */
function wordInWords(name: string, value: string, t: Translate): string {
  const level = name === 'level' ? LEVELS.find((one) => one === value) : undefined;
  return level ? t(`level_${level}`) : value;
}
