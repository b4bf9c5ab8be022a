import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinAreas } from '../../../scripts/build/locales.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whichside-locale-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('joins the areas of a language, sorted by key', () => {
  writeFileSync(join(folder, 'b.json'), '{"zeta":{"message":"z"}}');
  writeFileSync(join(folder, 'c.json'), '{"alpha":{"message":"a"}}');
  expect(Object.keys(joinAreas(folder))).toEqual(['alpha', 'zeta']);
});

it('refuses a key that two areas define, and names both', () => {
  writeFileSync(join(folder, 'b.json'), '{"same":{"message":"1"}}');
  writeFileSync(join(folder, 'c.json'), '{"same":{"message":"2"}}');
  expect(() => joinAreas(folder)).toThrow("'same' is in b.json and in c.json");
});

it('refuses a file that holds no messages', () => {
  writeFileSync(join(folder, 'b.json'), '[]');
  expect(() => joinAreas(folder)).toThrow('object of messages');
});
