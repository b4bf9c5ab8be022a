import type { LabRun } from '../result.ts';
import type { Seen } from './outcome-word.ts';
import type { ServiceReport } from './print-service.ts';
import { printVersions } from './print-versions.ts';

const SILENT = { kind: 'failure', layer: 'timeout', code: 'timeout' } as const;

/**
 * The same run without what is a toss in Firefox: where a service has addresses of one version of IP alone, and nothing
 * answers by that version, it falls back to the other one or waits. It has no way there and calls that refused, or finds no
 * address and calls the name unknown, which has the zone asked.
 */
export function withoutFallback(run: LabRun): LabRun {
  if (run.browser !== 'firefox') return run;
  const services = run.report.services.map((service) =>
    printVersions([service], run.report).length === 0 ? service : asSilence(service),
  );
  return { ...run, report: { ...run.report, services } };
}

function asSilence(service: ServiceReport): ServiceReport {
  const { observations } = service;
  const hosts = new Set(observations.map(({ host }) => host));
  const isOfZone = ({ answer, role }: Seen): boolean =>
    role === 'doh' && [...hosts].some((host) => answer?.name.endsWith(`.${host}`));
  const told = observations
    .filter((seen) => !isOfZone(seen))
    .map((seen) => (isFallback(seen) ? { ...seen, outcome: SILENT } : seen));
  return { ...service, observations: told };
}

function isFallback({ outcome, role }: Seen): boolean {
  if (outcome.kind !== 'failure') return false;
  return outcome.transport === 'refused' || (outcome.layer === 'dns' && role !== 'resolver');
}
