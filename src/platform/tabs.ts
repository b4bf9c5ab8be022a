import { browser } from './browser.ts';

/** The page in front of the user, as far as we may know of it. */
export interface PageInFront {
  readonly url: string;
  /** In a private window: nothing about it may be kept. */
  readonly isPrivate: boolean;
}

/** The web page in front of the user; undefined for the browser's own pages and where access is missing. */
export async function pageInFront(): Promise<PageInFront | undefined> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const url = tab?.url;
    if (tab === undefined || url === undefined || !/^https?:/.test(url)) return undefined;
    return { url, isPrivate: tab.incognito };
  } catch {
    return undefined;
  }
}

/** Opens one of the extension's own pages, such as `welcome.html`, in a tab. */
export async function openOwnPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}

/** Opens a web address in a tab. */
export async function openAddress(url: string): Promise<void> {
  await browser.tabs.create({ url });
}
