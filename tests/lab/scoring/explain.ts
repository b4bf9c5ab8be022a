import type { LabRun } from '../result.ts';
import type { LabScenario } from '../scenario.ts';
import { cellName } from './demanded.ts';
import { USER } from './fingerprint.ts';
import {
  apartFromChance,
  type Classes,
  classKey,
  firstOfEach,
  type HonestClass,
} from './honest.ts';
import { sortRuns } from './score.ts';
import { nameOf, tellHonest } from './score-run.ts';
import type { Sighting } from './sightings.ts';

/** What to explain a scenario with. */
export interface Seen {
  readonly runs: readonly LabRun[];
  readonly scenarios: readonly LabScenario[];
}

/**
 * Tells for one scenario which classes its affected subjects fell into, who else is there, and where it differs from its
 * declared twins. Throws a RangeError for a name that no scenario has.
 */
export function explain(name: string, { runs, scenarios }: Seen): string {
  const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
  const scenario = byName.get(name);
  if (scenario === undefined) throw new RangeError(`no scenario is called ${name}`);
  const plain = runs.filter(({ twist }) => twist === undefined);
  const { classes, perRun } = sortRuns(plain, byName);
  const own = perRun.flat().filter((each) => each.scenario.name === name && isJudged(each));
  const heading = `${name}: ${scenario.title}\ntruth: ${scenario.truth}`;
  if (own.length === 0) return `${heading}\nno run of it is known`;
  const told = classesOf(own, classes).map((found) => tellClass(found, own));
  const twins = twinsOf(scenario, scenarios).map((twin) => tellTwin(twin, own, perRun.flat()));
  return [heading, ...told, ...twins].join('\n\n');
}

/** Those whom the truth is about, or everybody where nobody is affected. */
function isJudged({ isAffected }: Sighting): boolean {
  return isAffected;
}

function classesOf(sightings: readonly Sighting[], classes: Classes): readonly HonestClass[] {
  const keys = [...new Set(sightings.map(classKey))].sort();
  return keys.flatMap((key) => classes.get(key) ?? []);
}

/** Everybody who answers looks like all the others that do. */
const MOST_TOLD = 30;

function tellClass(
  { honest, key, lines, sightings }: HonestClass,
  judged: readonly Sighting[],
): string {
  const own = judged.filter((each) => classKey(each) === key);
  const [first] = own;
  const subjects = [...new Set(own.map(({ print }) => nameOf(print.subject)))].sort().join(', ');
  const others = firstOfEach(sightings.filter((each) => each.scenario !== first?.scenario));
  const all = others
    .map(({ print, scenario, truth }) => `  ${scenario.name} (${nameOf(print.subject)}): ${truth}`)
    .sort();
  const more = all.length - MOST_TOLD;
  const members = more > 0 ? [...all.slice(0, MOST_TOLD), `  and ${more} more`] : all;
  return [
    `${first === undefined ? '' : cellName(first.run)}, ${subjects}, seen ${own.length === 1 ? 'once' : `${own.length} times`}`,
    ...lines.map((line) => `  | ${line}`),
    `honest: ${tellHonest(honest)}`,
    ...(members.length > 0 ? ['looks the same as:', ...members] : ['looks like nothing else']),
  ].join('\n');
}

function twinsOf(scenario: LabScenario, all: readonly LabScenario[]): readonly LabScenario[] {
  return all.filter((other) => scenario.twin === other.name || other.twin === scenario.name);
}

function tellTwin(twin: LabScenario, own: readonly Sighting[], all: readonly Sighting[]): string {
  const theirs = all.filter((each) => each.scenario.name === twin.name && isJudged(each));
  const heading = `twin ${twin.name} (${twin.truth})`;
  if (theirs.length === 0) return `${heading}: no run of it is known`;
  const cells = [...new Set(own.map((each) => placeOf(each)))].sort();
  const told = cells.map((cell) => {
    const here = own.filter((each) => placeOf(each) === cell);
    const there = theirs.filter((each) => placeOf(each) === cell);
    return `  ${cell}: ${compare(here, there).join('\n    ')}`;
  });
  return [heading, ...told].join('\n');
}

/** Browser and permissions, and whether it is the user's own side. */
function placeOf({ print, run }: Sighting): string {
  return `${cellName(run)}, ${print.subject === USER ? 'you' : 'services'}`;
}

function compare(here: readonly Sighting[], there: readonly Sighting[]): readonly string[] {
  if (there.length === 0) return ['not seen there'];
  const keys = new Set(there.map(classKey));
  if (here.some((each) => keys.has(classKey(each)))) return ['looks the same'];
  const told = ({ print }: Sighting): string => apartFromChance(print.lines).join('\n');
  if (here.some((one) => there.some((other) => told(one) === told(other))))
    return ['looks the same but for chance'];
  const [closest] = here
    .flatMap((one) => there.map((other) => differences(one.print.lines, other.print.lines)))
    .sort((a, b) => a.length - b.length);
  return ['does not look the same', ...(closest ?? [])];
}

function differences(own: readonly string[], other: readonly string[]): readonly string[] {
  return [
    ...own.filter((line) => !other.includes(line)).map((line) => `- ${line}`),
    ...other.filter((line) => !own.includes(line)).map((line) => `+ ${line}`),
  ];
}
