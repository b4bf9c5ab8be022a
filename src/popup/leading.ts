import type { Observation } from '../diagnosis/observation.ts';
import type { PartialReport } from '../formats/report.ts';
import type { Evidence, ReportVerdict } from '../formats/verdict.ts';

type ServiceEntry = PartialReport['services'][number];

/** The service that the headline is about, where it is about one. */
export function leadingService(report: PartialReport): ServiceEntry | undefined {
  return report.services.find(({ id }) => id === report.overall?.service);
}

/** Who runs it; undefined where services of others fail in the same way. */
export function leadingProvider(report: PartialReport): string | undefined {
  const lead = leadingService(report);
  const isShared = report.services.some(
    ({ provider, verdict }) =>
      provider !== lead?.provider && suspectsOf(verdict) === suspectsOf(lead?.verdict),
  );
  return isShared && lead?.verdict?.kind === 'fault' ? undefined : lead?.provider;
}

function suspectsOf(verdict: ReportVerdict | undefined): string | undefined {
  return verdict?.kind === 'fault' ? verdict.suspects.join() : undefined;
}

/** The verdict that the headline tells: a service's, or the one on the user's own side. */
function leadingVerdict(report: PartialReport): ReportVerdict | undefined {
  return leadingService(report)?.verdict ?? report.user;
}

/** The evidence that the headline rests on, each sentence once; for `ok` that of every service that answers. */
export function leadingEvidence(report: PartialReport): Evidence[] {
  const all =
    report.overall?.side === 'ok'
      ? [report.user, ...report.services.map(({ verdict }) => verdict)]
      : [leadingVerdict(report)];
  const seen = new Map<string, Evidence>();
  for (const evidence of all.flatMap((verdict) => verdict?.evidence ?? [])) {
    if (!seen.has(evidence.text)) seen.set(evidence.text, evidence);
  }
  return [...seen.values()];
}

/** The attempts behind the headline: the service's own, then the controls. */
export function leadingObservations(report: PartialReport): Observation[] {
  const services = leadingService(report) ? [leadingService(report)] : report.services;
  return [...services.flatMap((service) => service?.observations ?? []), ...report.controls];
}

/** An address that a captive portal answers in its own name, so that opening it shows its sign-in page. */
export function signInAddress(report: PartialReport): string | undefined {
  const verdict = report.user;
  if (verdict?.kind !== 'fault' || verdict.cause !== 'captive-portal') return undefined;
  const portals = report.controls.filter(({ role }) => role === 'portal');
  const caught = portals.find(
    ({ outcome }) =>
      outcome.kind === 'response' &&
      (outcome.redirectHost !== undefined || outcome.content === 'other'),
  );
  return (caught ?? portals[0])?.endpoint;
}

/** Whether access to all sites could settle what this verdict leaves open. */
export function precisionWouldHelp(report: PartialReport): boolean {
  const verdict = leadingVerdict(report);
  if (verdict?.kind === 'unknown')
    return verdict.why === 'no-permission' || verdict.why === 'ambiguous';
  const unseen = (leadingService(report)?.observations ?? []).some(
    ({ outcome }) => outcome.kind === 'failure' && outcome.opaque === true,
  );
  return report.overall?.side === 'unclear' || (verdict?.kind === 'fault' && unseen);
}
