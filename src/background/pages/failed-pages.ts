import * as v from 'valibot';
import { reportSchema } from '../../formats/report.ts';
import { type StoredItem, storedItem } from '../../platform/storage.ts';
import { ONLY_HERE } from '../../probe/page-error.ts';

const failedPageSchema = v.strictObject({
  tab: v.number(),
  /** Never its path or query. */
  origin: v.string(),
  /** The browser's own word. */
  code: v.string(),
  only: v.picklist(ONLY_HERE),
  /** What it means should the site answer, in the person's language. */
  note: v.string(),
  /** When it last failed, ms since the epoch. */
  atMs: v.number(),
  /** What a check of its origin said: absent until then, and for a page that was stopped on this device. */
  report: v.exactOptional(reportSchema),
  /** When that was asked, ms since the epoch; absent where the page fails in another way since. */
  checkedAtMs: v.exactOptional(v.number()),
  /** How many backgrounds have died before they could tell of it. */
  deaths: v.exactOptional(v.number()),
});

/** A page that failed to load, and still stands in its tab. */
export type FailedPage = v.InferOutput<typeof failedPageSchema>;

/** Reports are some kB each. */
const MOST_PAGES = 20;

/** In memory alone, and gone with the browser; it outlives the background. The popup reads it too (`shown-page.ts`). */
const stored: StoredItem<FailedPage[]> = storedItem('pages', {
  area: 'session',
  schema: v.array(failedPageSchema),
});

/** Those that stand, the one that failed last at the end. */
export async function failedPages(): Promise<readonly FailedPage[]> {
  return (await stored.get()) ?? [];
}

/** Keeps the newest of them. A store that fails costs what the popup would show at once, and nothing else. */
export async function keepFailedPages(pages: readonly FailedPage[]): Promise<void> {
  if (pages.length === 0) await stored.remove();
  else await stored.set(pages.slice(-MOST_PAGES));
}
