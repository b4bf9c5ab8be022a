import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { type ChartSpan, type ChartWords, chartOptions } from './chart-options.ts';

export interface ChartPoint {
  /** Ms since the epoch. */
  readonly atMs: number;
  /** All three absent where there is nothing: the line breaks. */
  readonly mean: number | undefined;
  readonly least: number | undefined;
  readonly most: number | undefined;
}

interface ChartProps {
  /** What is drawn, in a sentence: the figures themselves must stand elsewhere as text. */
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** Spans that are marked behind the line. */
  readonly marked: readonly ChartSpan[];
  readonly words: ChartWords;
  /** The point under the pointer; undefined for none. */
  readonly onPoint: (index: number | undefined) => void;
}

const HEIGHT = 232;

/** A line with a band from the least to the most around it. Takes the width of its place and the colours of the theme. */
export function Chart({ label, points, marked, words, onPoint }: ChartProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useScheme();
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const options = chartOptions({ element, points, marked, words, onPoint });
    const plot = new uPlot(
      { ...options, width: element.clientWidth, height: HEIGHT },
      dataOf(points),
      element,
    );
    const resized = new ResizeObserver(() => {
      if (element.clientWidth > 0) plot.setSize({ width: element.clientWidth, height: HEIGHT });
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [points, marked, words, onPoint, scheme]);
  return <div class="chart" role="img" aria-label={label} ref={place} />;
}

function dataOf(points: readonly ChartPoint[]): uPlot.AlignedData {
  const column = (of: (point: ChartPoint) => number | undefined): (number | null)[] =>
    points.map((point) => of(point) ?? null);
  return [
    points.map(({ atMs }) => atMs),
    column(({ mean }) => mean),
    column(({ most }) => most),
    column(({ least }) => least),
  ];
}

const SCHEMES = ['(prefers-color-scheme: dark)', '(forced-colors: active)'] as const;

/** Counts the changes of the person's colours. */
function useScheme(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const changed = (): void => setChanges((count) => count + 1);
    const queries = SCHEMES.map((scheme) => matchMedia(scheme));
    for (const query of queries) query.addEventListener('change', changed);
    return () => {
      for (const query of queries) query.removeEventListener('change', changed);
    };
  }, []);
  return changes;
}
