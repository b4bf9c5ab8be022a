import { ACCESS_NAMES, cellName, demandsOn, missesDemanded, percent } from './demanded.ts';
import { type Table, tableMarkdown, tableText } from './render-table.ts';
import type { Scoreboard } from './score.ts';
import { nameOf, type RunScore } from './score-run.ts';
import type { Spread, Tally } from './tally.ts';

/** Most misses that are told by name in a table; the JSON has all. */
const MOST_MISSES = 60;

/** A scoreboard for a terminal. */
export function scoreboardText(board: Scoreboard): string {
  return [head(board), ...tablesOf(board).map(tableText), verdictOn(board)].join('\n\n');
}

/** A scoreboard as a Markdown page. */
export function scoreboardMarkdown(board: Scoreboard): string {
  const parts = ['# Fault lab: scoreboard', head(board), ...tablesOf(board).map(tableMarkdown)];
  return `${[...parts, verdictOn(board)].join('\n\n')}\n`;
}

function head({ runs, scenarios, seeds, voidPlays, worlds }: Scoreboard): string {
  const played = `${scenarios} scenarios in ${worlds} different worlds, ${runs.length} runs, seeds ${seeds.join(', ') || 'none'}.`;
  return voidPlays === 0
    ? played
    : `${played} ${voidPlays} plays counted for nothing and were played again: the lab's own timers were late.`;
}

function verdictOn(board: Scoreboard): string {
  const missed = missesDemanded(board);
  const told = [
    ...(missed.length === 0 ? ['Every demand is met.'] : ['Not met:']),
    ...missed.map((each) => `- ${each}`),
  ].join('\n');
  return `${told}\n\n${robustnessOf(board)}`;
}

function robustnessOf({ robustness }: Scoreboard): string {
  const { changes, runs, uncompared } = robustness;
  if (runs === 0) return 'Robustness was not measured (`--twists`).';
  const apart =
    uncompared.length === 0 ? '' : `; nothing to compare with: ${uncompared.join(', ')}`;
  return `Robustness: ${changes.length} of ${runs} runs under harder conditions said something else${apart}.`;
}

