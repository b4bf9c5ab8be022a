import type { Side } from '../diagnosis/suspect.ts';
import type { PartialReport, Report } from '../formats/report.ts';
import type { Translate } from './translate.ts';

/** What a person reads of one report: first the side, then one thing to do and one not to bother with. */
export interface Description {
  readonly side: Side | 'checking';
  readonly headline: string;
  readonly detail?: string;
  readonly action: string;
  readonly nonAction: string;
}

/** What a headline is made from: a report, finished or not, without its headline. */
export interface Headlined {
  readonly user?: Report['user'];
  readonly overall?: Pick<Report['overall'], 'side' | 'service'>;
  readonly services: PartialReport['services'];
  readonly controls?: Report['controls'];
}

/** Says what a report means, in the language of `t`. */
export function describeReport(report: Headlined, _t: Translate): Description {
  return { side: report.overall?.side ?? 'checking', headline: '', action: '', nonAction: '' };
}

/** The headline alone, for `overall.headline`, the badge's tooltip and the popup's `h1`. */
export function headlineOf(report: Headlined, t: Translate): string {
  return describeReport(report, t).headline;
}
