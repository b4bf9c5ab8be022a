import type { ReportVerdict } from '../formats/verdict.ts';
import type { Translate } from './translate.ts';

/** What a service and its provider are called. */
export interface Names {
  readonly service: string;
  readonly provider: string;
}

/** A verdict in a few words, to stand beside the service's name in a list. `undefined`: none stands yet. */
export function statusLine(verdict: ReportVerdict | undefined, _names: Names, _t: Translate): string {
  return verdict?.kind ?? '';
}
