import { browser } from './browser.ts';

/**
 * Brings one of the extension's own pages to the front with that text after `#`: in the tab that shows it already, or in
 * a new one. Which tabs show it is known without the `tabs` permission.
 */
export async function showOwnPage(page: string, words: string): Promise<void> {
  const url = browser.runtime.getURL(words === '' ? page : `${page}#${words}`);
  const tab = await tabWith(browser.runtime.getURL(page));
  if (tab !== undefined && (await bringToFront(tab, url))) return;
  try {
    await browser.tabs.create({ url });
  } catch {
    // No window is open: the browser may go on without any.
    await browser.windows.create({ url });
  }
}

interface OwnTab {
  readonly tabId: number;
  readonly windowId: number;
}

async function tabWith(address: string): Promise<OwnTab | undefined> {
  try {
    const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'] });
    return contexts.find(
      ({ documentUrl, incognito }) => !incognito && documentUrl?.split(/[?#]/)[0] === address,
    );
  } catch {
    return undefined;
  }
}

/** False where the tab is gone. */
async function bringToFront({ tabId, windowId }: OwnTab, url: string): Promise<boolean> {
  try {
    await browser.tabs.update(tabId, { url, active: true });
  } catch {
    return false;
  }
  // Android has one window, and no interface for it.
  await browser.windows?.update(windowId, { focused: true }).catch(() => undefined);
  return true;
}
