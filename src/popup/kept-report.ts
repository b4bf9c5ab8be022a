import { ADHOC_ID } from '../formats/adhoc-id.ts';
import type { PartialReport, Report } from '../formats/report.ts';
import type { PopupState } from './popup-state.ts';

/** True for a report of an address that is not watched. */
function isAdHoc({ services }: PartialReport): boolean {
  return services[0]?.id === ADHOC_ID;
}

/** True for a report of that address, which is not watched, or of the services where there is none. */
export function isAbout(report: PartialReport, url: string | undefined): boolean {
  const isThere = url === undefined || report.services[0]?.name === new URL(url).host;
  return isAdHoc(report) === (url !== undefined) && isThere;
}

/** What changes with the report of a check that was asked for here. */
export function afterCheck(
  report: Report,
  { adHoc, only, last, now }: PopupState,
): Partial<PopupState> {
  if (adHoc) return { now, adHoc: { ...adHoc, report } };
  // It leaves out the other services, or is older than what is shown: what is stored tells more.
  return only || isOvertaken(report, last, now) ? { now } : { now, last: report };
}

/** What changes with the report that is stored for all to see. */
export function afterStoring(report: Report | undefined): Partial<PopupState> {
  return report && !isAdHoc(report) ? { last: report } : {};
}

/** A round that began later has ended already. One from the future tells of a clock that was wrong then. */
function isOvertaken(report: Report, last: Report | undefined, nowMs: number): boolean {
  if (last === undefined) return false;
  return report.startedAt < last.startedAt && Date.parse(last.startedAt) <= nowMs;
}
