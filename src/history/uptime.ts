import { durationInWords } from '../wording/duration-in-words.ts';
import type { Translate } from '../wording/translate.ts';
import type { DayLook } from './day-look.ts';

export interface Uptime {
  readonly observedMs: number;
  readonly downMs: number;
  readonly degradedMs: number;
  readonly unobservedMs: number;
}

/** All days together. */
export function uptimeOf(looks: readonly DayLook[]): Uptime {
  const sum = (part: (look: DayLook) => number): number =>
    looks.reduce((total, look) => total + part(look), 0);
  const downMs = sum((look) => look.downMs);
  const degradedMs = sum((look) => look.degradedMs);
  return {
    observedMs: sum((look) => look.upMs) + downMs + degradedMs,
    downMs,
    degradedMs,
    unobservedMs: sum((look) => look.unobservedMs),
  };
}

/**
 * The share of the observed time that it was not down, such as "99.98%"; undefined where nobody observed anything. Cut
 * off, not rounded: what was down for a minute has never been up for 100%.
 */
export function uptimeShare({ observedMs, downMs }: Uptime, language: string): string | undefined {
  if (observedMs <= 0) return undefined;
  const share = Math.floor((1 - downMs / observedMs) * 10_000) / 10_000;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    share,
  );
}

/** "99.98% of the 61 days that were observed"; time that nobody observed is left out of it. */
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
