import { describe, expect, test } from 'vitest';
import type { Control } from '../../../src/formats/config.ts';
import { applyImport } from '../../../src/settings/apply-import.ts';
import { sampleConfig, sampleService } from './sample-config.ts';

const control: Control = { id: 'c', operator: 'O', kind: 'https', url: 'https://c.example/' };
const current = sampleConfig({
  services: [sampleService('a'), sampleService('b')],
  controls: [control],
  settings: { intervalMinutes: 5, outsideView: { mode: 'ask', endpoint: 'https://g.example' } },
});

describe('replace', () => {
  test('takes the import as it is: what is absent goes back to its default', () => {
    const imported = sampleConfig({ services: [sampleService('z')] });
    expect(applyImport(current, imported, 'replace')).toEqual({ ok: true, config: imported });
  });
});

describe('merge', () => {
  test('replaces services of the same id in place and adds the others at the end', () => {
    const news = sampleService('a', { name: 'New' });
    const merged = applyImport(
      current,
      sampleConfig({ services: [sampleService('z'), news] }),
      'merge',
    );
    expect(merged.ok && merged.config.services).toEqual([
      news,
      sampleService('b'),
      sampleService('z'),
    ]);
  });

  test('keeps controls and settings that are absent', () => {
    const merged = applyImport(current, sampleConfig(), 'merge');
    expect(merged).toEqual({ ok: true, config: current });
  });

  test('replaces controls that are present, even by none', () => {
    const merged = applyImport(current, sampleConfig({ controls: [] }), 'merge');
    expect(merged.ok && merged.config.controls).toEqual([]);
  });

  test('takes each setting on its own', () => {
    const imported = sampleConfig({ settings: { notify: false, outsideView: { mode: 'off' } } });
    const merged = applyImport(current, imported, 'merge');
    expect(merged.ok && merged.config.settings).toEqual({
      intervalMinutes: 5,
      notify: false,
      outsideView: { mode: 'off', endpoint: 'https://g.example' },
    });
  });

  test('fails when both together are more than 1,000 services', () => {
    const many = (prefix: string): ReturnType<typeof sampleConfig> =>
      sampleConfig({ services: Array.from({ length: 600 }, (_, n) => sampleService(prefix + n)) });
    const merged = applyImport(many('a'), many('b'), 'merge');
    expect(merged).toEqual({
      ok: false,
      problems: [{ path: 'services', message: 'has 1200 entries, at most 1000' }],
    });
  });
});
