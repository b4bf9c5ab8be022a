import { afterEach, expect, test, vi } from 'vitest';
import { listenToRequests } from '../../../src/platform/request-events.ts';
import type { RequestEvent } from '../../../src/probe/ports.ts';
import { events } from './fake-extension.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('./fake-extension.ts')).fakeExtension,
}));

const { watch } = listenToRequests();
const own = { initiator: 'chrome-extension://self', requestId: '1' };
let stop = (): void => undefined;

function watchNonce(nonce: string): RequestEvent[] {
  const seen: RequestEvent[] = [];
  stop = watch(nonce, (event) => seen.push(event));
  return seen;
}

afterEach(() => stop());

test('a failure is handed to who watches its nonce', () => {
  const seen = watchNonce('n1');
  const url = 'https://a.example/#whichside-n1';
  events.failed.fire({ ...own, url, error: 'net::ERR_TIMED_OUT' });
  events.failed.fire({
    ...own,
    url: 'https://a.example/#whichside-n2',
    requestId: '2',
    error: 'x',
  });
  expect(seen).toEqual([{ kind: 'failed', url, code: 'net::ERR_TIMED_OUT' }]);
});

test('a request that got past every blocker is told as sent', () => {
  const seen = watchNonce('n1');
  const url = 'https://a.example/#whichside-n1';
  events.sent.fire({ ...own, url, requestHeaders: [{ name: 'Host', value: 'a.example' }] });
  events.failed.fire({ ...own, url, error: 'NS_ERROR_ABORT' });
  expect(seen).toEqual([
    { kind: 'sent', url },
    { kind: 'failed', url, code: 'NS_ERROR_ABORT' },
  ]);
});

test('a redirect that brings a fragment of its own is followed by the id of its request', () => {
  const seen = watchNonce('n1');
  const url = 'https://a.example/#whichside-n1';
  const location = 'https://b.example/#own';
  events.redirect.fire({ ...own, url, statusCode: 302, redirectUrl: location, ip: '192.0.2.1' });
  events.completed.fire({ ...own, url: location, statusCode: 200, fromCache: false });
  expect(seen).toEqual([
    { kind: 'redirect', url, status: 302, location, address: '192.0.2.1' },
    { kind: 'completed', url: location, status: 200, fromCache: false },
  ]);
});

test('headers come in lower case, several values of one name joined', () => {
  const seen = watchNonce('n1');
  const url = 'https://a.example/#whichside-n1';
  const responseHeaders = [
    { name: 'Via', value: '1.1 a' },
    { name: 'VIA', value: '1.1 b' },
    { name: 'Date' },
  ];
  events.headers.fire({ ...own, url, statusCode: 200, responseHeaders });
  expect(seen).toEqual([
    { kind: 'headers', url, status: 200, headers: { via: '1.1 a, 1.1 b', date: '' } },
  ]);
});

test.each([
  ['http', 'http'],
  ['socks4', 'socks'],
  ['magic', 'other'],
  ['direct', undefined],
])('a proxy of kind %s is told as %s', (type, proxied) => {
  const seen = watchNonce('n1');
  const url = 'https://a.example/#whichside-n1';
  events.failed.fire({
    ...own,
    url,
    error: 'NS_ERROR_PROXY_CONNECTION_REFUSED',
    proxyInfo: { type },
  });
  expect(seen[0]?.proxied).toBe(proxied);
});

test.each([
  ['a page', { initiator: 'https://page.example' }, 0],
  ['an extension whose id starts alike', { initiator: 'chrome-extension://self2' }, 0],
  ['nobody', {}, 0],
  [
    'our background in Firefox',
    { originUrl: 'chrome-extension://self/_generated_background_page.html' },
    1,
  ],
])('a request of %s', (_name, origin, count) => {
  const seen = watchNonce('n1');
  const url = 'https://a.example/#whichside-n1';
  events.failed.fire({ ...origin, requestId: '1', url, error: 'x' });
  expect(seen).toHaveLength(count);
});

test('nothing arrives once the watch has ended, nor for requests of an earlier background', () => {
  const seen = watchNonce('n1');
  stop();
  events.failed.fire({
    ...own,
    url: 'https://a.example/#whichside-n1',
    error: 'NS_BINDING_ABORTED',
  });
  events.failed.fire({
    ...own,
    url: 'https://a.example/#whichside-old',
    error: 'NS_BINDING_ABORTED',
  });
  expect(seen).toEqual([]);
});