function tablesOf(board: Scoreboard): readonly Table[] {
  const tables = [
    scoresOf(board),
    demandsOf(board),
    costsOf(board),
    tellableOf(board),
    groupsOf(board),
    baselinesOf(board),
    missesOf(board),
    changesOf(board),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

const OUTCOME_HEAD = [
  'runs',
  'correct',
  'hedged',
  'abstained',
  'overclaimed',
  'wrong blame',
  'missed',
  'false alarm',
  'cause right',
] as const;

function outcomeCells({ named, namedRightly, outcomes, runs }: Tally): string[] {
  const { abstained, correct, hedged, missed, overclaimed } = outcomes;
  const wrong = [outcomes['wrong-blame'], missed, outcomes['false-alarm']];
  const cause = named === 0 ? '-' : percent(namedRightly / named);
  const counts = [hedged, abstained, overclaimed, ...wrong].map(String);
  return [String(runs), percent(correct / runs), ...counts, cause];
}

function scoresOf({ cells }: Scoreboard): Table {
  return {
    title: 'Scores',
    head: ['', ...OUTCOME_HEAD, 'blamed the user', 'blamed the provider', 'out of sight'],
    rows: cells.map(({ tally, ...cell }) => [
      cellName(cell),
      ...outcomeCells(tally),
      ...[tally.blamedUser, tally.blamedProvider, tally.outOfSight].map(String),
    ]),
  };
}

function demandsOf({ cells }: Scoreboard): Table {
  return {
    title: 'What is demanded',
    head: ['', 'figure', 'wanted', 'measured', ''],
    rows: cells.flatMap((cell) =>
      demandsOn(cell.tally).map(({ isMet, measured, wanted, what }) => [
        cellName(cell),
        what,
        wanted,
        measured,
        isMet ? 'met' : 'NOT MET',
      ]),
    ),
  };
}

function costsOf({ cells }: Scoreboard): Table {
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
  const tell = (spread: Spread | undefined, unit: (value: number) => string): string[] =>
    spread === undefined ? ['-', '-'] : [unit(spread.median), unit(spread.most)];
  const names = ['suspicion', 'verdict', 'bytes'].flatMap((name) => [name, `${name}, 90th`]);
  return {
    title:
      'Time to first suspicion and to verdict (runs with a fault), and bytes: median and 90th percentile',
    head: ['', ...names],
    rows: cells.map(({ tally, ...cell }) => [
      cellName(cell),
      ...tell(tally.suspicionMs, seconds),
      ...tell(tally.verdictMs, seconds),
      ...tell(tally.bytes, kilobytes),
    ]),
  };
}

/** An extension that looks at less makes more look alike, and is then right with less: this is where it would show. */
function tellableOf({ cells, runs }: Scoreboard): Table {
  const faults = runs.filter(({ truth }) => truth !== 'ok');
  const count = (own: readonly RunScore[], size: number): string =>
    String(own.filter(({ honestSize }) => honestSize === size).length);
  return {
    title:
      'How many suspects the strongest honest set leaves, of the subject that decided (runs with a fault)',
    head: ['', 'runs', 'one', 'two', 'three', 'four', 'nothing may be wrong'],
    rows: cells.flatMap((cell) => {
      const own = faults.filter(
        (run) => run.browser === cell.browser && run.access === cell.access,
      );
      if (own.length === 0) return [];
      return [
        [cellName(cell), String(own.length), ...[1, 2, 3, 4, 0].map((size) => count(own, size))],
      ];
    }),
  };
}

const GROUP_NAMES: Readonly<Record<string, string>> = {
  O: 'O: cases of OONI',
  C: "C: Chromium's errors",
  R: 'R: checks of operating systems',
  D: 'D: this device',
  N: 'N: the network',
  P: 'P: the provider',
  M: 'M: mixed and over time',
};

function groupsOf({ groups }: Scoreboard): Table {
  return {
    title: 'By group of the catalogue',
    head: ['group', 'scenarios', ...OUTCOME_HEAD],
    rows: groups.map(({ group, scenarios, tally }) => [
      GROUP_NAMES[group] ?? group,
      String(scenarios),
      ...outcomeCells(tally),
    ]),
  };
}

function baselinesOf({ cells }: Scoreboard): Table {
  return {
    title: 'What people use instead, in the same worlds',
    head: [
      '',
      'who',
      'runs',
      'blamed the user for a far fault',
      "blamed the provider for a user's fault",
      'ok for a fault',
      'a fault for ok',
      'no side',
      'right side',
    ],
    rows: cells.flatMap((cell) =>
      cell.baselines.map((row) => [
        cellName(cell),
        row.name,
        ...[row.runs, row.userForFar, row.providerForUser, row.okForFault, row.faultForOk].map(
          String,
        ),
        ...[row.unclear, row.right].map(String),
      ]),
    ),
  };
}

function missesOf({ misses }: Scoreboard): Table {
  const title =
    misses.length > MOST_MISSES
      ? `Misses, worst first (${MOST_MISSES} of ${misses.length})`
      : 'Misses, worst first';
  return {
    title,
    head: ['scenario', 'where', 'outcome', 'of', 'said', 'honest', 'truth', 'seed'],
    rows: misses
      .slice(0, MOST_MISSES)
      .map((miss) => [
        miss.scenario,
        cellName(miss),
        outcomeInWords(miss),
        nameOf(miss.subject),
        miss.said,
        miss.honest,
        miss.truth,
        String(miss.seed),
      ]),
  };
}

function outcomeInWords({ blamed, isCauseRight, outcome }: RunScore): string {
  const whom = { user: 'the user', provider: 'the provider', another: 'another' } as const;
  const word = outcome.replace('-', ' ');
  if (outcome === 'correct' && isCauseRight === false) return 'wrong cause';
  return blamed === undefined ? word : `${word} (${whom[blamed]})`;
}

function changesOf({ robustness }: Scoreboard): Table {
  const { changes, runs } = robustness;
  return {
    title: `Robustness: ${changes.length} of ${runs} runs under harder conditions said something else`,
    head: ['scenario', 'where', 'with', 'said without', 'said with', 'outcome'],
    rows: changes.map((change) => [
      change.scenario,
      `${change.browser}, ${ACCESS_NAMES[change.access]}`,
      change.twist,
      change.before,
      change.after,
      change.outcome.replace('-', ' '),
    ]),
  };
}
