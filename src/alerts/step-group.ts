import type { Alert, AlertCase, AlertGroup } from '../formats/alerts.ts';
import { USER_SUBJECT } from '../incidents/round.ts';
import { isEnding, isOpen, isOver, isTold, settled } from './group.ts';
import { notificationId, sentKind } from './notification-id.ts';
import { isWanted } from './policy.ts';
import { type Circumstances, sayBack, sayFault } from './say.ts';
import { isFresh } from './standing-of.ts';

/** What becomes of a group now. */
export interface GroupStep {
  /** Absent once there is nothing more to tell of it. */
  readonly group?: AlertGroup;
  readonly alert?: Alert;
  /** When it has to be looked at again, whatever rounds bring; ms since the epoch. */
  readonly nextAtMs?: number;
}

/** The next thing to tell of a group, if it may be told now. */
export function stepGroup(group: AlertGroup, about: Circumstances): GroupStep {
  if (!about.policy.isOn) return { group };
  if (isEnding(group)) return stepEnding(group, about);
  return group.sending === undefined ? stepStanding(group, about) : stepUnsure(group, about);
}

/** All that was told is over. */
function stepEnding(group: AlertGroup, about: Circumstances): GroupStep {
  const { sending, cases } = group;
  // Nobody knows whether the fault was ever told: its end must not be.
  if (sending?.kind === 'fault') return {};
  const { quietUntilMs } = about.policy;
  if (quietUntilMs !== undefined) return { group, nextAtMs: quietUntilMs };
  const told = cases.filter((one) => mutedUntil(one, about) === undefined);
  if (told.length === 0) return waiting(group, cases, about);
  // What has failed anew meanwhile is another matter, and not back.
  const back = told.filter(({ subject }) => !about.failing.has(subject));
  if (back.length > 0) return emit(group, sayBack(group, back, about), about);
  return told.every(({ subject }) => about.failing.get(subject)) ? {} : { group };
}

/** Its notification may have been shown, or not: once more, as long as it is true. */
function stepUnsure(group: AlertGroup, about: Circumstances): GroupStep {
  const { quietUntilMs } = about.policy;
  if (quietUntilMs !== undefined) return { group, nextAtMs: quietUntilMs };
  const told = group.cases.filter((one) => isTold(one) && isReady(one, about));
  const kind = group.sending?.kind === 'reminder' ? 'reminder' : 'fault';
  if (told.length === 0) return waiting(group, group.cases, about);
  return emit(group, sayFault(group, told, { ...about, kind }), about);
}

function stepStanding(group: AlertGroup, about: Circumstances): GroupStep {
  const { nowMs } = about.input;
  const ready = group.cases.filter((one) => !isTold(one) && isReady(one, about));
  const { quietUntilMs } = about.policy;
  const isDue = remindsAt(group, about) <= nowMs;
  if (quietUntilMs !== undefined) {
    const isHeld = Number.isFinite(remindsAt(group, about)) || !group.cases.every(isTold);
    return { group, ...(isHeld && { nextAtMs: quietUntilMs }) };
  }
  if (isOpen(group)) {
    const joined = withTold(group, ready, about);
    const told = joined.cases.filter((one) => isTold(one) && isReady(one, about));
    if (isDue && group.cases.some((one) => isTold(one) && isReady(one, about))) {
      const reminded = { ...joined, isReminded: true as const };
      return emit(reminded, sayFault(joined, told, { ...about, kind: 'reminder' }), about);
    }
    const step = waiting(joined, joined.cases, about);
    if (ready.length === 0) return step;
    return { ...step, alert: sayFault(joined, told, { ...about, kind: 'joined' }) };
  }
  const [first] = ready;
  if (first === undefined) return waiting(group, group.cases, about);
  const begun = { ...withTold(group, ready, about), id: first.incident, toldAtMs: nowMs };
  return emit(begun, sayFault(begun, ready, { ...about, kind: 'fault' }), about);
}

