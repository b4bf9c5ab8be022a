import { expect, test } from 'vitest';
import { playMonth } from '../../month/play-month.ts';

test.each([1, 2, 3])(
  'six days, seed %d: what is found and told is what was injected',
  (seed) => {
    const { expected, found, flapping } = playMonth({ seed, days: 6, services: 12 });
    expect(expected.incidents.length).toBeGreaterThan(5);
    expect(found).toEqual(expected);
    expect(flapping.every((told) => told <= 1)).toBe(true);
  },
  60_000,
);
