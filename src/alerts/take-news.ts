import type { AlertCase, AlertGroup, AlertNews } from '../formats/alerts.ts';
import { isEnding, isOver, isTold, merged } from './group.ts';
import { isSettled, parted } from './part-group.ts';
import {
  type AlertInput,
  type AlertPolicy,
  holdsKey,
  isListed,
  isWanted,
  keyOf,
} from './policy.ts';

/**
 * Groups after the news, with nothing in them that is not to be told or stands no longer. What ends comes first: what
 * begins in the same round is no part of what ended.
 */
export function takeNews(
  groups: readonly AlertGroup[],
  input: Pick<AlertInput, 'news' | 'standing' | 'nowMs' | 'freshMs'>,
  policy: AlertPolicy,
): AlertGroup[] {
  const { news, standing } = input;
  const ended = endAll(groups, news).flatMap((group) => parted(group, { input, policy }));
  const begun = policy.isOn ? begin(ended, input, policy) : ended;
  return begun.flatMap((group) => {
    // Nobody knows whether it was told, and nobody will be.
    if (!policy.isOn && group.sending?.kind === 'fault') return [];
    const cases = group.cases.filter(
      (one) =>
        isListed(one.subject, policy) &&
        // As it was told; one that was not may come to be on the side that is asked for.
        (!isTold(one) || isWanted(one, policy)) &&
        (isOver(one) || standing.has(one.incident)) &&
        (policy.isOn || (isTold(one) && !isOver(one))),
    );
    if (cases.length === 0) return [];
    const { sending, ...rest } = group;
    return { ...rest, cases, ...(policy.isOn && sending !== undefined && { sending }) };
  });
}

/** Marks what is over; what nobody was told of is dropped with it. */
function endAll(groups: readonly AlertGroup[], news: readonly AlertNews[]): AlertGroup[] {
  const over = new Map(
    news.flatMap(({ kind, incident, downMs = 0, lastedMs = downMs }) =>
      kind === 'recovered' ? [[incident, { downMs, lastedMs }] as const] : [],
    ),
  );
  if (over.size === 0) return [...groups];
  return groups.map((group) => {
    const cases = group.cases.flatMap((one): AlertCase[] => {
      const times = over.get(one.incident);
      if (times === undefined || isOver(one)) return [one];
      return isTold(one) ? [{ ...one, isOver: true, ...times }] : [];
    });
    return { ...group, cases: merged(cases) };
  });
}

function begin(
  groups: readonly AlertGroup[],
  input: Pick<AlertInput, 'news' | 'nowMs' | 'freshMs'>,
  policy: AlertPolicy,
): AlertGroup[] {
  const all = [...groups];
  for (const one of input.news) {
    const isKnown = all.some(({ cases }) => cases.some((known) => known.incident === one.incident));
    if (one.kind === 'recovered' || isKnown || !isListed(one.subject, policy)) continue;
    const key = keyOf(one.subject, policy);
    const at = all.findIndex(
      (group) => !isEnding(group) && !isSettled(group, input) && holdsKey(group, key, policy),
    );
    const group = all[at];
    if (group === undefined) all.push({ id: one.incident, key, cases: [caseOf(one)] });
    else all[at] = { ...group, cases: [...group.cases, caseOf(one)] };
  }
  return all;
}

function caseOf({ kind, ...news }: AlertNews): AlertCase {
  return { ...news, downMs: 0, ...(kind === 'unstable' && { isUnstable: true }) };
}
