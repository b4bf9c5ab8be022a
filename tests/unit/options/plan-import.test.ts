import { expect, test } from 'vitest';
import { planImport } from '../../../src/options/plan-import.ts';
import { configText } from '../../../src/settings/export-config.ts';
import { sampleConfig } from '../settings/sample-config.ts';

const mine = { mode: 'ask', endpoint: 'https://mine.example' } as const;
const current = sampleConfig({ settings: { outsideView: mine } });
const file = configText(sampleConfig({ settings: { outsideView: { mode: 'ask' } } }));

test('a file that replaces all never sends the outside view elsewhere by leaving its address out', () => {
  const unticked = planImport(file, { current, mode: 'replace', outside: false });
  expect(unticked).toMatchObject({ ok: true, wantsOutside: true, config: current });
  const ticked = planImport(file, { current, mode: 'replace', outside: true });
  expect(ticked).toMatchObject({ config: { settings: { outsideView: { mode: 'ask' } } } });
  expect(ticked.ok && ticked.diff.settings.map(({ path }) => path)).toEqual([
    'outsideView.endpoint',
  ]);
});

test('merged, the same file changes nothing', () => {
  const merged = planImport(file, { current, mode: 'merge', outside: false });
  expect(merged).toMatchObject({ ok: true, wantsOutside: false, config: current });
});
