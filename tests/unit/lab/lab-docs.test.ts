import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BASELINES } from '../../lab/baselines/baseline-names.ts';
import { LEFT_OUT } from '../../lab/left-out.ts';
import { OUTCOMES } from '../../lab/scoring/judge.ts';
import { ABROAD, CARRIED, MESSENGERS, OFFICE } from '../../lab/service-lists.ts';
import { PLAIN, RELAYED } from '../../lab/web-lists.ts';
import { CONTROLS, SERVICES, type ServiceSpec } from '../../net/site.ts';

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

const DOCS = read('docs/lab.md');
const SCENARIO_FILES = new URL('../../lab/scenarios/', import.meta.url);

/** The kinds of a union of objects, from the source: types leave nothing behind that could be asked. */
function kindsIn(source: string, union: string): string[] {
  const [, body = ''] = source.split(`export type ${union} =`);
  const [own = ''] = body.split(/;\n\n/);
  return [...own.matchAll(/readonly kind: '([a-z-]+)'/g)].map(([, kind = '']) => kind);
}

/** What a row says of a service that is in a list; providers of carried ones, and of plain ones, have its name. */
function wordsOfService({
  cdn,
  endpoints = [],
  id,
  unlisted = [],
}: ServiceSpec): readonly string[] {
  return [id, ...endpoints.slice(1), ...unlisted, ...(cdn === undefined ? [] : [cdn])];
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

  it('has everybody who is in a world', () => {
    const rows: Readonly<Record<string, readonly ServiceSpec[]>> = {
      absent: SERVICES,
      ...{ '`MESSENGERS`': MESSENGERS, '`OFFICE`': OFFICE, '`CARRIED`': CARRIED },
      ...{ '`ABROAD`': ABROAD, '`PLAIN`': PLAIN, '`RELAYED`': RELAYED },
    };
    const missing = Object.entries(rows).flatMap(([name, services]) => {
      const row = DOCS.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';
      return services.flatMap(wordsOfService).filter((word) => !row.includes(`\`${word}\``));
    });
    expect(missing).toEqual([]);
    const controls = CONTROLS.flatMap(({ id, operator }) => [id, operator]);
    expect(controls.filter((word) => !DOCS.includes(`\`${word}\``))).toEqual([]);
  });

  it('begins with a file to copy, whose words exist', async () => {
    const [, printed = ''] = /```ts\n(import [^`]*name: [^`]*)```/.exec(DOCS) ?? [];
    expect(printed.match(/ name: '/g)).toHaveLength(2);
    for (const [, words = '', from = ''] of printed.matchAll(/^import \{ (.*) \} from '(.*)'/gm)) {
      const module: Record<string, unknown> = await import(new URL(from, SCENARIO_FILES).href);
      expect(Object.keys(module)).toEqual(expect.arrayContaining(words.split(', ')));
    }
  });

  it('lists what is left out, in the words of the list', () => {
    const rows = Object.entries(LEFT_OUT).map(([row, why]) => `| ${row} | ${why} |`);
    expect(rows.filter((row) => !DOCS.includes(row))).toEqual([]);
  });
});
