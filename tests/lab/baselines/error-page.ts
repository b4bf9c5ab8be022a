import * as v from 'valibot';
import type { BrowserKind, Screen, TestBrowser } from '../../browsers/test-browser.ts';
import type { BaselineSays } from '../result.ts';
import { chromiumAdvice } from './chromium-advice.ts';
import { firefoxAdvice } from './firefox-advice.ts';
import { secondLook } from './firefox-second-look.ts';
import { leaveFor, READ_TAB, type Shown, shownSchema } from './page-scripts.ts';

const PAUSE_MS = 150;
/** Codes that Chromium replaces by what it finds out. */
const INTERIM = new Set(['DNS_PROBE_POSSIBLE', 'DNS_PROBE_STARTED']);

const ADVICE: Readonly<Record<BrowserKind, (code: string) => BaselineSays | undefined>> = {
  chromium: chromiumAdvice,
  firefox: firefoxAdvice,
};

/** Whose side a tab's page blames. A page that loads blames nobody; one that has not come yet says nothing. */
export function sayPage(kind: BrowserKind, shown: Shown): BaselineSays {
  switch (shown.kind) {
    case 'loading':
      return 'unclear';
    case 'page':
      return shown.text === '' ? 'unclear' : 'ok';
    case 'error': {
      const said = ADVICE[kind](shown.code);
      if (said === undefined) throw new Error(`no advice is known of ${shown.code}`);
      return said;
    }
  }
}

export interface OpenPageOptions {
  /** How long it is waited for what the tab comes to show; asked anew each time. */
  readonly limitMs: () => number;
}

type Opener = Pick<TestBrowser, 'kind' | 'openWeb'>;

/** Opens an address as a person does, and reads what the browser comes to show. */
export async function openPage(
  browser: Opener,
  url: string,
  options: OpenPageOptions,
): Promise<Shown> {
  const open = (address: string): Promise<Shown> => openTab(browser, address, options);
  const shown = await open(url);
  return browser.kind === 'firefox' ? secondLook(shown, open) : shown;
}

async function openTab(browser: Opener, url: string, { limitMs }: OpenPageOptions): Promise<Shown> {
  const tab = await browser.openWeb('about:blank');
  try {
    await tab.evaluate(leaveFor(url));
    const startedMs = Date.now();
    let shown: Shown = { kind: 'loading' };
    while (Date.now() - startedMs < limitMs()) {
      shown = await readTab(tab, browser.kind);
      if (isFinal(shown)) break;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    return shown;
  } finally {
    await tab.close();
  }
}

function isFinal(shown: Shown): boolean {
  return shown.kind === 'page' || (shown.kind === 'error' && !INTERIM.has(shown.code));
}

/** Between two documents a tab answers nobody. */
async function readTab(tab: Screen, kind: BrowserKind): Promise<Shown> {
  const seen = await tab.evaluate(READ_TAB[kind]).catch(() => undefined);
  const parsed = v.safeParse(shownSchema, seen);
  return parsed.success ? parsed.output : { kind: 'loading' };
}
