import { ACCESSES, type Access, type BrowserKind } from '../../browsers/test-browser.ts';
import type { LabRun } from '../result.ts';
import type { LabScenario } from '../scenario.ts';
import { worldKeyOf } from '../world-key.ts';
import { type BaselineRow, compareBaselines } from './baselines.ts';
import { type Classes, classify, honestFor } from './honest.ts';
import { compareTwists, type Robustness } from './robustness.ts';
import { type RunScore, scoreRun } from './score-run.ts';
import { type Sighting, sightingsOf } from './sightings.ts';
import { rankOf, type Tally, tallyRuns } from './tally.ts';

/** Runs in one browser with one set of permissions. */
export interface Cell {
  readonly browser: BrowserKind;
  readonly access: Access;
  readonly tally: Tally;
  readonly baselines: readonly BaselineRow[];
}

/** Runs of one group of the catalogue, in both browsers. */
export interface GroupRow {
  readonly group: string;
  readonly scenarios: number;
  readonly tally: Tally;
}

/** What a set of runs is worth; plain data. */
export interface Scoreboard {
  readonly scenarios: number;
  /** Different ones in which those scenarios play: some differ in their truth alone. */
  readonly worlds: number;
  readonly seeds: readonly number[];
  /** Plays that count for nothing, as the machine was too busy. */
  readonly voidPlays: number;
  readonly cells: readonly Cell[];
  readonly groups: readonly GroupRow[];
  /** Runs that were not simply right, worst first. */
  readonly misses: readonly RunScore[];
  readonly robustness: Robustness;
  /** Every run without a twist. */
  readonly runs: readonly RunScore[];
}

/**
 * Computes honest sets from all runs and scores each run against them. Runs with a twist are compared with those without
 * and count nowhere else. Throws a RangeError for a run of a scenario that is not among `scenarios`.
 */
export function scoreRuns(runs: readonly LabRun[], scenarios: readonly LabScenario[]): Scoreboard {
  const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
  const { classes, perRun } = sortRuns(runs, byName);
  const scores = perRun.map((sightings) =>
    scoreRun(sightings, (sighting) => honestFor(sighting, classes)),
  );
  const plain = scores.filter(({ twist }) => twist === undefined).sort(byPlace);
  const played = scenarios.filter(({ name }) => plain.some(({ scenario }) => scenario === name));
  return {
    scenarios: played.length,
    worlds: new Set(played.map(worldKeyOf)).size,
    seeds: [...new Set(plain.map(({ seed }) => seed))].sort((a, b) => a - b),
    voidPlays: runs.reduce((sum, run) => sum + (run.voidPlays ?? 0), 0),
    cells: cellsOf(plain, runs, byName),
    groups: groupsOf(plain),
    misses: plain.filter(isMiss).sort((a, b) => rankOf(a) - rankOf(b) || byPlace(a, b)),
    robustness: compareTwists(scores.toSorted(byPlace)),
    runs: plain,
  };
}

/** Every run's sightings, and the classes that they make up. */
export function sortRuns(
  runs: readonly LabRun[],
  scenarios: ReadonlyMap<string, LabScenario>,
): { readonly classes: Classes; readonly perRun: readonly (readonly Sighting[])[] } {
  const perRun = runs.map((run) => {
    const scenario = scenarios.get(run.scenario);
    if (scenario === undefined) throw new RangeError(`no scenario is called ${run.scenario}`);
    return sightingsOf(run, scenario);
  });
  return { classes: classify(perRun.flat()), perRun };
}

function isMiss({ outcome, isCauseRight }: RunScore): boolean {
  return outcome !== 'correct' || isCauseRight === false;
}

/** So that the order of runs never shows. */
function byPlace(a: RunScore, b: RunScore): number {
  const place = ({ access, browser, scenario, seed, twist }: RunScore): string =>
    [scenario, browser, access, String(seed).padStart(12, '0'), twist ?? ''].join('\n');
  return place(a) < place(b) ? -1 : 1;
}

function cellsOf(
  scores: readonly RunScore[],
  runs: readonly LabRun[],
  scenarios: ReadonlyMap<string, LabScenario>,
): readonly Cell[] {
  return BROWSERS.flatMap((browser) => ACCESSES.map((access) => ({ browser, access }))).flatMap(
    (cell) => {
      const isIn = (one: Pick<RunScore, 'browser' | 'access'>): boolean =>
        one.browser === cell.browser && one.access === cell.access;
      const own = scores.filter(isIn);
      if (own.length === 0) return [];
      const plain = runs.filter((run) => isIn(run) && run.twist === undefined);
      const baselines = compareBaselines(own, plain, scenarios);
      return [{ ...cell, tally: tallyRuns(own), baselines }];
    },
  );
}

const BROWSERS = ['chromium', 'firefox'] as const;

function groupsOf(scores: readonly RunScore[]): readonly GroupRow[] {
  const names = [...new Set(scores.map(({ group }) => group))].sort();
  return names.map((group) => {
    const own = scores.filter((score) => score.group === group);
    const scenarios = new Set(own.map(({ scenario }) => scenario)).size;
    return { group, scenarios, tally: tallyRuns(own) };
  });
}
