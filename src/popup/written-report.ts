import type { Report } from '../formats/report.ts';
import { reportAsText } from '../wording/report-as-text.ts';
import type { PopupPorts } from './popup-ports.ts';

/** A report for a help desk: as text for people, as JSON for tools. */
export function writtenReport(
  report: Report,
  form: 'text' | 'json',
  { t, language }: Pick<PopupPorts, 't' | 'language'>,
): string {
  return form === 'text'
    ? reportAsText(report, t, { locale: language })
    : JSON.stringify(report, null, 2);
}
