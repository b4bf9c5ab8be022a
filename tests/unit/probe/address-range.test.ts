import { expect, test } from 'vitest';
import { addressRange, withRanges } from '../../../src/probe/address-range.ts';

test.each([
  ['10.1.2.3', 'private'],
  ['172.16.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['127.0.0.1', 'private'],
  ['0.0.0.0', 'private'],
  ['169.254.9.9', 'private'],
  ['100.64.0.1', 'private'],
  ['100.128.0.1', 'public'],
  ['198.18.0.7', 'fake'],
  ['198.19.255.255', 'fake'],
  ['198.20.0.1', 'public'],
  ['192.0.2.1', 'public'],
  ['198.51.100.1', 'public'],
  ['203.0.113.1', 'public'],
  ['2001:db8::1', 'public'],
  ['::1', 'private'],
  ['::', 'private'],
  ['fe80::1', 'private'],
  ['fd00::1', 'private'],
  ['::ffff:10.0.0.1', 'private'],
  ['2606:4700::1111', 'public'],
  ['mail.example', undefined],
  ['127.1', undefined],
  ['', undefined],
])('%s is %s', (address, range) => {
  expect(addressRange(address)).toBe(range);
});

test('texts that are no address are left out', () => {
  expect(withRanges(['192.0.2.1', 'alias.example.', '198.18.0.1'])).toEqual({
    addresses: ['192.0.2.1', '198.18.0.1'],
    ranges: ['public', 'fake'],
  });
});
