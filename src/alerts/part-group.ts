import type { AlertCase, AlertGroup } from '../formats/alerts.ts';
import { isEnding, isOpen, isOver, isTold, lastedOf } from './group.ts';
import { type AlertInput, type AlertPolicy, keyOf } from './policy.ts';

interface Now {
  readonly input: Pick<AlertInput, 'nowMs' | 'freshMs'>;
  readonly policy: AlertPolicy;
}

/**
 * Whether something was told so long ago that what fails now is another matter: every service is looked at within an
 * interval, so that what one outage takes along has been found within two.
 */
export function isSettled({ toldAtMs }: AlertGroup, { nowMs, freshMs }: Now['input']): boolean {
  return toldAtMs !== undefined && nowMs - toldAtMs > freshMs;
}

/**
 * A group, apart from what does not belong to it any longer: what has not been told yet, once the rest is about to end or
 * was told long ago; and providers that it was told together with, once they have been well for as long while others fail.
 */
export function parted(group: AlertGroup, now: Now): AlertGroup[] {
  const untold = group.cases.filter((one) => !isTold(one));
  const [first] = untold;
  const isApart = isEnding(group) || isSettled(group, now.input);
  if (first === undefined || !isApart) return withoutStrangers(group, now);
  const told = { ...group, cases: group.cases.filter(isTold) };
  const later = { id: first.incident, key: group.key, cases: untold };
  return told.cases.length === 0 ? [later] : [...withoutStrangers(told, now), later];
}

/** Each part opens an incident of its own. A provider is well once its last service has been so for long. */
function withoutStrangers(group: AlertGroup, { input, policy }: Now): AlertGroup[] {
  if (!isOpen(group) || group.sending !== undefined) return [group];
  const isLongOver = (one: AlertCase): boolean =>
    isOver(one) && Math.abs(input.nowMs - one.startedAtMs - lastedOf(one)) > input.freshMs;
  const failing = new Set(
    group.cases.flatMap((one) => (isLongOver(one) ? [] : keyIn(one, policy))),
  );
  const isWell = (one: AlertCase): boolean => !failing.has(keyIn(one, policy));
  const over = group.cases.filter(isWell);
  const left = group.cases.filter((one) => !isWell(one));
  const [end] = over;
  const [first] = left;
  if (end === undefined || first === undefined) return [group];
  const isIn = (cases: readonly AlertCase[]): boolean =>
    cases.some(({ incident }) => incident === group.id);
  return [
    { ...group, id: isIn(over) ? first.incident : group.id, cases: left },
    { id: isIn(over) ? group.id : end.incident, key: group.key, cases: over },
  ];
}

function keyIn({ subject }: AlertCase, policy: AlertPolicy): string {
  return keyOf(subject, policy);
}
