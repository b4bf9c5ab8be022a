import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseScreenOptions } from '../../screens/screen-options.ts';

test.each([
  [[], { folder: resolve('docs/images'), help: false }],
  [['artifacts/screens'], { folder: resolve('artifacts/screens'), help: false }],
  [['--help'], { folder: resolve('docs/images'), help: true }],
] as const)('%j', (words, expected) => {
  expect(parseScreenOptions(words)).toEqual(expected);
});

test.each([
  [['--folder'], '--folder'],
  [['one', 'two'], 'two'],
] as const)('%j is no folder, and the message says so', (words, named) => {
  expect(() => parseScreenOptions(words)).toThrow(named);
});
