import type { Report } from '../../../src/formats/report.ts';
import type { Seen } from './outcome-word.ts';
import type { ServiceReport } from './print-service.ts';

/** Firefox says of what failed that a proxy carried it; elsewhere whoever answers from one address for everybody is one. */
export function printProxy(
  { observations }: ServiceReport,
  { controls }: Pick<Report, 'controls'>,
): readonly string[] {
  const isToldSo = observations.some(
    ({ outcome }) => outcome.kind === 'failure' && outcome.proxied === true,
  );
  return isToldSo || areOneMachine(controls) ? ['way: through a proxy'] : [];
}

/** Whether several hosts answer, and all from one address, as far as the browser shows addresses. */
function areOneMachine(controls: readonly Seen[]): boolean {
  const told = controls.flatMap(({ host, outcome }) =>
    outcome.kind === 'response' && outcome.address !== undefined
      ? [{ host, address: outcome.address }]
      : [],
  );
  const [first, ...rest] = told;
  if (first === undefined) return false;
  const isSame = rest.every(({ address }) => address === first.address);
  return isSame && rest.some(({ host }) => host !== first.host);
}
