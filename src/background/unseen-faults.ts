import { type Side, sideOf } from '../diagnosis/suspect.ts';
import type { Watch, WatchBook } from '../formats/incident.ts';
import type { Report } from '../formats/report.ts';
import type { ReportVerdict } from '../formats/verdict.ts';
import { USER_SUBJECT, watchState } from '../incidents/round.ts';
import { isUserFault } from '../wording/report-parts.ts';

/** An incident that stands, of which the report says nothing. */
export interface UnseenFault {
  readonly name: string;
  readonly side: Exclude<Side, 'ok'>;
  /** It answers and fails in turn, and answered the last time. */
  readonly isUnstable: boolean;
}

export interface UnseenFaults {
  readonly services: readonly UnseenFault[];
  /** The user's own side works and fails in turn, and worked the last time. */
  readonly isOwnUnstable: boolean;
}

/**
 * Incidents that stand beside a report that does not show them: the last round could not look at the service, or found
 * the fault at home that it hides behind, or found it well in the middle of going back and forth.
 */
export function unseenFaults(
  report: Report | undefined,
  book: WatchBook | undefined,
): UnseenFaults {
  const told = new Map(report?.services.map((service) => [service.id, service]));
  const watches = book?.subjects ?? [];
  return {
    services: watches.flatMap((watch) => {
      const service = told.get(watch.subject);
      const isUnstable = service !== undefined && isGood(service.verdict);
      if (service === undefined || !isHidden(service.verdict, watch)) return [];
      const side = sideOf(watch.fault?.verdict.suspects ?? []);
      return [{ name: service.name, side, isUnstable }];
    }),
    isOwnUnstable:
      report?.user.kind === 'ok' &&
      watches.some((watch) => watch.subject === USER_SUBJECT && isUnsteady(watch)),
  };
}

/** Whether an incident stands that this verdict does not show. */
function isHidden(verdict: ReportVerdict, watch: Watch): boolean {
  if (isGood(verdict)) return isUnsteady(watch);
  const { fault } = watch;
  const stands = fault?.confirmedAtMs !== undefined && fault.endsAtMs === undefined;
  return (
    stands && (verdict.kind === 'unknown' || (verdict.kind === 'fault' && isUserFault(verdict)))
  );
}

function isGood({ kind }: ReportVerdict): boolean {
  return kind === 'ok' || kind === 'refusing';
}

/** Held as unstable, with an incident open. */
function isUnsteady(watch: Watch): boolean {
  return watchState(watch) === 'unstable' && watch.fault?.confirmedAtMs !== undefined;
}
