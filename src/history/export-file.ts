import { exportCsv } from '../records/export-csv.ts';
import { exportJson } from '../records/export-json.ts';
import type { ExportAbout, ExportSource } from '../records/export-source.ts';
import { dayOf } from '../records/local-day.ts';

export type ExportForm = 'json' | 'csv';

/** A text that can be handed over as a file. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  /** Media type. */
  readonly type: string;
}

const FORMS = {
  json: { write: exportJson, type: 'application/json' },
  csv: { write: exportCsv, type: 'text/csv' },
} as const;

/** The whole history as a file. Never fails: what cannot be read is left out, and told in it. */
export async function exportFile(
  form: ExportForm,
  { source, about }: { readonly source: ExportSource; readonly about: ExportAbout },
): Promise<ExportedFile> {
  const { write, type } = FORMS[form];
  const parts: string[] = [];
  for await (const part of write(source, about)) parts.push(part);
  const name = `whichside-history-${dayOf(about.atMs)}.${form}`;
  return { name, text: parts.join(''), type };
}
