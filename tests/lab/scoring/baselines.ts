import type { BaselineSays, LabRun } from '../result.ts';
import type { LabScenario, Truth } from '../scenario.ts';
import type { RunScore } from './score-run.ts';

/** How often one way of telling went wrong, by what it said and what was true. */
export interface BaselineRow {
  /** `whichside` for ourselves. */
  readonly name: string;
  readonly runs: number;
  /** The user's side was blamed, and the provider or the way to it was at fault. */
  readonly userForFar: number;
  /** The provider was blamed, and the user's side was at fault. */
  readonly providerForUser: number;
  readonly okForFault: number;
  readonly faultForOk: number;
  /** It could not tell, or tells no side at all. */
  readonly unclear: number;
  /** The right side was blamed, or nobody where nothing was wrong. */
  readonly right: number;
}

/** Ourselves by the same yardstick. */
export const OURSELVES = 'whichside';

/** Counts every baseline of these runs, ourselves first, the others by name. */
export function compareBaselines(
  scores: readonly RunScore[],
  runs: readonly LabRun[],
  scenarios: ReadonlyMap<string, LabScenario>,
): readonly BaselineRow[] {
  const ours = scores.map(({ says, truth }) => ({ name: OURSELVES, says, truth }));
  const theirs = runs.flatMap(({ baselines, scenario }) => {
    const truth = scenarios.get(scenario)?.truth ?? 'ok';
    return Object.entries(baselines).map(([name, says]) => ({ name, says, truth }));
  });
  const names = [...new Set(theirs.map(({ name }) => name))].sort();
  return [
    countSaid(OURSELVES, ours),
    ...names.map((name) =>
      countSaid(
        name,
        theirs.filter((each) => each.name === name),
      ),
    ),
  ];
}

interface Said {
  readonly says: BaselineSays;
  readonly truth: Truth;
}

function countSaid(name: string, said: readonly Said[]): BaselineRow {
  const count = (isSo: (one: Said) => boolean): number => said.filter(isSo).length;
  return {
    name,
    runs: said.length,
    userForFar: count(({ says, truth }) => says === 'user' && sideOfTruth(truth) === 'provider'),
    providerForUser: count(
      ({ says, truth }) => says === 'provider' && sideOfTruth(truth) === 'user',
    ),
    okForFault: count(({ says, truth }) => says === 'ok' && truth !== 'ok'),
    faultForOk: count(
      ({ says, truth }) => (says === 'user' || says === 'provider') && truth === 'ok',
    ),
    unclear: count(({ says }) => says === 'unclear'),
    right: count(({ says, truth }) => says === sideOfTruth(truth)),
  };
}

/** Baselines know two sides; the way to the provider is not the user's. */
function sideOfTruth(truth: Truth): BaselineSays {
  if (truth === 'ok') return 'ok';
  return truth === 'device' || truth === 'network' ? 'user' : 'provider';
}
