import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../../lab/scoring/', import.meta.url);
/** Words that the lab and the diagnosis have in common, and forms: what is concluded from them is neither. */
const SHARED = /\/src\/(?:formats\/[\w-]+|diagnosis\/(?:cause|suspect))\.ts$/;
const IMPORT = /^import (type )?[^;]*? from '([^']+)';/gm;

/** What files under `tests/lab/scoring` take from the product that is more than a type. */
function takenFrom(file: string): string[] {
  const source = readFileSync(new URL(file, FOLDER), 'utf8');
  return [...source.matchAll(IMPORT)].flatMap(([, type, from = '']) =>
    type === undefined && from.includes('/src/') ? [`${file}: ${from}`] : [],
  );
}

test('what could have been said is computed without the conclusions of the diagnosis', () => {
  const taken = readdirSync(FOLDER).flatMap(takenFrom);
  expect(taken.filter((each) => !SHARED.test(each))).toEqual([]);
  expect(taken.filter((each) => SHARED.test(each))).not.toEqual([]);
});
