import type { Control } from '../formats/config.ts';
import { hostOf, isLiteral } from './web-address.ts';

export interface Sampling {
  /** Providers of the services at hand: a control never serves a service of its own operator. */
  readonly providers: readonly string[];
  /** Ids of controls that have ever answered from this profile. */
  readonly answered: ReadonlySet<string>;
  readonly random: () => number;
}

const NEEDED: readonly (readonly [kind: Control['kind'], count: number])[] = [
  ['portal', 2],
  ['https', 2],
  ['address', 1],
];
const FEWEST_CONTROLS = 5;
const FEWEST_OPERATORS = 3;
/** New controls to try beside enough that are proven here, and where too few are. */
const NEW_BESIDE_PROVEN = 1;
const NEW_BESIDE_UNPROVEN = 3;

/**
 * Draws the controls of one round afresh: two plain-http ones, two https ones by name and one address literal, of at
 * least three operators, so that this still holds after leaving out any one service's own operator, as far as the list
 * allows; and a new one, so that the proven never become a closed club. DoH operators are drawn by `pickDohOperators`.
 */
export function sampleControls(controls: readonly Control[], sampling: Sampling): Control[] {
  const candidates = inOrderOfTrust(
    controls.filter((control) => control.kind !== 'doh'),
    sampling,
  );
  const { answered } = sampling;
  let draw = fill([], candidates, answered);
  for (const provider of new Set(sampling.providers.map(plain))) {
    const others = isNotOf(provider);
    draw = [...draw, ...fill(draw.filter(others), candidates.filter(others), answered)];
    draw = [...new Set(draw)];
  }
  const isNew = (control: Control): boolean => !answered.has(control.id);
  const provenCount = draw.filter((control) => !isNew(control)).length;
  const room = provenCount >= FEWEST_CONTROLS ? NEW_BESIDE_PROVEN : NEW_BESIDE_UNPROVEN;
  const fresh = candidates.filter((control) => isNew(control) && !draw.includes(control));
  return [...draw, ...fresh.slice(0, room)];
}

/**
 * Draws two DoH operators that differ, none of them a provider of the name asked for. One is reached by an address
 * literal where the list has such: it answers where no name resolves.
 */
export function pickDohOperators(controls: readonly Control[], sampling: Sampling): Control[] {
  const excluded = new Set(sampling.providers.map(plain));
  const candidates = inOrderOfTrust(
    controls.filter((control) => control.kind === 'doh' && !excluded.has(plain(control.operator))),
    sampling,
  );
  const first = candidates.find((control) => isLiteral(hostOf(control.url))) ?? candidates[0];
  if (first === undefined) return [];
  const second = candidates.find(isNotOf(plain(first.operator)));
  return second === undefined ? [first] : [first, second];
}

/** Operators and providers are compared as people write them. */
function plain(name: string): string {
  return name.trim().toLowerCase();
}

function isNotOf(operator: string): (control: Control) => boolean {
  return (control) => plain(control.operator) !== operator;
}

/** Shuffled, and those that have answered from here before the others. */
function inOrderOfTrust(controls: readonly Control[], { answered, random }: Sampling): Control[] {
  const keyed = controls.map((control) => ({ control, key: random() }));
  const rank = (control: Control): number => (answered.has(control.id) ? 0 : 1);
  keyed.sort((a, b) => rank(a.control) - rank(b.control) || a.key - b.key);
  return keyed.map(({ control }) => control);
}

/** Adds candidates, the trusted ones and new operators first, until kinds, number and operators are enough or nothing fits. */
function fill(
  drawn: readonly Control[],
  candidates: readonly Control[],
  answered: ReadonlySet<string>,
): Control[] {
  const draw = [...drawn];
  const left = (): Control[] => candidates.filter((control) => !draw.includes(control));
  const operators = (): Set<string> => new Set(draw.map((control) => plain(control.operator)));
  const add = (fits: (control: Control) => boolean): boolean => {
    const fitting = left().filter(fits);
    const known = operators();
    const isTrusted = answered.has(fitting[0]?.id ?? '');
    const pick =
      fitting.find(
        ({ id, operator }) => answered.has(id) === isTrusted && !known.has(plain(operator)),
      ) ?? fitting[0];
    if (pick !== undefined) draw.push(pick);
    return pick !== undefined;
  };
  for (const [kind, count] of NEEDED) {
    const isKind = (control: Control): boolean => control.kind === kind;
    while (draw.filter(isKind).length < count && add(isKind));
  }
  const isOfNewOperator = (control: Control): boolean => !operators().has(plain(control.operator));
  while (operators().size < FEWEST_OPERATORS && add(isOfNewOperator));
  while (draw.length < FEWEST_CONTROLS && add(() => true));
  return draw;
}
