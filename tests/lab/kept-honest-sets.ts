import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { REFUSALS, SERVICE_CAUSES, USER_CAUSES } from '../../src/diagnosis/cause.ts';
import { SUSPECTS } from '../../src/diagnosis/suspect.ts';
import { ACCESSES } from '../browsers/test-browser.ts';
import type { KeptSet } from './scoring/honest-sets.ts';

/** Written by a run of the whole lab (`--write-honest`), and read by tests that play a part of it. */
const FILE = fileURLToPath(new URL('./honest-sets.json', import.meta.url));

const setsSchema = v.array(
  v.strictObject({
    scenario: v.string(),
    browser: v.picklist(['chromium', 'firefox']),
    access: v.picklist(ACCESSES),
    subject: v.string(),
    mayBeOk: v.boolean(),
    suspects: v.array(v.picklist(SUSPECTS)),
    causes: v.array(v.picklist([...USER_CAUSES, ...SERVICE_CAUSES, ...REFUSALS])),
    mayBeUnnamed: v.boolean(),
  }),
);

/** The sets that are kept. Fails where the file is not what `writeHonestSets` writes. */
export function readHonestSets(): readonly KeptSet[] {
  return v.parse(setsSchema, JSON.parse(readFileSync(FILE, 'utf8')));
}

/** Keeps these sets in place of those before, a line for each. */
export function writeHonestSets(sets: readonly KeptSet[]): void {
  const lines = sets.map((set) => `  ${JSON.stringify(set)}`);
  writeFileSync(FILE, `[\n${lines.join(',\n')}\n]\n`);
}
