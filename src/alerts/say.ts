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
  /** Whether it was told, of each subject of which an incident stands. */
  readonly failing: ReadonlyMap<string, boolean>;
}

type Known = Pick<Circumstances, 'input' | 'policy'>;

/** The alert that says how these cases stand. */
export function sayFault(
  { id, key }: Pick<AlertGroup, 'id' | 'key'>,
  cases: readonly AlertCase[],
  { kind, input, policy }: Known & { kind: 'fault' | 'joined' | 'reminder' },
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
    members: membersOf(cases, { input, policy }),
    connectionWorks: works && input.ownIsWell && !input.ownFails,
    ...(kind === 'reminder' && comesAndGoes && { isUnsteady: true }),
    ...((kind === 'reminder' || input.nowMs - sinceMs >= LATE_MS) && { sinceMs }),
  };
}

/** The alert that says that these cases are over: each service once, and for how long the longest was seen failing. */
export function sayBack(
  { id, key }: Pick<AlertGroup, 'id' | 'key'>,
  cases: readonly AlertCase[],
  { input, policy }: Known,
): Alert {
  const downMs = Math.max(...cases.map((one) => one.downMs));
  const lastedMs = Math.max(...cases.map(lastedOf));
  return {
    kind: 'back',
    id,
    isOwn: key === USER_SUBJECT,
    members: membersOf(cases, { input, policy }),
    connectionWorks: input.ownIsWell && !input.ownFails,
    downMs,
    ...(downMs < SEEN_SHARE * lastedMs && { isSeenInPart: true }),
  };
}

/** In the order of the person's list, in which the popup and the button name them too. */
function membersOf(cases: readonly AlertCase[], about: Known): AlertMember[] {
  const order = [...about.policy.services.keys()];
  // What is not in the list, which only the user's own side is, comes first.
  const inOrder = cases.toSorted((a, b) => order.indexOf(a.subject) - order.indexOf(b.subject));
  return inOrder.map((one) => memberOf(one, about));
}

/** By what is known of the fault now, where it stands. */
function memberOf(one: AlertCase, { input, policy }: Known): AlertMember {
  const { name, provider } = policy.services.get(one.subject) ?? { name: '', provider: '' };
  const { suspects, cause, scope } = input.standing.get(one.incident)?.verdict ?? one;
  return { name, provider, suspects, cause, scope };
}
