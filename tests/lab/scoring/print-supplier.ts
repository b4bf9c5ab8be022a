import type { LabRun } from '../result.ts';
import { blockOf } from './block-of.ts';
import type { Seen } from './outcome-word.ts';
import type { ServiceReport } from './print-service.ts';

/** Whether a service is carried by somebody who carries other failing providers, and nothing that answers. */
export function printSupplier(
  own: ServiceReport,
  failing: readonly ServiceReport[],
  run: LabRun,
): readonly string[] {
  const { controls, services } = run.report;
  const alive = new Set([
    ...controls.filter(isServing).flatMap(carriersOf),
    ...services.flatMap((service) => {
      const served = service.observations.filter(isServing);
      return served.length === 0 ? [] : [...served.flatMap(carriersOf), ...before(service, run)];
    }),
  ]);
  const carriers = known(own, run).filter((each) => !alive.has(each));
  const others = new Set(failing.flatMap((each) => known(each, run)));
  return carriers.some((each) => others.has(each)) ? ['supplier: shared by what fails alone'] : [];
}

function known(service: ServiceReport, run: LabRun): readonly string[] {
  return [...service.observations.flatMap(carriersOf), ...before(service, run)];
}

/** Who carried it when it last answered in the same story. */
function before({ id }: ServiceReport, { carriedBefore = {} }: LabRun): readonly string[] {
  const { addresses = [], cdns = [] } = carriedBefore[id] ?? {};
  return [...cdns, ...blocksOf(addresses)];
}

/** It answers for itself: what a resolver answers is about others. */
function isServing({ outcome, role }: Seen): boolean {
  const isAsked = role !== 'doh' && role !== 'resolver' && role !== 'canary';
  return isAsked && outcome.kind === 'response' && outcome.status < 500;
}

/** The blocks that a name leads to or an answer came from, and the CDN that signed it. */
function carriersOf({ answer, host, outcome, role }: Seen): readonly string[] {
  if (role === 'doh') return blocksOf(answer?.addresses ?? []);
  if (outcome.kind === 'failure') return [];
  const { address = role === 'address' ? host : undefined, cdn } = outcome;
  return [...blocksOf(address === undefined ? [] : [address]), ...(cdn === undefined ? [] : [cdn])];
}

function blocksOf(addresses: readonly string[]): readonly string[] {
  return addresses.flatMap((each) => blockOf(each) ?? []);
}
