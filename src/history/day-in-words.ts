import type { StripState } from '../ui/strip-day.ts';
import { durationInWords } from '../wording/duration-in-words.ts';
import { joinSentences } from '../wording/join-texts.ts';
import type { Translate } from '../wording/translate.ts';
import type { DayLook } from './day-look.ts';

/** One part of a day: how long it was so, in words. */
export interface DayPart {
  readonly state: StripState;
  readonly text: string;
}

const PARTS = [
  { state: 'down', of: (look: DayLook) => look.downMs },
  { state: 'degraded', of: (look: DayLook) => look.degradedMs },
  { state: 'up', of: (look: DayLook) => look.upMs },
  { state: 'unobserved', of: (look: DayLook) => look.unobservedMs },
] as const;

/** Less than this is an accident of rounding, in ms. */
const LEAST_MS = 1_000;

/** What a day was, worst first; empty where nothing is known of it. */
export function dayParts(look: DayLook, t: Translate): DayPart[] {
  const parts = PARTS.filter(({ of }) => of(look) >= LEAST_MS);
  const [only, ...others] = parts;
  if (only && others.length === 0) {
    return [{ state: only.state, text: t(`history_day_all_${only.state}`) }];
  }
  return parts.map(({ state, of }) => ({
    state,
    text: t(`history_day_${state}`, durationInWords(of(look), t)),
  }));
}

/** The date with its weekday. */
export function dayTitle({ day }: DayLook, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(day.fromMs);
}

/** The whole day in sentences, for screen readers. */
export function dayInWords(look: DayLook, t: Translate): string {
  const parts = dayParts(look, t);
  const said = parts.length === 0 ? [t('history_day_nothing')] : parts.map(({ text }) => text);
  const title = dayTitle(look, t('language_tag'));
  return t('history_day_is', title, joinSentences(said, t) ?? '');
}
