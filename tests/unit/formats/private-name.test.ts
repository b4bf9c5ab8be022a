import { expect, test } from 'vitest';
import { isPrivateName } from '../../../src/formats/private-name.ts';

test.each([
  ['printer', true],
  ['printer.', true],
  ['nas.local', true],
  ['wiki.corp.', true],
  ['router.home.arpa', true],
  ['hidden.onion', true],
  ['local.example', false],
  ['corp.example', false],
  ['notlocal', true],
  ['shop.notlocal', false],
])('%s: %s', (host, expected) => {
  expect(isPrivateName(host)).toBe(expected);
});
