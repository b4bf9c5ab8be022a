import { spacedParts } from './fill.ts';
import type { Translate } from './translate.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Mean length in the Gregorian calendar. */
const MONTH_MS = 30.436_875 * DAY_MS;
const YEAR_MS = 12 * MONTH_MS;

/** Tenths tell a slow answer from a very slow one, and nothing of what lasted longer. */
const WHOLE_SECONDS_MS = 10 * SECOND_MS;
const FEWEST = 2;

/** A unit serves from two of itself on, so that "90 minutes" is not rounded to "2 hours" too early. */
const UNITS = [
  { unit: 'year', ms: YEAR_MS, decimals: 0, display: 'long' },
  { unit: 'month', ms: MONTH_MS, decimals: 0, display: 'long' },
  { unit: 'day', ms: DAY_MS, decimals: 0, display: 'long' },
  { unit: 'hour', ms: HOUR_MS, decimals: 0, display: 'long' },
  { unit: 'minute', ms: MINUTE_MS, decimals: 0, display: 'long' },
  { unit: 'second', ms: WHOLE_SECONDS_MS / FEWEST, decimals: 0, display: 'long' },
  { unit: 'second', ms: SECOND_MS / FEWEST, decimals: 1, display: 'long' },
] as const;

/** `durationMs` in the largest unit that fits, such as "13 months" or "1.5 seconds"; below a second in "ms". */
export function durationInWords(durationMs: number, t: Translate): string {
  const fits = UNITS.find(({ ms }) => durationMs >= FEWEST * ms);
  if (!fits) return withUnit(durationMs, { unit: 'millisecond', decimals: 0, display: 'short' }, t);
  const unitMs = fits.unit === 'second' ? SECOND_MS : fits.ms;
  return withUnit(durationMs / unitMs, fits, t);
}

interface Unit {
  readonly unit: string;
  readonly decimals: number;
  readonly display: 'long' | 'short';
}

function withUnit(amount: number, { unit, decimals, display }: Unit, t: Translate): string {
  const format = new Intl.NumberFormat(t('language_tag'), {
    style: 'unit',
    unit,
    unitDisplay: display,
    maximumFractionDigits: decimals,
  });
  return spacedParts(format.formatToParts(amount));
}
