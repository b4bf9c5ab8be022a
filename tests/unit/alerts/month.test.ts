import { expect, test } from 'vitest';
import { playMonth } from '../../month/play-month.ts';

test.each([1, 2, 3])(
  'six days, seed %d: what is found and told is what was injected',
  (seed) => {
    const { expected, found, flapped, shared } = playMonth({ seed, days: 6, services: 12 });
    expect(expected.incidents.length).toBeGreaterThan(5);
    expect(found).toEqual(expected);
    expect(flapped.filter(({ alerts }) => alerts > 1)).toEqual([]);
    expect(shared.endless).toEqual([]);
  },
  60_000,
);
