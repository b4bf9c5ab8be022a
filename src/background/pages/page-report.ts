import { overallOf } from '../../diagnosis/overall.ts';
import { ADHOC_ID } from '../../formats/adhoc-id.ts';
import type { Report } from '../../formats/report.ts';
import { headlineOf } from '../../wording/describe-report.ts';
import type { Translate } from '../../wording/translate.ts';

type ServiceReport = Report['services'][number];

/** What a report says of one address that was checked without being added. */
function reportOn(service: ServiceReport, report: Report, t: Translate): Report {
  const services = [{ ...service, id: ADHOC_ID }];
  const overall = overallOf(report.user, services);
  const told = { ...report, services, overall };
  return { ...told, overall: { ...overall, headline: headlineOf(told, t) } };
}

/** The report on that service alone, as if its address had been checked; undefined where it was not looked at. */
export function reportOf(id: string, report: Report, t: Translate): Report | undefined {
  const service = report.services.find((each) => each.id === id);
  return service && reportOn(service, report, t);
}

/** The report on an address that failed while the user's own side did; undefined where that was not at fault. */
export function ownSideReport(origin: string, report: Report, t: Translate): Report | undefined {
  if (report.user.kind !== 'fault' || report.user.scope !== 'down') return undefined;
  const { host } = new URL(origin);
  const verdict = report.user;
  return reportOn(
    { id: ADHOC_ID, name: host, provider: host, verdict, observations: [] },
    report,
    t,
  );
}
