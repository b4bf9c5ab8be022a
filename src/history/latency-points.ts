import type { RollUp, Sample } from '../formats/records.ts';
import { type CalendarDay, lastDays } from './calendar.ts';
import type { Range } from './route.ts';

/** Answer times of one stretch of time, in ms. */
export interface LatencyPoint {
  readonly fromMs: number;
  readonly toMs: number;
  /** How many answers it is made of; 0: nobody looked, or nothing answered. */
  readonly count: number;
  readonly meanMs: number | undefined;
  readonly leastMs: number | undefined;
  readonly mostMs: number | undefined;
}

type Latency = NonNullable<RollUp['latency']>;

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_COUNT = 90;

/** A day in half hours, so that each has more than one look at the usual interval. */
const SAMPLE_STRETCH_MS = 30 * MINUTE_MS;

/** How far back each range reaches, in ms. */
export function rangeStart(range: Range, nowMs: number): number {
  if (range === 'day') return floor(nowMs, SAMPLE_STRETCH_MS) - 24 * HOUR_MS;
  if (range === 'week') return floor(nowMs, HOUR_MS) - 7 * 24 * HOUR_MS;
  return lastDays(DAY_COUNT, nowMs)[0]?.fromMs ?? nowMs;
}

/** Answer times of the last day, from samples. */
export function pointsOfSamples(samples: readonly Sample[], nowMs: number): LatencyPoint[] {
  const groups = new Map<number, Latency>();
  for (const { atMs, latencyMs } of samples) {
    if (latencyMs === undefined) continue;
    const key = floor(atMs, SAMPLE_STRETCH_MS);
    const one = { count: 1, sumMs: latencyMs, leastMs: latencyMs, mostMs: latencyMs };
    groups.set(key, together(groups.get(key), one));
  }
  const stretches = grid({ fromMs: rangeStart('day', nowMs), toMs: nowMs }, SAMPLE_STRETCH_MS);
  return stretches.map((stretch) => pointOf(stretch, groups.get(stretch.fromMs)));
}

/** Answer times of the last week, from hours. */
export function pointsOfHours(hours: readonly RollUp[], nowMs: number): LatencyPoint[] {
  const groups = new Map<number, Latency>();
  for (const { span, latency } of hours) {
    if (typeof span !== 'number' || !latency) continue;
    const key = floor(span, HOUR_MS);
    groups.set(key, together(groups.get(key), latency));
  }
  const stretches = grid({ fromMs: rangeStart('week', nowMs), toMs: nowMs }, HOUR_MS);
  return stretches.map((stretch) => pointOf(stretch, groups.get(stretch.fromMs)));
}

interface DayLatency {
  readonly day: CalendarDay;
  readonly latency?: Latency;
}

/** Answer times of the last 90 days. */
export function pointsOfDays(days: readonly DayLatency[]): LatencyPoint[] {
  return days.map(({ day, latency }) => pointOf(day, latency));
}

function pointOf({ fromMs, toMs }: Stretch, latency: Latency | undefined): LatencyPoint {
  const known = latency && latency.count > 0 ? latency : undefined;
  return {
    fromMs,
    toMs,
    count: known?.count ?? 0,
    meanMs: known && known.sumMs / known.count,
    leastMs: known?.leastMs,
    mostMs: known?.mostMs,
  };
}

function together(a: Latency | undefined, b: Latency): Latency {
  if (!a) return b;
  return {
    count: a.count + b.count,
    sumMs: a.sumMs + b.sumMs,
    leastMs: Math.min(a.leastMs, b.leastMs),
    mostMs: Math.max(a.mostMs, b.mostMs),
  };
}

/** Stretches one after the other, the last one the one that `toMs` lies in. */
function grid({ fromMs, toMs }: Stretch, stepMs: number): Stretch[] {
  const count = Math.floor((toMs - fromMs) / stepMs) + 1;
  return Array.from({ length: count }, (_, index) => ({
    fromMs: fromMs + index * stepMs,
    toMs: fromMs + (index + 1) * stepMs,
  }));
}

function floor(ms: number, stepMs: number): number {
  return Math.floor(ms / stepMs) * stepMs;
}

/** Everything that a range measured, as one point; `count` 0 where that is nothing. */
export function allTogether(points: readonly LatencyPoint[]): LatencyPoint {
  const whole = { fromMs: points[0]?.fromMs ?? 0, toMs: points.at(-1)?.toMs ?? 0 };
  const sum = points.reduce<Latency | undefined>((total, point) => {
    const { count, meanMs, leastMs, mostMs } = point;
    if (meanMs === undefined || leastMs === undefined || mostMs === undefined) return total;
    return together(total, { count, sumMs: meanMs * count, leastMs, mostMs });
  }, undefined);
  return pointOf(whole, sum);
}
