import type { SeededRandom } from './seeded-random.ts';

type Mutation = (text: string, others: readonly string[], random: SeededRandom) => string;

const ODD_LETTERS = [
  '\0',
  '\ud800',
  '\u202e',
  '\u2028',
  '"',
  '<',
  '>',
  '&',
  '{',
  '}',
  '[',
  ']',
  '\\',
  ',',
  '😀',
  '-',
  '9',
];
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  1_700_000_000,
  '',
  'Resolved',
  'operational',
  '__proto__',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '2026-99-99T00:00:00Z',
  [],
  {},
  [[]],
  [null],
  { toString: 1 },
  ['a', 'b'],
  { id: 1 },
];
const ODD_XML = [
  '<item>',
  '</item>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '&lol;',
  '&#0;',
  '&amp;',
  '<?xml?>',
  '<!DOCTYPE a>',
  '<a:b/>',
  ' a="',
  '<title>',
  '</channel>',
  '<link/>',
  '<guid/>',
];

function letters(text: string, _: readonly string[], random: SeededRandom): string {
  let result = text;
  for (let left = 1 + random.below(8); left > 0; left -= 1) {
    const at = random.below(result.length + 1);
    result = result.slice(0, at) + random.pick(ODD_LETTERS) + result.slice(at + random.below(2));
  }
  return result;
}

function flips(text: string, _: readonly string[], random: SeededRandom): string {
  const at = random.below(Math.max(1, text.length));
  const flipped = text.charCodeAt(at) ^ (1 << random.below(8));
  return text.slice(0, at) + String.fromCharCode(flipped) + text.slice(at + 1);
}

function span(text: string, random: SeededRandom): readonly [number, number] {
  const from = random.below(text.length + 1);
  return [from, Math.min(text.length, from + random.below(1 + Math.floor(text.length / 4)))];
}

function deletion(text: string, _: readonly string[], random: SeededRandom): string {
  const [from, to] = span(text, random);
  return text.slice(0, from) + text.slice(to);
}

function duplication(text: string, _: readonly string[], random: SeededRandom): string {
  const [from, to] = span(text, random);
  return text.slice(0, to) + text.slice(from, to).repeat(1 + random.below(5)) + text.slice(to);
}

function splice(text: string, others: readonly string[], random: SeededRandom): string {
  const other = random.pick(others);
  const [from, to] = span(other, random);
  const at = random.below(text.length + 1);
  return (
    text.slice(0, at) +
    other.slice(from, to) +
    text.slice(random.below(2) === 0 ? at : Math.min(text.length, at + to - from))
  );
}

function markup(text: string, _: readonly string[], random: SeededRandom): string {
  const tags = [...text.matchAll(/<[^<>]*>/g)];
  if (tags.length === 0) return letters(text, _, random);
  const { index, 0: tag } = random.pick(tags);
  const after = index + tag.length;
  switch (random.below(4)) {
    case 0:
      return text.slice(0, index) + text.slice(after);
    case 1:
      return text.slice(0, index) + random.pick(ODD_XML) + text.slice(index);
    case 2:
      return text.slice(0, index) + tag.repeat(2 + random.below(50)) + text.slice(after);
    default:
      return (
        text.slice(0, after) +
        JSON.stringify(random.pick(ODD_VALUES)).replaceAll('<', '&lt;') +
        text.slice(after)
      );
  }
}

/** Swaps, drops, doubles or moves one value somewhere inside, now and then several. */
function values(text: string, others: readonly string[], random: SeededRandom): string {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return markup(text, others, random);
  }
  for (let left = 1 + random.below(4); left > 0; left -= 1) change(root, others, random);
  return JSON.stringify(root);
}

function change(root: unknown, others: readonly string[], random: SeededRandom): void {
  const holders = holdersIn(root);
  if (holders.length === 0) return;
  const holder = random.pick(holders);
  const keys = Object.keys(holder);
  if (keys.length === 0) return;
  const key = random.pick(keys);
  const value: unknown = Reflect.get(holder, key);
  switch (random.below(6)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      break;
    case 1:
      Reflect.set(
        holder,
        key,
        typeof value === 'number' ? String(value) : Number.parseFloat(JSON.stringify(value)) || 0,
      );
      break;
    case 2:
      Reflect.set(holder, key, [value, value, value]);
      break;
    case 3:
      Reflect.set(
        holder,
        key,
        structuredClone(random.pick([...Object.values(random.pick(holders)), null])),
      );
      break;
    case 4:
      Reflect.set(holder, key, parsed(random.pick(others)));
      break;
    default:
      Reflect.set(holder, key, structuredClone(random.pick(ODD_VALUES)));
  }
}

function holdersIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(holdersIn)];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const MUTATIONS: readonly Mutation[] = [
  letters,
  flips,
  deletion,
  duplication,
  splice,
  markup,
  values,
  values,
  values,
  values,
  values,
];

/** A text changed in one way, or up to three, as transport, editors and enemies change bodies; `others` lend their pieces. */
export function mutate(text: string, others: readonly string[], random: SeededRandom): string {
  let result = text;
  for (let left = 1 + random.below(2) * random.below(3); left > 0; left -= 1) {
    result = random.pick(MUTATIONS)(result, others, random);
  }
  return result;
}
