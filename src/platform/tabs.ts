import { browser } from './browser.ts';

/** What is in front of the user, as far as we may know of it. */
export interface PageInFront {
  /** Undefined for the browser's own pages and where access is missing. */
  readonly url: string | undefined;
  /** In a private window: nothing about it may be kept. */
  readonly isPrivate: boolean;
}

/** The page in front of the user. Never rejects. */
export async function pageInFront(): Promise<PageInFront> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const url = tab?.url !== undefined && /^https?:/.test(tab.url) ? tab.url : undefined;
    return { url, isPrivate: tab?.incognito === true };
  } catch {
    return { url: undefined, isPrivate: false };
  }
}

/** Whether a tab stands in a private window; undefined where there is no such tab. Never rejects. */
export async function isPrivateTab(id: number): Promise<boolean | undefined> {
  try {
    return (await browser.tabs.get(id)).incognito;
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
