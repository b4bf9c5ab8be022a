import type { Browser } from 'puppeteer-core';
import { SETTLED_HOST } from '../net/box-addresses.ts';
import { type BrowserSetup, UNTOUCHED } from '../net/browser-setup.ts';
import { writeBlocker } from './blocking-extension.ts';
import { policiesFor, policySetter } from './chromium-policies.ts';
import { poll } from './poll.ts';
import { untilSettled } from './settled.ts';
import type { Screen, TestBrowser } from './test-browser.ts';

const SETTLE_MS = 30_000;

interface Settable {
  readonly browser: Browser;
  readonly folder: string;
  /** A page of the extension's own. */
  readonly page: Screen;
}

/** Sets a Chromium up while it runs: proxy and resolver by policies, the rest by its remote control. */
export function chromiumSetter(settable: Settable): TestBrowser['setUp'] {
  const { browser, folder, page } = settable;
  const setPolicies = policySetter(browser, folder);
  let had = UNTOUCHED;
  let blocker: string | undefined;
  return async (setup) => {
    const [policies, former] = [policiesFor(setup), policiesFor(had)];
    if (JSON.stringify(policies) !== JSON.stringify(former)) {
      await setPolicies(policies);
    }
    if (blocker !== undefined) await browser.uninstallExtension(blocker);
    blocker = undefined;
    if (setup.blockedByExtension.length > 0) {
      blocker = await browser.installExtension(
        await writeBlocker(folder, setup.blockedByExtension),
      );
    }
    await setCookies(browser, setup);
    had = setup;
    await untilSettled(page, !isInTheWay(setup));
    if (setup.blockedByPolicy.length > 0) await untilForbidden(browser);
  };
}

function isInTheWay({ proxy, secureDns, blockedByExtension }: BrowserSetup): boolean {
  return proxy !== undefined || secureDns !== undefined || blockedByExtension.length > 0;
}

async function setCookies(browser: Browser, { cookies }: BrowserSetup): Promise<void> {
  await browser.deleteCookie(...(await browser.cookies()));
  await browser.setCookie(
    ...cookies.map((domain) => ({
      name: 'session',
      value: 'old',
      domain,
      path: '/',
      secure: true,
    })),
  );
}

async function untilForbidden(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  const isForbidden = (): Promise<boolean> =>
    page.goto(`http://${SETTLED_HOST}/`).then(
      () => false,
      (error) => String(error).includes('ERR_BLOCKED_BY_ADMINISTRATOR'),
    );
  try {
    await poll(isForbidden, { timeoutMs: SETTLE_MS, what: 'Chromium to heed its blocklist' });
  } finally {
    await page.close();
  }
}
