import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/formats/config.ts';
import { applyImport, type ImportMode } from '../../../src/settings/apply-import.ts';
import { fullSettings } from '../../../src/settings/defaults.ts';
import { changesOutsideView, withoutOutsideView } from '../../../src/settings/outside-view.ts';
import { sampleConfig } from './sample-config.ts';

type View = NonNullable<Settings['outsideView']>;

const withView = (view: View | undefined): ReturnType<typeof sampleConfig> =>
  sampleConfig(view === undefined ? {} : { settings: { outsideView: view } });

/** What an import leads to. */
function importing(
  imported: View | undefined,
  current: View | undefined,
  mode: ImportMode,
): ReturnType<typeof sampleConfig> {
  const applied = applyImport(withView(current), withView(imported), mode);
  if (!applied.ok) throw new Error('the sample is wrong');
  return applied.config;
}

const MINE = 'https://mine.example';
const CASES: [string, View | undefined, View | undefined, { replace: boolean; merge: boolean }][] =
  [
    ['says nothing', undefined, { mode: 'auto' }, { replace: false, merge: false }],
    ['switches on', { mode: 'auto' }, undefined, { replace: true, merge: true }],
    ['asks', { mode: 'ask' }, { mode: 'off' }, { replace: true, merge: true }],
    ['asks more of what is on', { mode: 'auto' }, { mode: 'ask' }, { replace: true, merge: true }],
    ['keeps what is on', { mode: 'auto' }, { mode: 'auto' }, { replace: false, merge: false }],
    ['switches off', { mode: 'off' }, { mode: 'auto' }, { replace: false, merge: false }],
    [
      'names another server',
      { endpoint: 'https://evil.example' },
      { mode: 'off' },
      { replace: true, merge: true },
    ],
    [
      'names the default server',
      { endpoint: 'https://api.globalping.io' },
      undefined,
      { replace: false, merge: false },
    ],
    [
      'leaves out whom to ask',
      { mode: 'ask' },
      { mode: 'ask', endpoint: MINE },
      { replace: true, merge: false },
    ],
    [
      'leaves out all of it',
      undefined,
      { mode: 'ask', endpoint: MINE },
      { replace: true, merge: false },
    ],
    [
      'names another server for what is on',
      { endpoint: 'https://evil.example' },
      { mode: 'auto', endpoint: MINE },
      { replace: true, merge: true },
    ],
  ];

describe.each(['replace', 'merge'] as const)('%s: what a file may not do unasked', (mode) => {
  test.each(CASES)('%s', (_name, imported, current, changes) => {
    const config = importing(imported, current, mode);
    expect(changesOutsideView(config, withView(current))).toBe(changes[mode]);
  });

  test.each(CASES)('%s, not ticked: it stays as it acts', (_name, imported, current) => {
    const kept = withoutOutsideView(withView(imported), withView(current));
    const config = importing(kept.settings?.outsideView, current, mode);
    expect(fullSettings(config.settings).outsideView).toEqual(
      fullSettings(withView(current).settings).outsideView,
    );
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
});
