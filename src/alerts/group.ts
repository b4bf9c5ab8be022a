import type { AlertCase, AlertGroup } from '../formats/alerts.ts';

/** Something was told, and all of it is over. */
export function isEnding({ cases }: AlertGroup): boolean {
  return cases.some(isTold) && cases.every((one) => !isTold(one) || isOver(one));
}

/** Something was told that stands: what joins it needs no alert of its own. */
export function isOpen({ cases }: AlertGroup): boolean {
  return cases.some((one) => isTold(one) && !isOver(one));
}

export function isTold({ isTold: told }: AlertCase): boolean {
  return told === true;
}

export function isOver({ isOver: over }: AlertCase): boolean {
  return over === true;
}

/** The group without what was about to be sent; undefined where that was its last word. */
export function settled({ sending, ...group }: AlertGroup): AlertGroup | undefined {
  return sending?.kind === 'back' ? undefined : group;
}

/** From beginning to end, in ms; 0 until it is over. */
export function lastedOf({ lastedMs, downMs }: AlertCase): number {
  return lastedMs ?? downMs;
}

/** Cases in which each service is over once at most: times add up. */
export function merged(cases: readonly AlertCase[]): AlertCase[] {
  const kept: AlertCase[] = [];
  for (const one of cases) {
    const at = kept.findIndex((other) => isOver(other) && other.subject === one.subject);
    const earlier = kept[at];
    if (earlier === undefined || !isOver(one)) kept.push(one);
    else {
      const downMs = earlier.downMs + one.downMs;
      kept[at] = { ...earlier, downMs, lastedMs: lastedOf(earlier) + lastedOf(one) };
    }
  }
  return kept;
}
