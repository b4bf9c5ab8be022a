import type { LabScenario } from '../../tests/lab/scenario.ts';

/** Scenarios about the same part of the world. */
export interface Group {
  readonly name: string;
  readonly scenarios: readonly LabScenario[];
}

/** By the first letter of the rows of the catalogue of faults that a scenario builds. */
const NAMES: Readonly<Record<string, string>> = {
  D: 'device',
  N: 'network',
  R: 'connectivity',
  C: 'browser-errors',
  O: 'interference',
  P: 'provider',
  M: 'several-and-over-time',
};
const NO_ROW = 'twins';

/** The scenarios by what they are about, in the order of the catalogue; those that build no row are twins of others. */
export function groupsOf(scenarios: readonly LabScenario[]): readonly Group[] {
  const nameOf = ({ rows: [row = ''] }: LabScenario): string => NAMES[row.charAt(0)] ?? NO_ROW;
  return [...Object.values(NAMES), NO_ROW]
    .map((name) => ({ name, scenarios: scenarios.filter((each) => nameOf(each) === name) }))
    .filter((group) => group.scenarios.length > 0);
}
