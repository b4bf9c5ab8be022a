import { CONTROLS, type ControlKind, type ControlSpec, SERVICES } from '../net/site.ts';
import type { Chance } from '../over-time/chance.ts';
import type { LabScenario } from './scenario.ts';
import { wordsOf } from './story.ts';

/** Operators of which one is as good as the other. */
const OPERATORS = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Gum',
  'Hazel',
  'Juniper',
  'Larch',
  'Maple',
  'Rowan',
] as const;

/** So many of a kind remain, whoever is left out. */
const LEAST_OF_A_KIND = 2;
const MAY_BE_LEFT_OUT: ReadonlySet<ControlKind> = new Set(['portal', 'https']);

/** A scenario's controls: some run by others than usual, in another order, and at times one fewer. */
export function drawControls(
  scenario: LabScenario,
  chance: Chance,
  { mayDrop }: { readonly mayDrop: boolean },
): readonly ControlSpec[] {
  const { controls = CONTROLS, services = SERVICES } = scenario.world ?? {};
  const named = new Set([...wordsOf(scenario), ...services.map(({ provider }) => provider)]);
  const isFree = ({ id, operator }: ControlSpec): boolean => !named.has(id) && !named.has(operator);
  const bound = new Set(controls.filter((each) => !isFree(each)).map(({ operator }) => operator));
  const renamed = rename(controls, bound, { named, chance });
  const dropped = mayDrop ? oneTooMany(renamed.filter(isFree), renamed, chance) : undefined;
  return shuffled(
    renamed.filter((each) => each !== dropped),
    chance,
  );
}

/** Everybody whom a world's controls can be run by, whatever is drawn: what an installation is granted covers them. */
export function everyControl(scenarios: readonly LabScenario[]): readonly ControlSpec[] {
  const listed = scenarios.flatMap(({ world }) => world?.controls ?? []);
  const drawable = OPERATORS.map((operator): ControlSpec => {
    return { id: `any-${operator.toLowerCase()}`, operator, kind: 'https' };
  });
  const known = new Set(CONTROLS.map(({ operator }) => operator));
  const more = [...listed, ...drawable].filter(({ operator }) => {
    const isNew = !known.has(operator);
    known.add(operator);
    return isNew;
  });
  return [...CONTROLS, ...more];
}

interface Draw {
  readonly named: ReadonlySet<string>;
  readonly chance: Chance;
}

/** Operators that a scenario does not name are others, with other names for their hosts. */
function rename(
  controls: readonly ControlSpec[],
  bound: ReadonlySet<string>,
  { named, chance }: Draw,
): readonly ControlSpec[] {
  const pool: readonly string[] = OPERATORS;
  const present = [...new Set(controls.map(({ operator }) => operator))];
  const free = present.filter((operator) => pool.includes(operator) && !bound.has(operator));
  const choices = shuffled(
    pool.filter((operator) => !named.has(operator) && !bound.has(operator)),
    chance,
  );
  const become = new Map(free.map((operator, index) => [operator, choices[index] ?? operator]));
  return controls.map((control) => {
    const operator = become.get(control.operator) ?? control.operator;
    const id = control.id.replace(control.operator.toLowerCase(), operator.toLowerCase());
    return { ...control, id, operator };
  });
}

/** One that the others of its kind can do without, half the time. */
function oneTooMany(
  free: readonly ControlSpec[],
  all: readonly ControlSpec[],
  chance: Chance,
): ControlSpec | undefined {
  const isSpare = ({ kind, trace }: ControlSpec): boolean =>
    trace !== true &&
    MAY_BE_LEFT_OUT.has(kind) &&
    all.filter((each) => each.kind === kind).length > LEAST_OF_A_KIND;
  const [first, ...others] = free.filter(isSpare);
  if (first === undefined || chance.between(0, 1) === 0) return undefined;
  return chance.of([first, ...others]);
}

function shuffled<T>(items: readonly T[], chance: Chance): readonly T[] {
  return items
    .map((item) => ({ item, place: chance.between(0, 1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
