import type { Access, BrowserKind } from '../../browsers/test-browser.ts';
import type { LabRun } from '../result.ts';
import type { LabScenario } from '../scenario.ts';
import { type HonestSet, honestFor, unionOf } from './honest.ts';
import { sortRuns } from './score.ts';
import { type RunScore, scoreRun } from './score-run.ts';
import { sightingsOf } from './sightings.ts';

/** What could have been said of one subject of a scenario, over all runs of it. */
export interface KeptSet extends HonestSet {
  readonly scenario: string;
  readonly browser: BrowserKind;
  readonly access: Access;
  readonly subject: string;
}

/**
 * The honest set of every affected subject, for judging a few scenarios without playing their twins. Plain data, in an
 * order of its own.
 */
export function honestSets(
  runs: readonly LabRun[],
  scenarios: readonly LabScenario[],
): readonly KeptSet[] {
  const plain = runs.filter(({ twist }) => twist === undefined);
  const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
  const { classes, perRun } = sortRuns(plain, byName);
  const kept = new Map<string, KeptSet>();
  for (const sighting of perRun.flat()) {
    if (!sighting.isAffected) continue;
    const { print, run } = sighting;
    const { access, browser, scenario } = run;
    const key = [scenario, browser, access, print.subject].join('\n');
    const known = kept.get(key);
    const sets = [known, honestFor(sighting, classes)].filter((set) => set !== undefined);
    const joined = unionOf(sets);
    kept.set(key, { scenario, browser, access, subject: print.subject, ...joined });
  }
  return [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set);
}

/** Scores one run by sets that were kept; a subject without one is held to its own truth. */
export function scoreAgainst(
  run: LabRun,
  scenario: LabScenario,
  { sets }: { readonly sets: readonly KeptSet[] },
): RunScore {
  const own = sets.filter(
    (set) =>
      set.scenario === run.scenario && set.browser === run.browser && set.access === run.access,
  );
  return scoreRun(sightingsOf(run, scenario), ({ print }) =>
    own.find(({ subject }) => subject === print.subject),
  );
}
