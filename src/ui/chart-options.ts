import type uPlot from 'uplot';
import type { ChartPoint } from './chart.tsx';

export interface ChartSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How the axes speak. */
export interface ChartWords {
  /** A moment on the axis of time. */
  readonly tick: (atMs: number) => string;
  readonly value: (value: number) => string;
}

interface ChartParts {
  readonly element: Element;
  readonly points: readonly ChartPoint[];
  readonly marked: readonly ChartSpan[];
  readonly words: ChartWords;
  readonly onPoint: (index: number | undefined) => void;
}

type Options = Omit<uPlot.Options, 'width' | 'height'>;

/** An axis of time needs this much room for each of its words, one of values this much, in px. */
const TICK_SPACE = 92;
const TICK_HEIGHT = 30;
const VALUE_SPACE = 36;
const VALUE_WIDTH = 72;
const HEADROOM = 1.08;

/** What uPlot is told: everything that a legend or a drag would do is done elsewhere, or not at all. */
export function chartOptions({ element, points, marked, words, onPoint }: ChartParts): Options {
  const colour = (name: string): string => getComputedStyle(element).getPropertyValue(name).trim();
  const accent = (): string => colour('--accent');
  const faint = (): string => colour('--line');
  const most = Math.max(1, ...points.flatMap((point) => point.most ?? []));
  const axis = {
    stroke: () => colour('--ink-soft'),
    font: axisFont(element),
    ticks: { show: false },
  };
  const grid = { stroke: faint, width: 1 };
  return {
    ms: 1,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { size: 8, fill: accent } },
    scales: {
      x: { time: true, range: () => [points[0]?.atMs ?? 0, points.at(-1)?.atMs ?? 1] },
      y: { range: () => [0, most * HEADROOM] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: TICK_SPACE,
        size: TICK_HEIGHT,
        values: (_, splits) => splits.map(words.tick),
      },
      {
        ...axis,
        grid,
        space: VALUE_SPACE,
        size: VALUE_WIDTH,
        values: (_, splits) => splits.map(words.value),
      },
    ],
    series: [
      {},
      { stroke: accent, width: 2, points: { show: false, size: 5, fill: accent, filter: lonely } },
      { stroke: 'transparent', width: 0, points: { show: false } },
      { stroke: 'transparent', width: 0, points: { show: false } },
    ],
    bands: [{ series: [2, 3], fill: () => colour('--chart-band') }],
    hooks: {
      drawClear: [(plot) => mark(plot, marked, colour)],
      setCursor: [(plot) => onPoint(plot.cursor.idx ?? undefined)],
    },
  };
}

/** A canvas knows no CSS: the font has to be written out, in its own pixels. */
function axisFont(element: Element): string {
  return `12px ${getComputedStyle(element).fontFamily}`;
}

/** A point between two gaps has no line to lie on: it is drawn as a dot. */
function lonely(plot: uPlot, series: number): number[] {
  const values = plot.data[series] ?? [];
  const isGap = (index: number): boolean => values[index] === null || values[index] === undefined;
  return [...values.keys()].filter(
    (index) => !isGap(index) && isGap(index - 1) && isGap(index + 1),
  );
}

/** The narrowest mark that can be seen, in px of the screen. */
const LEAST_MARK = 3;

/** Marks spans behind the line: a tint, and a bar at its head for those who do not tell the tints apart. */
function mark(plot: uPlot, marked: readonly ChartSpan[], colour: (name: string) => string): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const end = bbox.left + bbox.width;
  ctx.save();
  for (const { fromMs, toMs } of marked) {
    const begins = plot.valToPos(fromMs, 'x', true);
    const ends = plot.valToPos(toMs, 'x', true);
    if (ends < bbox.left || begins > end) continue;
    const to = Math.min(end, Math.max(ends, begins + LEAST_MARK * ratio));
    const from = Math.max(bbox.left, Math.min(begins, to - LEAST_MARK * ratio));
    ctx.fillStyle = colour('--chart-mark');
    ctx.fillRect(from, bbox.top, to - from, bbox.height);
    ctx.fillStyle = colour('--strip-down');
    ctx.fillRect(from, bbox.top, to - from, 3 * ratio);
  }
  ctx.restore();
}
