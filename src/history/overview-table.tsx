import type { JSX } from 'preact';
import { uptimeOf } from '../records/uptime.ts';
import { durationInWords } from '../wording/duration-in-words.ts';
import type { Translate } from '../wording/translate.ts';
import type { CalendarDay } from './calendar.ts';
import { dayLooks } from './day-look.ts';
import { Figures } from './figures.tsx';
import type { HistoryState } from './history-state.ts';
import { hashOf } from './route.ts';
import { filterIncidents } from './shown-incidents.ts';
import type { Subject } from './subjects.ts';
import { uptimeShare } from './uptime-in-words.ts';

interface OverviewTableProps {
  readonly state: HistoryState;
  readonly subjects: readonly Subject[];
  readonly calendar: readonly CalendarDay[];
  readonly t: Translate;
}

/** What the strips say, in figures. */
export function OverviewTable({ state, subjects, calendar, t }: OverviewTableProps): JSX.Element {
  const { now, gapMs, days, incidents = [] } = state;
  const language = t('language_tag');
  const count = new Intl.NumberFormat(language);
  const all = [{ id: '', name: t('history_own_side') }, ...subjects];
  const rows = all.map(({ id, name }) => {
    const uptime = uptimeOf(dayLooks(days?.get(id), { days: calendar, nowMs: now, gapMs }));
    const lasted = (ms: number): string =>
      ms > 0 ? durationInWords(ms, t) : t('history_cell_none');
    return {
      key: id,
      cells: [
        <a key="name" href={hashOf({ kind: 'service', subject: id, range: 'day' })}>
          {name}
        </a>,
        uptimeShare(uptime, language) ?? t('history_cell_none'),
        lasted(uptime.observedMs),
        lasted(uptime.downMs),
        lasted(uptime.degradedMs),
        lasted(uptime.unobservedMs),
        count.format(filterIncidents(incidents, { subject: id }).length),
      ],
    };
  });
  const columns = [
    'service',
    'uptime',
    'observed',
    'down',
    'degraded',
    'unobserved',
    'incidents',
  ] as const;
  return (
    <section class="card">
      <Figures
        caption={t('history_table_caption')}
        columns={columns.map((column) => t(`history_column_${column}`))}
        rows={rows}
      />
    </section>
  );
}
