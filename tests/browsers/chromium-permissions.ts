import type { Browser } from 'puppeteer-core';

/** Withholds every host but these, by the switches of the browser's own extensions page. */
export async function limitHosts(
  browser: Browser,
  id: string,
  patterns: readonly string[],
): Promise<void> {
  await onExtensionsPage(
    browser,
    `(async () => {
      await chrome.developerPrivate.updateExtensionConfiguration({
        extensionId: ${JSON.stringify(id)}, hostAccess: 'ON_SPECIFIC_SITES',
      });
      for (const pattern of ${JSON.stringify(patterns)}) {
        await chrome.developerPrivate.addHostPermission(${JSON.stringify(id)}, pattern);
      }
    })()`,
  );
}

/** Gives back every host that the manifest asks for. */
export async function restoreHosts(browser: Browser, id: string): Promise<void> {
  await onExtensionsPage(
    browser,
    `chrome.developerPrivate.updateExtensionConfiguration({
      extensionId: ${JSON.stringify(id)}, hostAccess: 'ON_ALL_SITES',
    })`,
  );
}

async function onExtensionsPage(browser: Browser, expression: string): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.goto('chrome://extensions/');
    await page.evaluate(expression);
  } finally {
    await page.close();
  }
}
