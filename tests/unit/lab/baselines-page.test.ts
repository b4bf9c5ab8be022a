import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BrowserKind, Screen, TestBrowser } from '../../browsers/test-browser.ts';
import { openPage } from '../../lab/baselines/error-page.ts';
import { secondLook } from '../../lab/baselines/firefox-second-look.ts';
import type { Shown } from '../../lab/baselines/page-scripts.ts';

const URL = 'https://somebody.example/';
const MITM = 'MOZILLA_PKIX_ERROR_MITM_DETECTED';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Opened {
  readonly browser: Pick<TestBrowser, 'kind' | 'openWeb'>;
  readonly left: string[];
  readonly closed: () => boolean;
}

/** A browser whose tab shows that, each from a moment on; `undefined`: it answers nobody. */
function browserThat(kind: BrowserKind, shows: readonly [ms: number, shown?: Shown][]): Opened {
  const startMs = Date.now();
  const left: string[] = [];
  let isClosed = false;
  const now = (): Shown | undefined =>
    shows.findLast(([fromMs]) => Date.now() - startMs >= fromMs)?.[1];
  const fail = (): never => {
    throw new Error('only looks are expected');
  };
  const tab: Screen = {
    evaluate: async (expression) => {
      if (expression.includes(URL)) return void left.push(expression);
      const shown = now();
      if (shown === undefined) throw new Error('Execution context was destroyed');
      return shown;
    },
    waitFor: fail,
    click: fail,
    type: fail,
    press: fail,
    upload: fail,
    setTheme: fail,
    setWidth: fail,
    screenshot: fail,
    close: async () => {
      isClosed = true;
    },
  };
  return { browser: { kind, openWeb: async () => tab }, left, closed: () => isClosed };
}

async function shownBy(opened: Opened, limitMs: number): Promise<Shown> {
  const page = openPage(opened.browser, URL, { limitMs: () => limitMs });
  await vi.advanceTimersByTimeAsync(limitMs + 1_000);
  return page;
}

const LOADING: Shown = { kind: 'loading' };
const error = (code: string): Shown => ({ kind: 'error', code });

test('a page is read as soon as it is there, and the tab is closed', async () => {
  const opened = browserThat('chromium', [
    [0, LOADING],
    [300],
    [900, { kind: 'page', text: 'Hello' }],
  ]);
  expect(await shownBy(opened, 15_000)).toEqual({ kind: 'page', text: 'Hello' });
  expect(opened.left).toHaveLength(1);
  expect(opened.closed()).toBe(true);
});

test('one that never comes is still loading', async () => {
  const opened = browserThat('firefox', [[0, LOADING]]);
  expect(await shownBy(opened, 5_000)).toEqual(LOADING);
  expect(opened.closed()).toBe(true);
});

test('what Chromium is still finding out is waited for', async () => {
  const found = error('DNS_PROBE_FINISHED_NO_INTERNET');
  const opened = browserThat('chromium', [
    [0, LOADING],
    [500, error('DNS_PROBE_STARTED')],
    [12_000, found],
  ]);
  expect(await shownBy(opened, 15_000)).toEqual(found);
});

test('and is told where the time is up', async () => {
  const opened = browserThat('chromium', [[0, error('DNS_PROBE_STARTED')]]);
  expect(await shownBy(opened, 15_000)).toEqual(error('DNS_PROBE_STARTED'));
});

test.each<[string, string, Record<string, Shown>, string]>([
  ['an issuer that is unknown everywhere', 'SEC_ERROR_UNKNOWN_ISSUER', everywhere(), MITM],
  ['an issuer that is unknown here alone', 'SEC_ERROR_UNKNOWN_ISSUER', {}, 'the same'],
  [
    'a certificate out of date behind a portal',
    'SEC_ERROR_EXPIRED_CERTIFICATE',
    portal(),
    'captivePortal',
  ],
  [
    'a certificate of its own at a portal',
    'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
    portal(),
    'captivePortal',
  ],
  ['a certificate out of date', 'SEC_ERROR_EXPIRED_CERTIFICATE', {}, 'the same'],
  ['no certificate at all, behind a portal', 'netReset', portal(), 'the same'],
])('Firefox looks twice: %s', async (_what, code, elsewhere, becomes) => {
  const healthy: Record<string, Shown> = {
    'http://detectportal.firefox.com/success.txt': { kind: 'page', text: 'success' },
    'https://mitmdetection.services.mozilla.com/': { kind: 'page', text: 'Hello' },
  };
  const open = async (url: string): Promise<Shown> =>
    ({ ...healthy, ...elsewhere })[url] ?? { kind: 'loading' };
  const expected = becomes === 'the same' ? code : becomes;
  expect(await secondLook(error(code), open)).toEqual(error(expected));
});

function everywhere(): Record<string, Shown> {
  return { 'https://mitmdetection.services.mozilla.com/': error('SEC_ERROR_UNKNOWN_ISSUER') };
}

function portal(): Record<string, Shown> {
  const page: Shown = { kind: 'page', text: 'Please sign in' };
  return { 'http://detectportal.firefox.com/success.txt': page };
}
