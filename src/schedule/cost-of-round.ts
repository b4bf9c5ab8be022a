import { isAdhocId } from '../formats/adhoc-id.ts';
import type { Report } from '../formats/report.ts';

/** Bytes of one round, both ways, estimated. */
export interface RoundCost {
  readonly bytes: number;
  readonly controlBytes: number;
  /** By service id, without pasted addresses. */
  readonly services: Readonly<Record<string, number>>;
}

type Seen = Pick<Report, 'services' | 'controls'>;

/** Roles that a service's failure calls for, and that are no attempt at the service. */
const ASKED_OF_OTHERS: ReadonlySet<string> = new Set(['doh', 'resolver', 'canary']);

/** Adds up what the attempts of a round have cost; `questionBytes` went to others beyond its attempts. */
export function costOfRound({ services, controls }: Seen, questionBytes = 0): RoundCost {
  let controlBytes = questionBytes;
  for (const { bytes = 0 } of controls) controlBytes += bytes;
  let total = 0;
  const own: [string, number][] = [];
  for (const { id, observations } of services) {
    let spent = 0;
    for (const { role, bytes = 0 } of observations) {
      if (ASKED_OF_OTHERS.has(role)) controlBytes += bytes;
      else spent += bytes;
    }
    total += spent;
    if (spent > 0 && !isAdhocId(id)) own.push([id, spent]);
  }
  return { bytes: total + controlBytes, controlBytes, services: Object.fromEntries(own) };
}
