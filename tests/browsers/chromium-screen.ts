import type { ElementHandle, Page } from 'puppeteer-core';
import { poll } from './poll.ts';
import type { Screen } from './test-browser.ts';

const HEIGHT = 900;

/** Drives one page of Chromium. A popup cannot grow to its whole page: it is pictured as it is seen. */
export function chromiumScreen(page: Page, { isPopup = false } = {}): Screen {
  return {
    evaluate: (expression) => page.evaluate(expression),
    waitFor: (expression, timeoutMs) =>
      poll(() => page.evaluate(expression), { timeoutMs, what: expression }),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    press: (key) => page.keyboard.press(key),
    upload: async (selector, file) => {
      const input = await page.$(selector);
      if (input === null) throw new Error(`no element matches ${selector}`);
      await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    },
    setTheme: (theme) =>
      page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]),
    setWidth: (width) => page.setViewport({ width, height: HEIGHT }),
    screenshot: async (file) => {
      await page.screenshot({ path: asPng(file), fullPage: !isPopup });
    },
    close: () => page.close(),
  };
}

function asPng(file: string): `${string}.png` {
  return `${file.replace(/\.png$/, '')}.png`;
}
