import { describe, expect, test } from 'vitest';
import { EMPTY_CONFIG } from '../../../src/settings/defaults.ts';
import { migrate } from '../../../src/settings/migrations.ts';
import { readStoredConfig } from '../../../src/settings/read-stored-config.ts';
import { sampleConfig, sampleService } from './sample-config.ts';

const whole = sampleConfig({
  services: [sampleService('a'), sampleService('b')],
  settings: { intervalMinutes: 3 },
});

test.each<[string, unknown, ReturnType<typeof readStoredConfig>]>([
  ['nothing', undefined, { kind: 'absent', config: EMPTY_CONFIG }],
  ['a whole one', whole, { kind: 'intact', config: whole }],
  ['a later version', { ...whole, version: 2 }, { kind: 'newer', config: EMPTY_CONFIG }],
  ['rubbish', 'x', { kind: 'damaged', config: EMPTY_CONFIG }],
  ['no version', { services: [] }, { kind: 'damaged', config: EMPTY_CONFIG }],
  [
    'one broken service',
    { ...whole, services: [{ id: 'a' }, sampleService('b'), sampleService('b')] },
    { kind: 'damaged', config: { ...whole, services: [sampleService('b')] } },
  ],
  [
    'broken settings',
    { ...whole, settings: 'often' },
    { kind: 'damaged', config: sampleConfig({ services: whole.services }) },
  ],
  ['broken controls', { ...whole, controls: [{ id: 'c' }] }, { kind: 'damaged', config: whole }],
])('storage holds %s', (_name, stored, read) => {
  expect(readStoredConfig(stored)).toEqual(read);
});

const night = { from: '22:00', to: '07:00' };

test.each<[string, object, object]>([
  [
    'a time zone that this browser does not know',
    {
      intervalMinutes: 30,
      dataLimitMegabytes: 50,
      notify: false,
      alerts: { about: 'theirs', timeZone: 'Mars/Base', quiet: [night] },
    },
    {
      intervalMinutes: 30,
      dataLimitMegabytes: 50,
      notify: false,
      alerts: { about: 'theirs', quiet: [night] },
    },
  ],
  ['an interval of text', { intervalMinutes: 'often', notify: false }, { notify: false }],
  [
    'one span that is none',
    { alerts: { quiet: [{ from: '25:00', to: '07:00' }, night] } },
    { alerts: { quiet: [night] } },
  ],
  [
    'an address that is none',
    { country: 'FR', outsideView: { mode: 'ask', endpoint: 'nowhere' } },
    { country: 'FR', outsideView: { mode: 'ask' } },
  ],
  ['a setting of a later version', { notify: false, loudly: true }, { notify: false }],
  ['alerts of another shape', { notify: false, alerts: 'all' }, { notify: false }],
])('of settings with %s all the others are kept', (_name, settings, left) => {
  expect(readStoredConfig({ ...whole, settings })).toEqual({
    kind: 'damaged',
    config: { ...whole, settings: left },
  });
});

describe('migrations', () => {
  const steps = [
    (value: object) => ({ ...value, version: 2, two: true }),
    (value: object) => ({ ...value, version: 3, three: true }),
  ];

  test.each([
    [1, { version: 3, two: true, three: true }],
    [2, { version: 3, three: true }],
    [3, { version: 3 }],
  ])('version %i comes up to date', (version, value) => {
    expect(migrate({ version }, steps)).toEqual({ kind: 'current', value });
  });

  test('a later version is left alone', () => {
    expect(migrate({ version: 4 }, steps)).toEqual({ kind: 'newer', version: 4 });
  });

  test.each([[{ version: 0 }], [{ version: 1.5 }], [{ version: '1' }], [null], [7]])(
    '%j is no version',
    (stored) => {
      expect(migrate(stored, steps)).toEqual({ kind: 'unreadable' });
    },
  );
});
