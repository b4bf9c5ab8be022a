import type { Alert, AlertCase, AlertGroup, AlertMember } from '../formats/alerts.ts';
import { USER_SUBJECT } from '../incidents/round.ts';
import { lastedOf } from './group.ts';
import type { AlertInput, AlertPolicy } from './policy.ts';

/** What lasts for so long before it is told needs to be told since when. */
const LATE_MS = 10 * 60_000;
/** Less of an outage than this was seen: it did not simply last so long. */
const SEEN_SHARE = 0.8;

export interface Circumstances {
  readonly input: AlertInput;
  readonly policy: AlertPolicy;
}

/** The alert that says how these cases stand. */
export function sayFault(
  { id, key }: Pick<AlertGroup, 'id' | 'key'>,
  cases: readonly AlertCase[],
  { kind, input, policy }: Circumstances & { kind: 'fault' | 'joined' | 'reminder' },
): Alert {
  const sinceMs = Math.min(...cases.map(({ startedAtMs }) => startedAtMs));
  const isUnsteady = kind === 'fault' && cases.every(({ isUnstable }) => isUnstable === true);
  const comesAndGoes = cases.every(
    ({ incident }) => input.standing.get(incident)?.isUnstable === true,
  );
  const works = cases.every(({ connectionWorks }) => connectionWorks === true);
  return {
    kind: isUnsteady ? 'unstable' : kind,
    id,
    isOwn: key === USER_SUBJECT,
    members: cases.map((one) => memberOf(one, { input, policy })),
    connectionWorks: works && input.ownIsWell && !input.ownFails,
    ...(kind === 'reminder' && comesAndGoes && { isUnsteady: true }),
    ...((kind === 'reminder' || input.nowMs - sinceMs >= LATE_MS) && { sinceMs }),
  };
}

/** The alert that says that these cases are over: each service once, and for how long the longest was seen failing. */
export function sayBack(
  { id, key }: Pick<AlertGroup, 'id' | 'key'>,
  cases: readonly AlertCase[],
  { input, policy }: Circumstances,
): Alert {
  const downMs = Math.max(...cases.map((one) => one.downMs));
  const lastedMs = Math.max(...cases.map(lastedOf));
  return {
    kind: 'back',
    id,
    isOwn: key === USER_SUBJECT,
    members: cases.map((one) => memberOf(one, { input, policy })),
    connectionWorks: input.ownIsWell && !input.ownFails,
    downMs,
    ...(downMs < SEEN_SHARE * lastedMs && { isSeenInPart: true }),
  };
}

/** By what is known of the fault now, where it stands. */
function memberOf(one: AlertCase, { input, policy }: Circumstances): AlertMember {
  const { name, provider } = policy.services.get(one.subject) ?? { name: '', provider: '' };
  const { suspects, cause, scope } = input.standing.get(one.incident)?.verdict ?? one;
  return { name, provider, suspects, cause, scope };
}
