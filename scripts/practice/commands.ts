import { stationsOf } from '../../src/diagnosis/stations.ts';
import { poll } from '../../tests/browsers/poll.ts';
import type { LabBench } from '../../tests/lab/lab-bench.ts';
import { playScenario } from '../../tests/lab/play-scenario.ts';
import type { LabScenario } from '../../tests/lab/scenario.ts';
import { printReport } from '../start/print-report.mjs';
import { groupsOf } from './groups.ts';
import { lastReport, lookByMessage } from './look.ts';
import { tellLook } from './tell-look.ts';

/** One word of the prompt. */
export interface Command {
  readonly usage: string;
  readonly does: string;
  /** What may stand behind the word. */
  readonly names: readonly string[];
  /** Does it, and returns what to print. */
  readonly run: (name: string) => Promise<string>;
}

export interface CommandOptions {
  readonly scenarios: readonly LabScenario[];
  /** Plays the story, and prints it while it does. */
  readonly tellStory: () => Promise<void>;
}

/** Parameters are drawn from a number below this. */
const SEEDS = 2 ** 31;
const NOTICED_MS = 10_000;

/** All that the prompt understands but `help` and `quit`. */
export function commandsFor(
  bench: LabBench,
  { scenarios, tellStory }: CommandOptions,
): Readonly<Record<string, Command>> {
  const groups = groupsOf(scenarios);
  const names = scenarios.map(({ name }) => name);
  const goOn = (): Promise<unknown> => bench.browser.send({ type: 'pause', until: null });
  return {
    list: {
      usage: 'list [GROUP]',
      does: 'groups of things to break, or all that is in one',
      names: groups.map(({ name }) => name),
      run: async (name) => {
        const group = groups.find((each) => each.name === name);
        if (group !== undefined) return columns(group.scenarios.map((s) => [s.name, s.title]));
        return columns(groups.map((each) => [each.name, `${each.scenarios.length}`]));
      },
    },
    break: {
      usage: 'break NAME',
      does: 'a world with that wrong, and what is said of it',
      names,
      run: async (name) => {
        const scenario = scenarios.find((each) => each.name === name);
        if (scenario === undefined) return unknownName(name, names);
        const seed = Math.floor(Math.random() * SEEDS);
        await playScenario(bench, scenario, { seed });
        await goOn();
        return [scenario.title, await looked(bench), truthOf(scenario)].join('\n');
      },
    },
    heal: {
      usage: 'heal',
      does: 'nothing is wrong any more',
      names: [],
      run: async () => {
        await bench.break([]);
        const isBack = (): Promise<unknown> => bench.browser.look('navigator.onLine');
        await poll(isBack, { timeoutMs: NOTICED_MS, what: 'the browser to notice its link' });
        return 'Nothing is wrong any more.';
      },
    },
    check: {
      usage: 'check',
      does: 'checks again, and says it in short',
      names: [],
      run: () => looked(bench),
    },
    say: {
      usage: 'say',
      does: 'the last verdict, the path and the evidence',
      names: [],
      run: async () => {
        const report = await lastReport(bench.browser);
        if (report === undefined) return "Nothing was checked yet: 'check' does.";
        const stations = Object.entries(stationsOf(report));
        return printReport(
          report,
          stations.map(([station, state]) => ({ station, state })),
        );
      },
    },
    sites: {
      usage: 'sites',
      does: 'the services of this world with their addresses, to open in the browser',
      names: [],
      run: async () => {
        const { services } = bench.world.config();
        return columns(services.map((s) => [s.name, s.endpoints.map(({ url }) => url).join(' ')]));
      },
    },
    story: {
      usage: 'story',
      does: 'the morning of 22 July 2013, in three minutes',
      names: [],
      run: async () => {
        await tellStory();
        return '';
      },
    },
  };
}

async function looked(bench: LabBench): Promise<string> {
  const look = await lookByMessage(bench, { sinceMs: Date.now(), pictureOf: () => undefined });
  return tellLook(look).join('\n');
}

function truthOf({ truth, affects }: LabScenario): string {
  if (truth === 'ok') return 'The truth: nothing is wrong.';
  const whom = affects === 'everything' ? '' : ` (${affects.join(', ')})`;
  return `The truth: ${truth}${whom}.`;
}

/** Names that have something of what was meant. */
function unknownName(name: string, names: readonly string[]): string {
  const near = names.filter((each) => name !== '' && each.includes(name));
  if (near.length === 0) return `Nothing is called '${name}': 'list' shows what there is.`;
  return `Nothing is called '${name}'. Is it one of these?\n  ${near.join('\n  ')}`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`).join('\n');
}
