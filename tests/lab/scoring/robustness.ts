import type { Access, BrowserKind } from '../../browsers/test-browser.ts';
import type { Twist } from '../result.ts';
import type { Outcome } from './judge.ts';
import type { RunScore } from './score-run.ts';

/** A run under harder conditions that came to something else than without them. */
export interface Change {
  readonly scenario: string;
  readonly browser: BrowserKind;
  readonly access: Access;
  readonly twist: Twist;
  readonly before: string;
  readonly after: string;
  readonly outcome: Outcome;
}

export interface Robustness {
  readonly runs: number;
  readonly changes: readonly Change[];
  /** Scenarios that were seen under harder conditions alone: nothing to compare with. */
  readonly uncompared: readonly string[];
}

/** Compares each twisted run with the plain ones of its scenario; one that says the same will do. */
export function compareTwists(scores: readonly RunScore[]): Robustness {
  const twisted = scores.filter(({ twist }) => twist !== undefined);
  const changes: Change[] = [];
  const uncompared = new Set<string>();
  for (const run of twisted) {
    const plain = scores.filter((each) => each.twist === undefined && isSameCase(each, run));
    const [before] = plain.toSorted((a, b) => distance(a, run) - distance(b, run));
    if (before === undefined) uncompared.add(run.scenario);
    else if (!plain.some(({ everything }) => isEqual(everything, run.everything)))
      changes.push(changeOf(before, run));
  }
  return { runs: twisted.length, changes, uncompared: [...uncompared].sort() };
}

function isSameCase(one: RunScore, other: RunScore): boolean {
  return (
    one.scenario === other.scenario && one.browser === other.browser && one.access === other.access
  );
}

/** The plain run of the same world comes first. */
function distance(plain: RunScore, { seed }: RunScore): number {
  return plain.seed === seed ? 0 : 1;
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

function changeOf(before: RunScore, after: RunScore): Change {
  const { access, browser, outcome, scenario, twist = 'control-down' } = after;
  const said = differing(before.everything, after.everything);
  return { scenario, browser, access, twist, ...said, outcome };
}

/** Only the subjects of which something else was said. */
function differing(
  before: readonly string[],
  after: readonly string[],
): Pick<Change, 'before' | 'after'> {
  return {
    before: before.filter((each) => !after.includes(each)).join('; '),
    after: after.filter((each) => !before.includes(each)).join('; '),
  };
}
