import { beforeEach, expect, test, vi } from 'vitest';
import {
  addressesWithoutAccess,
  hasAccess,
  hostPatternOf,
  onPermissionsChanged,
} from '../../../src/platform/permissions.ts';
import { events, granted } from './fake-extension.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('./fake-extension.ts')).fakeExtension,
}));

beforeEach(() => granted.clear());

test.each([
  ['https://a.example:8443/x?y#z', '*://a.example/*'],
  ['http://[2001:db8::1]/', '*://[2001:db8::1]/*'],
])('%s is asked for as %s', (address, pattern) => {
  expect(hostPatternOf(address)).toBe(pattern);
});

test('access is to one scheme of one host', async () => {
  granted.add('https://a.example/*');
  expect(await hasAccess('https://a.example:8443/x')).toBe(true);
  expect(await hasAccess('http://a.example/x')).toBe(false);
  expect(await addressesWithoutAccess(['https://a.example/', 'https://b.example/'])).toEqual([
    'https://b.example/',
  ]);
});

test('grants and revocations are told until the subscription ends', () => {
  const told = vi.fn();
  const stop = onPermissionsChanged(told);
  events.permissionAdded.fire({});
  events.permissionRemoved.fire({});
  stop();
  events.permissionAdded.fire({});
  expect(told).toHaveBeenCalledTimes(2);
});
