import { expect, test } from 'vitest';
import {
  afterLook,
  type Looks,
  noLooks,
  type RoundLook,
  withNewcomers,
} from '../../../src/schedule/looks.ts';

const NOW = 1_000_000;

function look(over: Partial<RoundLook> = {}): RoundLook {
  return {
    startedMs: NOW - 500,
    nowMs: NOW,
    ids: ['a', 'b'],
    early: [],
    watched: ['a', 'b', 'c'],
    standing: [],
    controls: { asked: 0, answered: 0 },
    ownSide: 'up',
    chance: 0.25,
    ...over,
  };
}

const known: Looks = { seen: { a: 1, c: 3, gone: 4 }, looked: { a: 2, gone: 4 }, chance: 0 };

test('a round is remembered for those it looked at, and for nobody who is gone', () => {
  expect(afterLook(known, look({ standing: ['b', ''] }))).toEqual({
    seen: { a: NOW - 500, b: NOW - 500, c: 3 },
    looked: { b: NOW, '': NOW },
    chance: 0.25,
  });
});

test('whom a round could not tell of is looked at again, until one can', () => {
  const after = afterLook(known, look({ early: ['b'] }));
  expect(after.again).toEqual({ b: NOW + 30_000 });
  expect(afterLook(after, look({ ids: ['a'] })).again).toEqual({ b: NOW + 30_000 });
  expect(afterLook(after, look({ ids: ['b'] }))).not.toHaveProperty('again');
  expect(afterLook(after, look({ ids: ['a'], watched: ['a'] }))).not.toHaveProperty('again');
});

test.each<[string, { asked: number; answered: number }, boolean, boolean]>([
  ['most answered', { asked: 6, answered: 3 }, true, false],
  ['most were silent', { asked: 6, answered: 2 }, false, true],
  ['none were asked, as it was', { asked: 0, answered: 0 }, true, true],
])('controls of which %s', (_name, controls, before, after) => {
  const given = { ...known, ...(before && { areControlsSilent: true as const }) };
  expect(afterLook(given, look({ controls })).areControlsSilent === true).toBe(after);
});

test.each<[string, Partial<RoundLook>, number | undefined, number | undefined]>([
  ['goes down', { ownSide: 'down' }, undefined, NOW - 500],
  ['stays down', { ownSide: 'down' }, 7, 7],
  ['stays down by a clock that was set back', { ownSide: 'down' }, NOW + 60_000, NOW - 500],
  ['is back', { ownSide: 'up' }, 7, undefined],
  ['was not asked', { ownSide: 'unknown' }, 7, 7],
  ['cannot be told', { ownSide: 'unknown', controls: { asked: 5, answered: 1 } }, 7, undefined],
])('a line that %s', (_name, over, before, after) => {
  const given = { ...known, ...(before !== undefined && { downSinceMs: before }) };
  expect(afterLook(given, look(over)).downSinceMs).toBe(after);
});

test('newcomers count as looked at now, and a list without any is left as it is', () => {
  expect(withNewcomers(noLooks(0), { ids: ['a'], nowMs: NOW }).seen).toEqual({ a: NOW });
  expect(withNewcomers(known, { ids: ['a', 'c'], nowMs: NOW })).toBe(known);
});
