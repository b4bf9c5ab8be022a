import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DataUse } from '../protocol.ts';
import { errorText } from '../ui/error-text.ts';
import { bytesInWords } from './bytes-in-words.ts';
import { type DataColumn, type DataOrder, dataRows } from './data-rows.ts';
import type { SectionProps } from './section-props.ts';
import { useAnswer } from './use-answer.ts';

/** What checks have used, today and this month, and by service. */
export function DataUsed(props: SectionProps): JSX.Element {
  const { t, language } = props.ports;
  const { value: use, error } = useAnswer(props.ports.readDataUse);
  return (
    <section class="card stack">
      <h2>{t('options_used')}</h2>
      {error && <p class="problem">{t('options_used_unknown', errorText(error, t))}</p>}
      {use?.limitBytes !== undefined && (
        <>
          <p>
            {t(
              'options_used_of_limit',
              bytesInWords(use.month.bytes, language),
              bytesInWords(use.limitBytes, language),
            )}
          </p>
          <progress
            class="used"
            aria-label={t('options_used')}
            max={use.limitBytes}
            value={use.month.bytes}
          />
        </>
      )}
      {use && <UseTable {...props} use={use} />}
      <p class="hint">{t('options_used_why')}</p>
    </section>
  );
}

interface UseTableProps extends SectionProps {
  readonly use: DataUse;
}

const COLUMNS = ['service', 'today', 'month'] as const;

/** A table that a press on a heading sorts; the sum and what is nobody's in particular stay below. */
function UseTable({ use, config, ports }: UseTableProps): JSX.Element {
  const { t, language } = ports;
  const [order, setOrder] = useState<DataOrder>({ by: 'month', descending: true });
  const rows = dataRows(use, config, { goneName: t('options_used_gone'), language, order });
  const sort = (by: DataColumn): void =>
    setOrder((now) => ({ by, descending: now.by === by ? !now.descending : by !== 'service' }));
  const line = (key: string, name: string, amounts: readonly number[]): JSX.Element => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {amounts.map((bytes, column) => (
        <td key={column}>{bytesInWords(bytes, language)}</td>
      ))}
    </tr>
  );
  return (
    <table class="amounts">
      <caption class="visually-hidden">{t('options_used')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" aria-sort={sortOf(order, column)}>
              <button type="button" class="text-button" onClick={() => sort(column)}>
                {t(`options_used_${column}`)}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{rows.map(({ key, name, today, month }) => line(key, name, [today, month]))}</tbody>
      <tfoot>
        {line('others', t('options_used_others'), [use.today.controlBytes, use.month.controlBytes])}
        {line('total', t('options_used_total'), [use.today.bytes, use.month.bytes])}
      </tfoot>
    </table>
  );
}

function sortOf(
  { by, descending }: DataOrder,
  column: DataColumn,
): 'ascending' | 'descending' | 'none' {
  if (by !== column) return 'none';
  return descending ? 'descending' : 'ascending';
}
