/** One day of a strip: shares of its whole length, from 0 to 1. What they leave is yet to come, or from before. */
export interface StripDay {
  readonly up: number;
  readonly degraded: number;
  readonly down: number;
  readonly unobserved: number;
}

export const STRIP_STATES = ['up', 'degraded', 'down', 'unobserved'] as const;

export type StripState = (typeof STRIP_STATES)[number];

/** Units of the drawing: a day and the space after it, and the height of a whole day. */
export const DAY_WIDTH = 8;
export const DAY_HEIGHT = 34;
const BAR_WIDTH = 6;

/** However short, trouble is seen: least height of its part of a bar. */
const LEAST_TROUBLE = 9;
/** What was observed for an hour is no sliver: it has this share of a whole bar at least. */
const LEAST_OBSERVED = 0.5;

/** Paths of all days together, one of each state, and one of the days that nothing is known of. */
export type StripPaths = Readonly<Record<StripState | 'nothing', string>>;

/** Draws the days from left to right: trouble stands at the foot of a day, what nobody observed at its head. */
export function stripPaths(days: readonly StripDay[]): StripPaths {
  const paths = { up: '', degraded: '', down: '', unobserved: '', nothing: '' };
  days.forEach((day, index) => {
    const x = index * DAY_WIDTH + (DAY_WIDTH - BAR_WIDTH) / 2;
    const parts = heights(day);
    let y = DAY_HEIGHT;
    for (const state of ['down', 'degraded', 'up', 'unobserved'] as const) {
      const height = parts[state];
      if (height <= 0) continue;
      y -= height;
      paths[state] += bar(x, y, height);
    }
    if (y === DAY_HEIGHT) paths.nothing += bar(x, DAY_HEIGHT - 3, 3);
  });
  return paths;
}

/** How high each part of a day is drawn. Nothing that was seen is lost, whatever else the day was. */
function heights({
  up,
  degraded,
  down,
  unobserved,
}: StripDay): Readonly<Record<StripState, number>> {
  const observed = up + degraded + down;
  const known = observed + unobserved;
  if (known <= 0) return { up: 0, degraded: 0, down: 0, unobserved: 0 };
  const whole = Math.min(1, known) * DAY_HEIGHT;
  const seen =
    observed === 0 ? 0 : whole * (LEAST_OBSERVED + (1 - LEAST_OBSERVED) * (observed / known));
  const leastTrouble = Math.min(LEAST_TROUBLE, seen / 2);
  const troubled = (part: number): number =>
    part <= 0 ? 0 : Math.max(leastTrouble, (seen * part) / observed);
  const downHeight = troubled(down);
  const degradedHeight = Math.min(seen - downHeight, troubled(degraded));
  return {
    down: downHeight,
    degraded: degradedHeight,
    up: up > 0 ? seen - downHeight - degradedHeight : 0,
    unobserved: unobserved > 0 ? whole - seen : 0,
  };
}

function bar(x: number, y: number, height: number): string {
  return `M${x} ${round(y)}h${BAR_WIDTH}v${round(height)}h-${BAR_WIDTH}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
