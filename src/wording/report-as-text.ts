import type { Report } from '../formats/report.ts';
import type { Translate } from './translate.ts';

export interface TextOptions {
  /** BCP 47 tag that dates and numbers are written in. */
  readonly locale: string;
  /** IANA name; the system's own when absent. */
  readonly timeZone?: string;
}

/** A report that a help desk can read. Names hosts only: no path, query or fragment of an address. */
export function reportAsText(report: Report, _t: Translate, _options: TextOptions): string {
  return report.overall.headline;
}
