import { ageInWords } from '../ui/age.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import type { Translate } from '../wording/translate.ts';

interface MomentOptions {
  readonly nowMs: number;
  readonly t: Translate;
}

/** A moment (ISO 8601) as "09:26", or "12 Nov 2026, 09:26" where that is another day. */
export function momentInWords(at: string, { nowMs, t }: MomentOptions): string {
  return timeInWords(at, { nowMs, locale: t('language_tag') }) ?? at;
}

/** The same with how long ago it was: "12 Nov 2026, 09:26 (11 days ago)". */
export function momentWithAge(at: string, { nowMs, t }: MomentOptions): string {
  const moment = momentInWords(at, { nowMs, t });
  const age = ageInWords(at, { now: nowMs, language: t('language_tag') });
  return age ? t('history_moment', moment, age) : moment;
}
