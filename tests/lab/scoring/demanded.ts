import type { Cell, Scoreboard } from './score.ts';
import type { Tally } from './tally.ts';

/** One figure that the diagnosis is held to, and what was measured, both as people read them. */
export interface Demand {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly isMet: boolean;
}

const MOST_ABSTAINED = 0.02;
const FEWEST_CORRECT = 0.97;
const FEWEST_NAMED = 0.95;

/** The figures that runs in one browser with one set of permissions are held to. */
export function demandsOn(tally: Tally): readonly Demand[] {
  const { named, namedRightly, outcomes, runs } = tally;
  return [
    none('wrong blame', outcomes['wrong-blame']),
    none('overclaimed', outcomes.overclaimed),
    none('missed', outcomes.missed),
    none('false alarms', outcomes['false-alarm']),
    atLeast('correct', FEWEST_CORRECT, outcomes.correct / runs),
    {
      what: 'abstained',
      wanted: `at most ${percent(MOST_ABSTAINED)}`,
      measured: percent(outcomes.abstained / runs),
      isMet: outcomes.abstained <= runs * MOST_ABSTAINED,
    },
    ...(named > 0 ? [atLeast('cause right', FEWEST_NAMED, namedRightly / named)] : []),
  ];
}

/** What a set of runs falls short of, one sentence each; empty where every demand is met. */
export function missesDemanded({ cells, robustness, scenarios }: Scoreboard): string[] {
  if (scenarios === 0 || cells.length === 0) return ['nothing was measured'];
  const changed = robustness.changes.map(
    ({ access, browser, scenario, twist }) =>
      `${browser}, ${ACCESS_NAMES[access]}: ${scenario} says something else with ${twist}`,
  );
  return [
    ...cells.flatMap((cell) =>
      demandsOn(cell.tally)
        .filter(({ isMet }) => !isMet)
        .map(
          ({ measured, wanted, what }) =>
            `${cellName(cell)}: ${what} ${measured}, wanted ${wanted}`,
        ),
    ),
    ...changed,
  ];
}

/** How people call the sets of permissions. */
export const ACCESS_NAMES = {
  all: 'precise',
  services: 'controls and services',
  controls: 'controls only',
} as const;

/** How people call runs in one browser with one set of permissions. */
export function cellName({ access, browser }: Pick<Cell, 'access' | 'browser'>): string {
  return `${browser}, ${ACCESS_NAMES[access]}`;
}

function none(what: string, count: number): Demand {
  return { what, wanted: '0', measured: String(count), isMet: count === 0 };
}

function atLeast(what: string, least: number, share: number): Demand {
  const wanted = `at least ${percent(least)}`;
  return { what, wanted, measured: percent(share), isMet: share >= least };
}

/** Rounded towards what is not met, so that 96.96 % does not read as 97 %. */
export function percent(share: number): string {
  return `${Math.floor(share * 1_000) / 10} %`;
}
