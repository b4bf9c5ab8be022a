import type { ChartWords } from '../ui/chart-options.ts';
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
  const ms = new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond' });
  return { tick: (atMs) => time.format(atMs), value: (value) => ms.format(value) };
}

/** The stretch of time that a point is about: "14:00 – 14:30", or its day. */
export function stretchInWords({ fromMs, toMs }: LatencyPoint, range: Range, t: Translate): string {
  const time = new Intl.DateTimeFormat(t('language_tag'), STRETCHES[range]);
  return range === 'quarter' ? time.format(fromMs) : time.formatRange(fromMs, toMs);
}
