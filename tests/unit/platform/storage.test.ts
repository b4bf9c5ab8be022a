import { fakeBrowser } from '@webext-core/fake-browser';
import * as v from 'valibot';
import { beforeEach, expect, test, vi } from 'vitest';
import { storedItem } from '../../../src/platform/storage.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('./fake-extension.ts')).fakeExtension,
}));

const item = storedItem('count', { area: 'local', schema: v.number() });

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

test('what was set is read', async () => {
  expect(await item.get()).toBeUndefined();
  expect(await item.set(3)).toEqual({ ok: true });
  expect(await item.get()).toBe(3);
  expect(await item.remove()).toEqual({ ok: true });
  expect(await item.get()).toBeUndefined();
});

test('what has another shape reads as nothing', async () => {
  await fakeBrowser.storage.local.set({ count: 'three' });
  expect(await item.get()).toBeUndefined();
});

test('a full store is a value', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
  expect(await item.set(3)).toEqual({ ok: false, message: 'quota exceeded' });
});

test('a broken store reads as nothing', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('Corruption'));
  expect(await item.get()).toBeUndefined();
});

test('watchers hear of their own key alone, until they stop', async () => {
  const heard: (number | undefined)[] = [];
  const stop = item.watch((value) => heard.push(value));
  await item.set(1);
  await fakeBrowser.storage.local.set({ other: 5 });
  await item.remove();
  stop();
  await item.set(2);
  expect(heard).toEqual([1, undefined]);
});
