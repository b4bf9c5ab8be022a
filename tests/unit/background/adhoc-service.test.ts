import { expect, test } from 'vitest';
import { adhocService } from '../../../src/background/adhoc-service.ts';

test('only the origin of a pasted address is kept', () => {
  expect(adhocService('https://shop.example:8443/basket?token=secret#part')).toEqual({
    id: 'adhoc',
    name: 'shop.example:8443',
    provider: 'shop.example:8443',
    enabled: true,
    where: 'internet',
    endpoints: [{ url: 'https://shop.example:8443/', function: 'web' }],
  });
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'about:blank',
  'https://user:pass@shop.example/',
  'shop.example',
  '',
  `https://shop.example/${'x'.repeat(3_000)}`,
])('%s is no web address', (address) => {
  expect(adhocService(address)).toBeUndefined();
});

test.each([
  ['http://192.168.1.1/', 'local'],
  ['http://10.0.0.1:8080/', 'local'],
  ['http://127.0.0.1/', 'local'],
  ['http://[::1]/', 'local'],
  ['http://[fd00::1]/', 'local'],
  ['http://100.64.0.1/', 'local'],
  ['http://printer/', 'local'],
  ['http://nas.local/', 'local'],
  ['http://router.home.arpa/', 'local'],
  ['http://wiki.corp/', 'local'],
  ['http://nas.home/', 'local'],
  ['http://files.intranet./', 'local'],
  ['http://printer./', 'local'],
  ['http://192.0.2.1/', 'internet'],
  ['http://203.0.113.9/', 'internet'],
  ['https://1.1.1.1/', 'internet'],
  ['https://local.example/', 'internet'],
])('%s is %s', (address, where) => {
  expect(adhocService(address)?.where).toBe(where);
});
