import { expect, test } from 'vitest';
import { blockOf } from '../../../lab/scoring/block-of.ts';

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:7:1::9', '2001:db8:7::/48'],
  ['2001:db8::9', '2001:db8::/48'],
])('%s lies in %s', (address, block) => {
  expect(blockOf(address)).toBe(block);
});

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.1.1',
  '127.0.0.1',
  '169.254.1.1',
  '172.16.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.1',
  '::',
  '::1',
  'fd00::1',
  'fe80::1',
  '64:ff9b::c000:201',
  'quill.example',
  '127.1',
])('%s is nowhere on the internet', (address) => {
  expect(blockOf(address)).toBeUndefined();
});
