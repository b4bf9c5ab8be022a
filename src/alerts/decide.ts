import type { Alert, AlertBook, AlertGroup } from '../formats/alerts.ts';
import { isEnding, isOpen, isOver, isTold, settled } from './group.ts';
import { type AlertInput, type AlertPolicy, holdsKey, keyOf } from './policy.ts';
import type { Circumstances } from './say.ts';
import { byClock } from './set-back.ts';
import { type GroupStep, settleSent, stepGroup } from './step-group.ts';
import { takeNews } from './take-news.ts';
import { tellTogether } from './tell-together.ts';

export interface Decision {
  /** To be stored before anything is shown. */
  readonly book: AlertBook;
  /** To be shown now. */
  readonly alerts: readonly Alert[];
  /** Ids of groups whose notification is true no longer. */
  readonly cleared: readonly string[];
  /** When to decide again at the latest, ms since the epoch. */
  readonly nextAtMs?: number;
}

/**
 * What to tell now. Pure: the same book, input and policy come to the same decision. A decision that was stored and
 * whose alerts were shown is completed by `markBegun` and `markShown`; one that was not is taken up by the next.
 */
export function decide(book: AlertBook, input: AlertInput, policy: AlertPolicy): Decision {
  const known = byClock(book, input.nowMs).groups.flatMap((group) =>
    settleSent(group, input.shown),
  );
  const held = new Set(known.filter(isEnding).map(({ id }) => id));
  const taken = takeNews(known, input, policy);
  const cases = taken.flatMap((group) => group.cases);
  const failing = new Map(
    cases.flatMap((one) => (isOver(one) ? [] : [[one.subject, isTold(one)] as const])),
  );
  const apart = stepAll(taken, held, { input, policy, failing });
  const steps = tellTogether(apart, input.nowMs);
  const groups = steps.flatMap(({ group }) => group ?? []);
  const alerts = steps.flatMap(({ alert }) => alert ?? []);
  const moments = steps.flatMap(({ nextAtMs }) => nextAtMs ?? []);
  const open = new Set(groups.filter(isOpen).map(({ id }) => id));
  const told = new Set(alerts.map(({ id }) => id));
  const cleared = book.groups
    .filter((group) => isOpen(group) && !open.has(group.id) && !told.has(group.id))
    .map(({ id }) => id);
  return {
    book: { groups, decidedMs: input.nowMs },
    alerts,
    cleared,
    ...(moments.length > 0 && { nextAtMs: Math.min(...moments) }),
  };
}

/** The book as it is stored right before the notification of a group is shown. */
export function markBegun(book: AlertBook, id: string): AlertBook {
  const groups = book.groups.map((group) =>
    group.id === id && group.sending !== undefined
      ? { ...group, sending: { ...group.sending, isBegun: true as const } }
      : group,
  );
  return { ...book, groups };
}

/** The book once the notifications of these groups were shown. */
export function markShown(book: AlertBook, ids: ReadonlySet<string>): AlertBook {
  const groups = book.groups.flatMap((group) =>
    ids.has(group.id) && group.sending !== undefined ? (settled(group) ?? []) : group,
  );
  return { ...book, groups };
}

/**
 * The end of an outage that was held back is no news beside the next outage of the same provider: both are told as over
 * when both are.
 */
function stepAll(
  groups: readonly AlertGroup[],
  held: ReadonlySet<string>,
  about: Circumstances,
): GroupStep[] {
  const isHeld = (group: AlertGroup): boolean => isEnding(group) && held.has(group.id);
  const ends = groups.filter((group) => isHeld(group) && group.sending === undefined);
  const taken = new Set<AlertGroup>();
  const steps = groups
    .filter((group) => !ends.includes(group))
    .map((group) => {
      const step = stepGroup(group, about);
      if (step.group?.sending?.kind !== 'fault' || isEnding(group)) return step;
      const earlier = ends.filter(
        (end) =>
          !taken.has(end) &&
          end.cases.some(({ subject }) =>
            holdsKey(group, keyOf(subject, about.policy), about.policy),
          ),
      );
      for (const end of earlier) taken.add(end);
      const cases = [...earlier.flatMap((end) => end.cases), ...step.group.cases];
      return { ...step, group: { ...step.group, cases } };
    });
  const left = ends.filter((end) => !taken.has(end));
  return [...steps, ...left.map((end) => stepGroup(end, about))];
}
