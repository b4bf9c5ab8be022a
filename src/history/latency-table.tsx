import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../wording/translate.ts';
import { Figures } from './figures.tsx';
import type { ShownIncident } from './history-state.ts';
import { incidentHeadline } from './incident-in-words.ts';
import type { LatencyPoint } from './latency-points.ts';
import { inMs, stretchInWords } from './latency-words.ts';
import type { Range } from './route.ts';

interface LatencyTableProps {
  readonly name: string;
  readonly range: Range;
  readonly points: readonly LatencyPoint[];
  readonly incidents: readonly ShownIncident[];
  readonly t: Translate;
}

/** The figures of the line as a table, newest first; drawn once it is unfolded. */
export function LatencyTable(props: LatencyTableProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="disclosure"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{props.t('history_latency_as_table')}</summary>
      {isOpen && <Table {...props} />}
    </details>
  );
}

function Table({ name, range, points, incidents, t }: LatencyTableProps): JSX.Element {
  const language = t('language_tag');
  const ms = inMs(t);
  const count = new Intl.NumberFormat(language);
  const cell = (value: number | undefined): string =>
    value === undefined ? t('history_cell_none') : ms(value);
  const columns = ['time', 'mean', 'least', 'most', 'answers', 'incident'] as const;
  const rows = points.toReversed().map((point) => {
    const during = incidents.filter(({ incident: { startedAt, endedAt } }) => {
      const endsMs = endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(endedAt);
      return Date.parse(startedAt) < point.toMs && endsMs >= point.fromMs;
    });
    return { point, during };
  });
  const told = rows.filter(({ point, during }) => point.count > 0 || during.length > 0);
  return (
    <Figures
      caption={t('history_latency_caption', name)}
      columns={columns.map((column) => t(`history_column_${column}`))}
      rows={told.map(({ point, during }) => ({
        key: String(point.fromMs),
        cells: [
          stretchInWords(point, range, t),
          cell(point.meanMs),
          cell(point.leastMs),
          cell(point.mostMs),
          count.format(point.count),
          during[0] ? incidentHeadline(during[0], t) : t('history_cell_none'),
        ],
      }))}
    />
  );
}
