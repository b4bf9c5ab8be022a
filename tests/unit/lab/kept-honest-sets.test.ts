import { expect, test } from 'vitest';
import type { Access } from '../../browsers/test-browser.ts';
import { readHonestSets } from '../../lab/kept-honest-sets.ts';
import { QUICK, QUICK_PLAYS } from '../../lab/quick.ts';
import type { KeptSet } from '../../lab/scoring/honest-sets.ts';

const REMEDY =
  'These are played by `npm test` and have no honest set: run `npm run lab -- --write-honest` and commit tests/lab/honest-sets.json';
const BROWSERS = ['chromium', 'firefox'] as const;

/** What `npm test` plays and nothing is kept of, though sets were kept; without any, all is judged by its own truth. */
function lacking(sets: readonly KeptSet[]): string[] {
  if (sets.length === 0) return [];
  const kept = new Set(
    sets.map(({ access, browser, scenario }) => `${scenario} ${browser} ${access}`),
  );
  return QUICK_PLAYS.flatMap(({ access, names }) =>
    names.flatMap((name) => BROWSERS.map((browser) => `${name} ${browser} ${access}`)),
  ).filter((play) => !kept.has(play));
}

function keptOf(scenario: string, browser: KeptSet['browser'], access: Access): KeptSet {
  const nothing = { mayBeOk: false, suspects: [], causes: [], mayBeUnnamed: false };
  return { scenario, browser, access, subject: '', ...nothing };
}

test('if any honest set is kept, one is of everything that `npm test` plays', () => {
  expect(lacking(readHonestSets()), REMEDY).toEqual([]);
});

test('a scenario that lacks its set in one browser, or with one set of permissions, is found', () => {
  const all = QUICK_PLAYS.flatMap(({ access, names }) =>
    names.flatMap((name) => BROWSERS.map((browser) => keptOf(name, browser, access))),
  );
  expect(lacking(all)).toEqual([]);
  expect(lacking([])).toEqual([]);
  const [first = ''] = QUICK;
  const isLost = ({ access, browser, scenario }: KeptSet): boolean =>
    scenario === first && browser === 'firefox' && access === 'all';
  expect(lacking(all.filter((set) => !isLost(set)))).toEqual([`${first} firefox all`]);
  const noFewer = all.filter(({ access }) => access === 'all');
  expect(lacking(noFewer)).toHaveLength(all.length - noFewer.length);
});
