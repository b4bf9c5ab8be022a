import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { pageToShow } from '../../../src/platform/shown-page.ts';
import { sampleReport } from '../background/sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('./fake-extension.ts')).fakeExtension,
}));

const NOW = 1_000_000;
const report = sampleReport();
const failed = { tab: 5, origin: 'https://a.example', note: 'It answers now.', report };

async function store(values: Record<string, unknown>): Promise<void> {
  await fakeBrowser.storage.session.set(values);
}

function inFront(tab: object): void {
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [
    Object.assign({ id: 5 }, tab),
  ]);
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  inFront({});
});

test('nothing where nothing failed and nobody asked', async () => {
  expect(await pageToShow(NOW)).toBeUndefined();
});

test('the page in front that failed, with what is known of it', async () => {
  await store({ pages: [{ ...failed, tab: 4, origin: 'https://b.example' }, failed] });
  expect(await pageToShow(NOW)).toMatchObject({
    url: 'https://a.example/',
    note: failed.note,
    report,
  });
});

test.each<[string, object, boolean]>([
  ['the same page', { url: 'https://a.example/path' }, true],
  ['another page', { url: 'https://b.example/' }, false],
  ['a host that only begins alike', { url: 'https://a.example.org/' }, false],
  ['another tab', { id: 6 }, false],
])('over %s it is told: %s', async (_what, tab, isTold) => {
  inFront(tab);
  await store({ pages: [failed] });
  expect((await pageToShow(NOW)) !== undefined).toBe(isTold);
});

test('what was asked for, once', async () => {
  await store({ 'page.asked': { origin: 'https://c.example', untilMs: NOW + 1 }, pages: [failed] });
  expect(await pageToShow(NOW)).toEqual({ url: 'https://c.example/' });
  expect(await pageToShow(NOW)).toMatchObject({ url: 'https://a.example/' });
});

test('what was asked for with what is known of it', async () => {
  await store({ 'page.asked': { origin: failed.origin, untilMs: NOW + 1 }, pages: [failed] });
  expect(await pageToShow(NOW)).toMatchObject({ url: 'https://a.example/', report });
});

test('nothing that was asked for long ago', async () => {
  await store({ 'page.asked': { origin: 'https://c.example', untilMs: NOW } });
  expect(await pageToShow(NOW)).toBeUndefined();
});

test('nothing where the store does not answer', async () => {
  vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValue(new Error('gone'));
  expect(await pageToShow(NOW)).toBeUndefined();
});
