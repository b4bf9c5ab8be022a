import { spacedParts } from '../wording/fill.ts';

const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** Seconds would only flicker. */
const NOW_MS = 45_000;

interface AgeOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** BCP 47 tag. */
  readonly language: string;
}

/** How long ago `since` (ISO 8601) was, in words of `language`; undefined for just now, or a clock set back. */
export function ageInWords(since: string, { now, language }: AgeOptions): string | undefined {
  const elapsed = now - Date.parse(since);
  if (!(elapsed >= NOW_MS)) return undefined;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const step = STEPS.find(({ ms }) => elapsed >= ms) ?? STEPS[2];
  return spacedParts(words.formatToParts(-Math.max(1, Math.round(elapsed / step.ms)), step.unit));
}
