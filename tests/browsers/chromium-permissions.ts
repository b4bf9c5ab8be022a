import type { Browser } from 'puppeteer-core';

/**
 * Withholds every host but these, by the switches of the browser's own extensions page. What was given before and is
 * among them stays: each pattern that is given costs the browser more the more it holds.
 */
export async function limitHosts(
  browser: Browser,
  id: string,
  patterns: readonly string[],
): Promise<void> {
  await onExtensionsPage(
    browser,
    `(async () => {
      const api = chrome.developerPrivate;
      const extensionId = ${JSON.stringify(id)};
      const wanted = ${JSON.stringify(patterns)};
      await api.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_SPECIFIC_SITES' });
      const { permissions } = await api.getExtensionInfo(extensionId);
      const { hosts = [] } = permissions.runtimeHostPermissions ?? {};
      const held = hosts.filter(({ granted }) => granted).map(({ host }) => host);
      for (const host of held) {
        if (!wanted.includes(host)) await api.removeHostPermission(extensionId, host);
      }
      for (const host of wanted) {
        if (!held.includes(host)) await api.addHostPermission(extensionId, host);
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
