import { chanceOf } from '../over-time/chance.ts';

/** What is left to chance about the sites of one epoch. */
export interface Draw {
  /** The part of a host's name that nobody else of the world has; a label is kept in it. */
  name(id: string, label?: string): string;
  /** Numbers from 0 up to `size`, in some order. */
  order(size: number): readonly number[];
  /** Where in a pool of so many addresses the first epoch begins. */
  offset(size: number): number;
  /** How long a site takes over each answer. */
  lagMs(): number;
}

/** Servers of one world differ by a little, as those of the real one do. */
const MOST_LAG_MS = 40;
const CONSONANTS = [...'bdfgklmnprstvz'];
const VOWELS = [...'aeiou'];
const SYLLABLES = 3;
/** Far apart, so that neighbouring epochs of neighbouring seeds share no draws. */
const EPOCH_STRIDE = 0x9e3779b1;

/** Draws what `seed` says; without one nothing is left to chance. */
export function drawSites({
  epoch,
  seed,
}: {
  readonly epoch: number;
  readonly seed?: number | undefined;
}): Draw {
  if (seed === undefined) return inOrder(epoch);
  const always = chanceOf(seed);
  const start = always.between(0, 2 ** 31);
  const { between } = chanceOf(seed + Math.imul(epoch + 1, EPOCH_STRIDE));
  const letter = (letters: readonly string[]): string =>
    letters[between(0, letters.length - 1)] ?? '';
  let named = 0;
  const word = (): string => {
    const syllables = Array.from({ length: SYLLABLES }, () => letter(CONSONANTS) + letter(VOWELS));
    named += 1;
    // Two words may be the same, their numbers are not.
    return `${syllables.join('')}${named}`;
  };
  return {
    name: (_id, label) => [...(label === undefined ? [] : [label]), word(), epoch].join('-'),
    order: (size) => shuffled(size, between),
    offset: (size) => start % size,
    lagMs: () => between(0, MOST_LAG_MS),
  };
}

function inOrder(epoch: number): Draw {
  return {
    name: (id, label = id) => `${label}-${epoch}`,
    order: (size) => Array.from({ length: size }, (_, index) => index),
    offset: () => 0,
    lagMs: () => 0,
  };
}

/** Fisher and Yates's. */
function shuffled(size: number, between: (least: number, most: number) => number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last -= 1) {
    const at = between(0, last);
    [order[last], order[at]] = [order[at] ?? 0, order[last] ?? 0];
  }
  return order;
}
