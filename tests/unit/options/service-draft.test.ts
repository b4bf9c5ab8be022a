import { expect, test } from 'vitest';
import { freeId } from '../../../src/options/service-draft.ts';
import { parseConfig } from '../../../src/settings/parse-config.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';

test.each([
  ['shop.example', 'shop.example'],
  ['taken.example', 'taken.example-2'],
  ['adhoc', 'adhoc-2'],
  ['[2001:db8::1]', '2001-db8--1-'],
])('a service at %s gets the id %s, which is accepted', (host, expected) => {
  const config = sampleConfig({ services: [sampleService('taken.example')] });
  const id = freeId(config, host);
  expect(id).toBe(expected);
  const services = [...config.services, sampleService('new', { id })];
  expect(parseConfig({ ...config, services }).ok).toBe(true);
});
