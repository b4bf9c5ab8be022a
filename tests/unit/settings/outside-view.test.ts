import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/formats/config.ts';
import { changesOutsideView, withoutOutsideView } from '../../../src/settings/outside-view.ts';
import { sampleConfig } from './sample-config.ts';

type View = NonNullable<Settings['outsideView']>;

const withView = (view: View | undefined): ReturnType<typeof sampleConfig> =>
  sampleConfig(view === undefined ? {} : { settings: { outsideView: view } });

describe('what a file may not do unasked', () => {
  test.each<[string, View | undefined, View | undefined, boolean]>([
    ['says nothing', undefined, { mode: 'auto' }, false],
    ['switches on', { mode: 'auto' }, undefined, true],
    ['asks', { mode: 'ask' }, { mode: 'off' }, true],
    ['asks more of what is on', { mode: 'auto' }, { mode: 'ask' }, true],
    ['keeps what is on', { mode: 'auto' }, { mode: 'auto' }, false],
    ['switches off', { mode: 'off' }, { mode: 'auto' }, false],
    ['names another server', { endpoint: 'https://evil.example' }, { mode: 'off' }, true],
    ['names the default server', { endpoint: 'https://api.globalping.io' }, undefined, false],
  ])('%s', (_name, imported, current, changes) => {
    expect(changesOutsideView(withView(imported), withView(current))).toBe(changes);
  });
});

describe('without the outside view', () => {
  test('the current one stays, other settings come through', () => {
    const imported = sampleConfig({
      settings: { notify: false, outsideView: { mode: 'auto', endpoint: 'https://evil.example' } },
    });
    expect(withoutOutsideView(imported, withView({ mode: 'ask' })).settings).toEqual({
      notify: false,
      outsideView: { mode: 'ask' },
    });
  });

  test('leaves no settings where there are none', () => {
    expect(withoutOutsideView(withView({ mode: 'auto' }), sampleConfig())).toEqual(sampleConfig());
  });

  test('what it returns never changes the outside view', () => {
    const current = withView({ mode: 'ask' });
    const cleaned = withoutOutsideView(withView({ mode: 'auto' }), current);
    expect(changesOutsideView(cleaned, current)).toBe(false);
  });
});
