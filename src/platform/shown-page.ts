import type { Report } from '../formats/report.ts';
import { browser } from './browser.ts';

/** A page that the popup opens on. */
export interface PageToShow {
  readonly url: string;
  /** What is known of it already. */
  readonly report?: Report;
  /** Why it failed, should its site answer. */
  readonly note?: string;
}

/**
 * What the popup was asked for by menu or keys, once; else the page in front where it is known to have failed. Reads
 * with a look at the shape alone what our own background has written. Never rejects.
 */
export async function pageToShow(nowMs: number): Promise<PageToShow | undefined> {
  try {
    const { session } = browser.storage;
    const [stored, [tab]] = await Promise.all([
      session.get(['pages', 'page.asked']),
      browser.tabs.query({ active: true, currentWindow: true }),
    ]);
    const asked = stored['page.asked'] as { origin: string; untilMs: number } | undefined;
    if (asked) await session.remove('page.asked');
    const origin = asked && asked.untilMs > nowMs ? asked.origin : undefined;
    const pages = (stored.pages ?? []) as {
      tab: number;
      origin: string;
      report?: Report;
      note: string;
    }[];
    const failed = pages.find(
      (page) =>
        page.tab === tab?.id &&
        page.origin === (origin ?? page.origin) &&
        // Where the address is readable, a page that has gone by is told.
        `${tab.url ?? page.origin}/`.startsWith(`${page.origin}/`),
    );
    if (origin === undefined && !failed) return undefined;
    return { ...failed, url: `${origin ?? failed?.origin}/` };
  } catch {
    return undefined;
  }
}
