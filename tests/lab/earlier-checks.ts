import type { Report } from '../../src/formats/report.ts';
import type { Carriers, LabRun } from './result.ts';
import { printService } from './scoring/print-service.ts';

/** What the checks of a story before the last one saw. */
export interface EarlierChecks {
  note(report: Pick<Report, 'services'>): void;
  /** As a run tells of it. */
  tell(): Pick<LabRun, 'answeredBefore' | 'carriedBefore'>;
}

/** Nothing was seen yet. */
export function createEarlierChecks(): EarlierChecks {
  const answered = new Set<string>();
  const carried = new Map<string, Carriers>();
  return {
    note: ({ services }) => {
      for (const service of services) {
        const { id, observations } = service;
        if (printService(service).isWell) answered.add(id);
        const seen = joined([carried.get(id) ?? NOBODY, ...observations.flatMap(carriersOf)]);
        if (seen.cdns.length + seen.addresses.length > 0) carried.set(id, seen);
      }
    },
    tell: () => ({
      ...(answered.size > 0 && { answeredBefore: [...answered] }),
      ...(carried.size > 0 && { carriedBefore: Object.fromEntries(carried) }),
    }),
  };
}

const NOBODY: Carriers = { cdns: [], addresses: [] };

/** Who carried an answer of the service itself that nobody on the way could have made up. */
function carriersOf({
  outcome,
  role,
}: Report['services'][number]['observations'][number]): readonly Carriers[] {
  if (role !== 'endpoint' || outcome.kind === 'failure') return [];
  const { address, cdn, status, verified } = outcome;
  if (!verified || status >= 500) return [];
  return [
    {
      cdns: cdn === undefined ? [] : [cdn],
      addresses: address === undefined ? [] : [address],
    },
  ];
}

function joined(all: readonly Carriers[]): Carriers {
  return {
    cdns: [...new Set(all.flatMap(({ cdns }) => cdns))],
    addresses: [...new Set(all.flatMap(({ addresses }) => addresses))],
  };
}
