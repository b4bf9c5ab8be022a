const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** Below this an age is told as "now": seconds would only flicker. */
const NOW_MS = 45_000;

interface AgeOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** BCP 47 tag. */
  readonly language: string;
}

/** How long ago `since` (ISO 8601) was, in words of `language`; a clock set back reads as "now". */
export function ageInWords(since: string, { now, language }: AgeOptions): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const elapsed = now - Date.parse(since);
  if (!(elapsed >= NOW_MS)) return words.format(0, 'second');
  const step = STEPS.find(({ ms }) => elapsed >= ms) ?? STEPS[2];
  return words.format(-Math.max(1, Math.round(elapsed / step.ms)), step.unit);
}
