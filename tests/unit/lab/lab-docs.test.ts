import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BASELINES } from '../../lab/baselines/baseline-names.ts';
import { LEFT_OUT } from '../../lab/left-out.ts';
import { OUTCOMES } from '../../lab/scoring/judge.ts';

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

const DOCS = read('docs/lab.md');

/** The kinds of a union of objects, from the source: types leave nothing behind that could be asked. */
function kindsIn(source: string, union: string): string[] {
  const [, body = ''] = source.split(`export type ${union} =`);
  const [own = ''] = body.split(/;\n\n/);
  return [...own.matchAll(/readonly kind: '([a-z-]+)'/g)].map(([, kind = '']) => kind);
}

describe('docs/lab.md', () => {
  it('has a line for everything that can break', () => {
    const kinds = kindsIn(read('tests/net/break.ts'), 'Break');
    expect(kinds.length).toBeGreaterThan(25);
    expect(kinds.filter((kind) => !DOCS.includes(`\n| \`${kind}\` |`))).toEqual([]);
  });

  it('has a line for every step of a story', () => {
    const kinds = kindsIn(read('tests/lab/scenario.ts'), 'Step');
    expect(kinds).toHaveLength(6);
    expect(kinds.filter((kind) => !DOCS.includes(`\n| \`{ kind: '${kind}'`))).toEqual([]);
  });

  it('has a line for every field of a scenario', () => {
    const [, body = ''] = read('tests/lab/scenario.ts').split('export interface LabScenario {');
    const fields = [...body.matchAll(/\n {2}readonly (\w+)\??:/g)].map(([, field = '']) => field);
    expect(fields).toHaveLength(10);
    expect(fields.filter((field) => !DOCS.includes(`\n| \`${field}\` |`))).toEqual([]);
  });

  it('defines every outcome', () => {
    const words = OUTCOMES.map((outcome) => outcome.replace('-', ' '));
    expect(words.filter((word) => !DOCS.includes(`\n| **${word}** |`))).toEqual([]);
  });

  it('names every baseline', () => {
    const parts = BASELINES.flatMap((name) => name.split(', '));
    expect(parts.filter((part) => !DOCS.includes(`\`${part}\``))).toEqual([]);
  });

  it('lists what is left out, in the words of the list', () => {
    const rows = Object.entries(LEFT_OUT).map(([row, why]) => `| ${row} | ${why} |`);
    expect(rows.filter((row) => !DOCS.includes(row))).toEqual([]);
  });
});
