import { expect, test, vi } from 'vitest';
import { listenForRequests } from '../../../src/platform/messages.ts';
import { events } from './fake-extension.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('./fake-extension.ts')).fakeExtension,
}));

const handle = vi.fn(async (request: unknown) => {
  if (request === 'throw') throw new Error('inside knowledge');
  return { ok: true as const, value: request };
});
listenForRequests(handle);

const page = { id: 'self', url: 'chrome-extension://self/popup.html' };

test('a page gets its reply by callback', async () => {
  const reply = vi.fn();
  expect(events.message.fire('hello', page, reply)).toEqual([true]);
  await vi.waitFor(() => expect(reply).toHaveBeenCalledWith({ ok: true, value: 'hello' }));
});

test.each([
  ['another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }],
  ['a content script', { id: 'self', url: 'https://page.example/' }],
  ['an extension whose id starts alike', { id: 'self', url: 'chrome-extension://self2/x.html' }],
  ['nobody', {}],
])('%s gets no answer', (_name, sender) => {
  handle.mockClear();
  const reply = vi.fn();
  expect(events.message.fire('hello', sender, reply)).toEqual([undefined]);
  expect(handle).not.toHaveBeenCalled();
});

test('what goes wrong inside stays inside', async () => {
  const reply = vi.fn();
  events.message.fire('throw', page, reply);
  await vi.waitFor(() => expect(reply).toHaveBeenCalledOnce());
  const [answer] = reply.mock.calls[0] ?? [];
  expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(answer)).not.toContain('inside knowledge');
});
