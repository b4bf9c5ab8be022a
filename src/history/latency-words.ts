import type { ChartWords } from '../ui/chart-options.ts';
import { spacedParts } from '../wording/fill.ts';
import type { Translate } from '../wording/translate.ts';
import type { LatencyPoint } from './latency-points.ts';
import type { Range } from './route.ts';

const TICKS: Readonly<Record<Range, Intl.DateTimeFormatOptions>> = {
  day: { hour: 'numeric', minute: '2-digit' },
  week: { weekday: 'short', day: 'numeric' },
  quarter: { day: 'numeric', month: 'short' },
};

const STRETCHES: Readonly<Record<Range, Intl.DateTimeFormatOptions>> = {
  day: { hour: 'numeric', minute: '2-digit' },
  week: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  quarter: { dateStyle: 'medium' },
};

/** How the axes of answer times speak. */
export function latencyWords(range: Range, t: Translate): ChartWords {
  const language = t('language_tag');
  const time = new Intl.DateTimeFormat(language, TICKS[range]);
  return { tick: (atMs) => time.format(atMs), value: inMs(t) };
}

/** The stretch of time that a point is about: "14:00 – 14:30", or its day. */
export function stretchInWords({ fromMs, toMs }: LatencyPoint, range: Range, t: Translate): string {
  const time = new Intl.DateTimeFormat(t('language_tag'), STRETCHES[range]);
  return range === 'quarter' ? time.format(fromMs) : time.formatRange(fromMs, toMs);
}

/** Says lengths of time, all in the same unit so that they compare at a glance: "1,200 ms". */
export function inMs(t: Translate): (ms: number) => string {
  const format = new Intl.NumberFormat(t('language_tag'), {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: 0,
  });
  return (ms) => spacedParts(format.formatToParts(ms));
}
