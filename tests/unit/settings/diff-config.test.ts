import { expect, test } from 'vitest';
import { BUILT_IN_CONTROLS } from '../../../src/catalog/controls.ts';
import { diffConfig } from '../../../src/settings/diff-config.ts';
import { sampleConfig, sampleService } from './sample-config.ts';

test('services are told apart by id and content, in whatever order their members stand', () => {
  const a = sampleService('a');
  const before = sampleConfig({ services: [a, sampleService('b'), sampleService('c')] });
  const reordered = Object.fromEntries(Object.entries(a).reverse());
  const after = sampleConfig({
    services: [{ ...a, ...reordered }, sampleService('b', { enabled: false }), sampleService('d')],
  });
  expect(diffConfig(before, after).services).toEqual({
    added: ['d'],
    changed: ['b'],
    removed: ['c'],
    unchanged: ['a'],
  });
});

test('built-in controls count as what they are', () => {
  const own = sampleConfig({ controls: [...BUILT_IN_CONTROLS] });
  const { controls } = diffConfig(sampleConfig(), own);
  expect(controls.unchanged).toHaveLength(BUILT_IN_CONTROLS.length);
  expect([...controls.added, ...controls.changed, ...controls.removed]).toEqual([]);
});

test('settings are compared as they act', () => {
  const before = sampleConfig({ settings: { intervalMinutes: 10 } });
  const after = sampleConfig({ settings: { notify: false, outsideView: { mode: 'auto' } } });
  expect(diffConfig(before, after).settings).toEqual([
    { path: 'notify', from: true, to: false },
    { path: 'outsideView.mode', from: 'off', to: 'auto' },
  ]);
});

test('a country that is worked out when needed counts as none', () => {
  const before = sampleConfig({ settings: { country: 'DE' } });
  expect(diffConfig(before, sampleConfig()).settings).toEqual([
    { path: 'country', from: 'DE', to: '' },
  ]);
});
