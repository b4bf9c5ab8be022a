import { browser } from './browser.ts';

const LINK = 'check-link';
const PAGE = 'check-page';

/** Nothing else can be checked: no `mailto:`, `javascript:`, `file:` or `about:`. */
const WEB = ['http://*/*', 'https://*/*'];

/**
 * Puts one entry into the context menu of links, and of pages, that lie on the web; where it stands already nothing
 * changes. Browsers keep entries while the background is away, and forget them at different moments, so this is called
 * on every wake.
 */
export function offerMenuEntries(title: string): void {
  const { contextMenus } = browser;
  // Absent in Firefox for Android.
  if (contextMenus === undefined) return;
  const entries = [
    { id: LINK, title, contexts: ['link' as const], targetUrlPatterns: WEB },
    { id: PAGE, title, contexts: ['page' as const], documentUrlPatterns: WEB },
  ];
  for (const entry of entries) {
    // A second entry of one id is refused, by `lastError`; reading it is how a callback says that this is expected.
    contextMenus.create(entry, () => void browser.runtime.lastError);
  }
}

/** Takes away what an earlier version or another language has put there. Never rejects. */
export async function clearMenuEntries(): Promise<void> {
  try {
    await browser.contextMenus.removeAll();
  } catch {
    // What stands there stays, and still works.
    return;
  }
}

/** Calls back with the address of the link or page that was chosen. Must be called in the background's first turn. */
export function onMenuChosen(listener: (address: string | undefined) => void): void {
  browser.contextMenus?.onClicked.addListener(({ menuItemId, linkUrl, pageUrl }) => {
    if (menuItemId === LINK) listener(linkUrl);
    else if (menuItemId === PAGE) listener(pageUrl);
  });
}
