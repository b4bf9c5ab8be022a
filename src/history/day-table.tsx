import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { uptimeOf } from '../records/uptime.ts';
import { durationInWords } from '../wording/duration-in-words.ts';
import type { Translate } from '../wording/translate.ts';
import type { DayLook } from './day-look.ts';
import { Figures } from './figures.tsx';
import { uptimeShare } from './uptime-in-words.ts';

interface DayTableProps {
  readonly name: string;
  readonly looks: readonly DayLook[];
  readonly t: Translate;
}

/** The days of a strip as a table, newest first; drawn once it is unfolded. */
export function DayTable({ name, looks, t }: DayTableProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="disclosure"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('history_days_as_table')}</summary>
      {isOpen && <Table name={name} looks={looks} t={t} />}
    </details>
  );
}

function Table({ name, looks, t }: DayTableProps): JSX.Element {
  const language = t('language_tag');
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const known = looks.filter((look) => uptimeOf([look]).observedMs + look.unobservedMs > 0);
  const lasted = (ms: number): string => (ms > 0 ? durationInWords(ms, t) : t('history_cell_none'));
  const columns = ['day', 'uptime', 'up', 'degraded', 'down', 'unobserved'] as const;
  return (
    <Figures
      caption={t('history_days_caption', name)}
      columns={columns.map((column) => t(`history_column_${column}`))}
      rows={known.toReversed().map((look) => ({
        key: look.day.name,
        cells: [
          date.format(look.day.fromMs),
          uptimeShare(uptimeOf([look]), language) ?? t('history_cell_none'),
          lasted(look.upMs),
          lasted(look.degradedMs),
          lasted(look.downMs),
          lasted(look.unobservedMs),
        ],
      }))}
    />
  );
}
