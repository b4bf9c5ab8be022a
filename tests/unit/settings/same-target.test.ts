import { expect, test } from 'vitest';
import type { Service } from '../../../src/formats/config.ts';
import { sameTargets } from '../../../src/settings/same-target.ts';
import { sampleConfig, sampleService } from './sample-config.ts';

const other = [{ url: 'https://other.example/', function: 'web' as const }];

test.each<[string, Partial<Service>, boolean]>([
  ['another name', { name: 'Another' }, true],
  ['who is told', { alerts: false }, true],
  ['an announcement account', { official: 'https://x.example/a' }, true],
  ['another address', { endpoints: other }, false],
  ['another provider', { provider: 'Another' }, false],
  ['another place', { where: 'local' }, false],
  ['being disabled', { enabled: false }, false],
])('%s leaves a service as it was looked at: %s', (_name, change, isSame) => {
  const before = sampleConfig({ services: [sampleService('a'), sampleService('b')] });
  const after = sampleConfig({ services: [sampleService('a', change), sampleService('c')] });
  expect([...sameTargets(before, after)]).toEqual(isSame ? ['a'] : []);
});
