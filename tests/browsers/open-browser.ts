import { openChromium } from './open-chromium.ts';
import { openFirefox } from './open-firefox.ts';
import type { BrowserKind, OpenOptions, TestBrowser } from './test-browser.ts';

const OPENERS = { chromium: openChromium, firefox: openFirefox } as const;

/** Starts a real browser inside the world's client, never elsewhere, with the built extension in it. */
export function openBrowser(kind: BrowserKind, options: OpenOptions): Promise<TestBrowser> {
  return OPENERS[kind](options);
}
