import { describe, expect, test } from 'vitest';
import type { Control } from '../../../src/formats/config.ts';
import { pickDohOperators, sampleControls } from '../../../src/probe/sample-controls.ts';
import { fc } from '../seeded.ts';
import { seededRandom } from './fake-network.ts';

const control = (id: string, operator: string, kind: Control['kind']): Control => ({
  id,
  operator,
  kind,
  url: `${kind === 'portal' ? 'http' : 'https'}://${kind === 'address' ? '192.0.2.1' : `${id}.example`}/`,
});

const OPERATORS = ['Ares', 'Boreas', 'Chronos', 'Dione', 'Eos', 'Fauna', 'Gaia', 'Hera'];
const KINDS = ['portal', 'https', 'address', 'doh'] as const;
const LIST = OPERATORS.flatMap((operator) =>
  KINDS.map((kind) => control(`${operator}-${kind}`, operator, kind)),
);
const EVERY_ID = new Set(LIST.map(({ id }) => id));

const draw = (over: Partial<Parameters<typeof sampleControls>[1]> = {}, list = LIST) =>
  sampleControls(list, { providers: [], answered: EVERY_ID, random: seededRandom(), ...over });
const operatorsOf = (drawn: readonly Control[]) => new Set(drawn.map(({ operator }) => operator));
const countOf = (drawn: readonly Control[], kind: Control['kind']) =>
  drawn.filter((one) => one.kind === kind).length;

describe('controls of a round', () => {
  test('five of at least three operators, where all are proven', () => {
    const drawn = draw();
    expect(drawn).toHaveLength(5);
    expect([countOf(drawn, 'portal'), countOf(drawn, 'https'), countOf(drawn, 'address')]).toEqual([
      2, 2, 1,
    ]);
    expect(operatorsOf(drawn).size).toBe(5);
  });

  test('are drawn afresh', () => {
    const ids = (seed: number) => draw({ random: seededRandom(seed) }).map(({ id }) => id);
    expect(new Set([11, 22_222, 333_333].map((seed) => ids(seed).join())).size).toBe(3);
  });

  test('five of three operators remain without any one service’s own operator', () => {
    const seeds = fc.integer({ min: 1, max: 2_000_000_000 });
    const providers = fc.subarray([...OPERATORS, 'somebody else']);
    fc.assert(
      fc.property(seeds, providers, (seed, chosen) => {
        const asked = chosen.map((name) => name.toUpperCase());
        const drawn = draw({ random: seededRandom(seed), providers: asked });
        for (const provider of chosen) {
          const left = drawn.filter(({ operator }) => operator !== provider);
          expect(left.length).toBeGreaterThanOrEqual(5);
          expect(operatorsOf(left).size).toBeGreaterThanOrEqual(3);
          expect(countOf(left, 'portal')).toBeGreaterThanOrEqual(2);
          expect(countOf(left, 'https')).toBeGreaterThanOrEqual(2);
          expect(countOf(left, 'address')).toBeGreaterThanOrEqual(1);
        }
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(countOf(drawn, 'doh')).toBe(0);
      }),
    );
  });

  test('those that have answered here come first, and a new one is tried beside them', () => {
    const answered = new Set(
      LIST.filter(({ operator }) => ['Ares', 'Boreas', 'Chronos'].includes(operator)).map(
        ({ id }) => id,
      ),
    );
    const drawn = draw({ answered });
    expect(drawn.filter(({ id }) => answered.has(id))).toHaveLength(5);
    expect(drawn.filter(({ id }) => !answered.has(id))).toHaveLength(1);
  });

  test('on a new profile more are tried: some may never answer from here', () => {
    expect(draw({ answered: new Set() })).toHaveLength(8);
  });

  test('as many as a short list has', () => {
    const short = LIST.slice(0, 2);
    expect(draw({}, short)).toHaveLength(2);
    expect(draw({}, [])).toEqual([]);
  });
});

describe('DoH operators', () => {
  const pick = (list: readonly Control[], providers: readonly string[] = []) =>
    pickDohOperators(list, { providers, answered: new Set(), random: seededRandom() });

  test('are two that differ', () => {
    expect(operatorsOf(pick(LIST)).size).toBe(2);
    expect(pick(LIST).every(({ kind }) => kind === 'doh')).toBe(true);
  });

  test('are never the provider of the name, in whatever case', () => {
    const providers = ['ARES', 'boreas', 'Chronos', 'Dione', 'Eos', 'Fauna'];
    expect([...operatorsOf(pick(LIST, providers))].sort()).toEqual(['Gaia', 'Hera']);
  });

  test('hold one that is reached without resolving a name, where the list has such', () => {
    const literal = { ...control('lit', 'Ion', 'doh'), url: 'https://192.0.2.53/resolve' };
    expect(pick([...LIST, literal])[0]).toBe(literal);
  });

  test('may be one, or none', () => {
    expect(pick([control('a', 'Ares', 'doh'), control('b', 'ares ', 'doh')])).toHaveLength(1);
    expect(pick([])).toEqual([]);
  });
});
