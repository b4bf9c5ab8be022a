import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { listenForKeys, offerMenu } from '../../../../src/background/pages/offer-menu.ts';
import { events, menuEntries, popup } from '../../platform/fake-extension.ts';
import { keyAsText } from '../sample-report.ts';

vi.mock('../../../../src/platform/browser.ts', async () => ({
  browser: (await import('../../platform/fake-extension.ts')).fakeExtension,
}));

const START = Date.parse('2026-11-22T20:46:00.000Z');

const tools = {
  t: keyAsText,
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
  watchOver: (work: Promise<unknown>) => void work.catch(complaint),
};

const complaint = vi.fn();

async function asked(): Promise<unknown> {
  return (await fakeBrowser.storage.session.get('page.asked'))['page.asked'] ?? undefined;
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  onTestFinished(() => void vi.useRealTimers());
  fakeBrowser.reset();
  for (const event of Object.values(events)) event.clear();
  menuEntries.clear();
  Object.assign(popup, { opened: 0, isRefused: false });
  complaint.mockClear();
});

describe('the menu', () => {
  test('has one entry on links and one on pages, of the web alone, however often it is offered', () => {
    const web = ['http://*/*', 'https://*/*'];
    offerMenu(tools);
    offerMenu(tools);
    const title = 'menu_is_it_down';
    expect([...menuEntries.values()]).toEqual([
      { id: 'check-link', title, contexts: ['link'], targetUrlPatterns: web },
      { id: 'check-page', title, contexts: ['page'], documentUrlPatterns: web },
    ]);
  });

  test('is made anew by an update, in its words', async () => {
    offerMenu(tools);
    menuEntries.set('of-an-earlier-version', {});
    events.installed.fire({ reason: 'update' });
    await vi.advanceTimersByTimeAsync(0);
    expect([...menuEntries.keys()]).toEqual(['check-link', 'check-page']);
  });

  test.each([
    [
      'a link',
      {
        menuItemId: 'check-link',
        linkUrl: 'https://a.example/secret?q=1',
        pageUrl: 'https://b.example/',
      },
    ],
    ['a page', { menuItemId: 'check-page', pageUrl: 'https://a.example/secret?q=1' }],
    [
      'a link with a user name',
      { menuItemId: 'check-link', linkUrl: 'https://me:word@a.example/' },
    ],
  ])('opens the popup on the origin of %s', async (_what, info) => {
    offerMenu(tools);
    events.menuChosen.fire(info, {});
    expect(popup.opened).toBe(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(await asked()).toEqual({ origin: 'https://a.example', untilMs: START + 30_000 });
  });
});

describe('the keys', () => {
  const press = (url?: string): void => {
    listenForKeys(tools);
    events.keysPressed.fire('check-page', { id: 1, url });
  };

  test('open the popup on the page in front', async () => {
    press('http://a.example:8080/secret');
    expect(popup.opened).toBe(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(await asked()).toMatchObject({ origin: 'http://a.example:8080' });
  });

  test.each(['about:addons', 'file:///etc/hosts', 'chrome://settings/', undefined])(
    'open it as ever over %s',
    async (url) => {
      press(url);
      await vi.advanceTimersByTimeAsync(0);
      expect([popup.opened, await asked()]).toEqual([1, undefined]);
    },
  );

  test('of another command do nothing', () => {
    listenForKeys(tools);
    events.keysPressed.fire('_execute_action', {});
    expect(popup.opened).toBe(0);
  });
});

test('where the popup cannot be opened its page is, without the address in its own', async () => {
  popup.isRefused = true;
  const opened = vi.spyOn(fakeBrowser.tabs, 'create');
  offerMenu(tools);
  events.menuChosen.fire({ menuItemId: 'check-page', pageUrl: 'https://a.example/' }, {});
  await vi.advanceTimersByTimeAsync(0);
  expect(opened.mock.calls).toEqual([[{ url: 'chrome-extension://self/popup.html' }]]);
  expect(await asked()).toMatchObject({ origin: 'https://a.example' });
  expect(complaint).not.toHaveBeenCalled();
});

test('a request that no popup comes for is gone after half a minute', async () => {
  offerMenu(tools);
  events.menuChosen.fire({ menuItemId: 'check-page', pageUrl: 'https://a.example/' }, {});
  await vi.advanceTimersByTimeAsync(29_000);
  expect(await asked()).toBeDefined();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await asked()).toBeUndefined();
});

test('one that a dead background left is gone with the next', async () => {
  const request = { origin: 'https://a.example', untilMs: START - 1 };
  await fakeBrowser.storage.session.set({ 'page.asked': request });
  offerMenu(tools);
  await vi.advanceTimersByTimeAsync(0);
  expect(await asked()).toBeUndefined();
});
