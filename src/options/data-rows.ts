import type { Config } from '../formats/config.ts';
import type { DataUse } from '../protocol.ts';

export type DataColumn = 'service' | 'today' | 'month';

export interface DataRow {
  /** Stays the same while the table is sorted anew. */
  readonly key: string;
  readonly name: string;
  readonly today: number;
  readonly month: number;
}

export interface DataOrder {
  readonly by: DataColumn;
  readonly descending: boolean;
}

/** What each service has used, those that are gone in one row, in that order. */
export function dataRows(
  { today, month }: DataUse,
  config: Config,
  { goneName, language, order }: { goneName: string; language: string; order: DataOrder },
): DataRow[] {
  const known = new Set(config.services.map(({ id }) => id));
  const gone = (services: Readonly<Record<string, number>>): number =>
    sum(Object.entries(services).filter(([id]) => !known.has(id)));
  const rows = config.services
    .map(({ id, name }) => ({
      key: id,
      name,
      today: today.services[id] ?? 0,
      month: month.services[id] ?? 0,
    }))
    .filter((row) => row.today > 0 || row.month > 0);
  const rest = {
    key: '',
    name: goneName,
    today: gone(today.services),
    month: gone(month.services),
  };
  return sorted(rest.today + rest.month > 0 ? [...rows, rest] : rows, order, language);
}

function sorted(
  rows: readonly DataRow[],
  { by, descending }: DataOrder,
  language: string,
): DataRow[] {
  const { compare } = new Intl.Collator(language);
  const upward = (one: DataRow, other: DataRow): number =>
    by === 'service' ? compare(one.name, other.name) : one[by] - other[by];
  const result = rows.toSorted(upward);
  return descending ? result.reverse() : result;
}

function sum(entries: readonly (readonly [string, number])[]): number {
  return entries.reduce((total, [, bytes]) => total + bytes, 0);
}
