import type { ReportFault, ReportVerdict } from '../../src/formats/verdict.ts';
import { fault } from '../unit/background/sample-report.ts';
import { type Fault, failsAt } from './faults.ts';

type Evidence = ReportFault['evidence'];

/** What charges nobody at home: as long as the words of a real one. */
function evidenceOf(id: string, rules: readonly string[]): Evidence {
  return rules.map((rule) => ({
    id: rule,
    text: `${id} did not answer within 4 seconds, twice, while 5 of 5 controls of 4 operators answered.`,
    clears: ['device', 'network'],
    charges: ['path', 'provider'],
    observations: [1, 2],
  }));
}

export const OFFLINE = fault({
  suspects: ['device', 'network'],
  cause: 'no-internet',
  evidence: evidenceOf('No control', ['U1']),
});

/** What a round says of a service at that moment: of an outage first that it is silent, then that its server is in trouble. */
export function serviceVerdict(
  faults: readonly Fault[],
  id: string,
  atMs: number,
): ReportVerdict | undefined {
  const now = faults.find((one) => one.services.includes(id) && failsAt(one, atMs));
  if (now === undefined) return undefined;
  if (now.changesMs === undefined || atMs < now.changesMs) {
    return fault({ evidence: evidenceOf(id, ['V3', 'C1', 'T4']) });
  }
  const evidence = evidenceOf(id, ['V1', 'C1']);
  return fault({ suspects: ['provider'], cause: 'server-error', evidence });
}
