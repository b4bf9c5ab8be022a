import type { Uptime } from '../records/uptime.ts';
import { durationInWords } from '../wording/duration-in-words.ts';
import type { Translate } from '../wording/translate.ts';

/**
 * The share of the observed time in which it answered, slow and partial included, such as "99.98%"; undefined where
 * nobody observed anything. Cut off, not rounded: what was down for a minute has never answered for 100%.
 */
export function uptimeShare({ share }: Uptime, language: string): string | undefined {
  if (share === undefined) return undefined;
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  return percent.format(Math.floor(share * 10_000) / 10_000);
}

/** "Answered for 99.98% of the 61 days that were observed"; time that nobody observed is left out of it. */
export function uptimeInWords(uptime: Uptime, t: Translate): string {
  const share = uptimeShare(uptime, t('language_tag'));
  if (share === undefined) return t('history_uptime_none');
  return t('history_uptime', share, durationInWords(uptime.observedMs, t));
}

/** Below this, what nobody observed is not worth a word, in ms. */
const LEAST_UNOBSERVED_MS = 60_000;

/** "Not observed: 29 days"; undefined where next to nothing was missed. */
export function unobservedInWords({ unobservedMs }: Uptime, t: Translate): string | undefined {
  if (unobservedMs < LEAST_UNOBSERVED_MS) return undefined;
  return t('history_unobserved', durationInWords(unobservedMs, t));
}