/** Stored before it is shown: a second attempt at what may have been shown is the last one. */
function emit(group: AlertGroup, alert: Alert, about: Circumstances): GroupStep {
  const kind = sentKind(alert);
  const before = group.sending?.kind === kind ? group.sending : undefined;
  const attempts = before?.isBegun ? 2 : (before?.attempts ?? 1);
  const sending = { ...group, sending: { kind, attempts } } satisfies AlertGroup;
  return { ...waiting(sending, sending.cases, about), alert };
}

/** With when something in it may change by the clock alone. */
function waiting(group: AlertGroup, cases: readonly AlertCase[], about: Circumstances): GroupStep {
  const { nowMs } = about.input;
  const moments = [
    ...cases.flatMap((one) => [
      mutedUntil(one, about),
      isTold(one) ? undefined : one.plannedUntilMs,
    ]),
    remindsAt(group, about),
  ].filter((atMs) => atMs !== undefined && atMs > nowMs && Number.isFinite(atMs));
  const nextAtMs = Math.min(...moments.map(Number));
  return { group, ...(moments.length > 0 && { nextAtMs }) };
}

/** When the reminder is due; never is infinity. */
function remindsAt(group: AlertGroup, { policy: { remindAfterMs } }: Circumstances): number {
  const { toldAtMs, isReminded } = group;
  if (remindAfterMs === undefined || toldAtMs === undefined || isReminded || !isOpen(group)) {
    return Number.POSITIVE_INFINITY;
  }
  return toldAtMs + remindAfterMs;
}

/** With these told, as what they are known to be now. */
function withTold(
  group: AlertGroup,
  ready: readonly AlertCase[],
  { input: { standing } }: Circumstances,
): AlertGroup {
  if (ready.length === 0) return group;
  const cases = group.cases.map((one) => {
    if (!ready.includes(one)) return one;
    const { suspects, cause, scope } = standing.get(one.incident)?.verdict ?? one;
    return { ...one, suspects: [...suspects], cause, scope, isTold: true as const };
  });
  return { ...group, cases };
}

/** A fault that was just seen, on a side that is asked for, that nothing holds back, and that does not follow from the user's own side. */
function isReady(one: AlertCase, about: Circumstances): boolean {
  const { nowMs, standing, freshMs, ownFails } = about.input;
  const stands = standing.get(one.incident);
  if (isOver(one) || stands === undefined || !stands.isFailing) return false;
  if (!isFresh(stands.seenAtMs, { nowMs, freshMs })) return false;
  const { suspects } = stands.verdict;
  if (!isWanted({ subject: one.subject, suspects }, about.policy)) return false;
  const isProven = suspects.every((suspect) => suspect === 'provider');
  if (one.subject !== USER_SUBJECT && ownFails && !isProven) return false;
  const isPlanned = !isTold(one) && (one.plannedUntilMs ?? 0) > nowMs;
  return !isPlanned && mutedUntil(one, about) === undefined;
}

function mutedUntil({ subject }: AlertCase, { input, policy }: Circumstances): number | undefined {
  const untilMs = policy.mutes.get(subject);
  return untilMs !== undefined && untilMs > input.nowMs ? untilMs : undefined;
}

/**
 * The group once nothing more is to be shown of what was about to be. What may have been shown and is not in front of the
 * person: a fault is shown once more, and is left alone after that, without a word of its end; a reminder or an end
 * never, for it is better lost than told twice.
 */
export function settleSent(group: AlertGroup, shown: ReadonlySet<string>): AlertGroup[] {
  const { sending, ...rest } = group;
  if (sending?.isBegun === undefined) return [group];
  const isShown = shown.has(notificationId(sending.kind, group.id));
  if (isShown || sending.kind !== 'fault') return [settled(group) ?? []].flat();
  if (sending.attempts === 1) return [group];
  const cases = group.cases.filter((one) => !isTold(one));
  return cases.length === 0 ? [] : [{ ...rest, cases }];
}
