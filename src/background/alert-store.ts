import {
  type AlertBook,
  type AlertNews,
  alertBookSchema,
  alertNewsSchema,
} from '../formats/alerts.ts';
import type { ReadResult } from '../platform/storage.ts';
import { readSpared, type SparedResult, writeSpared } from './spare-store.ts';

const BOOK = 'alerts';
const NEWS = 'news';
/** More is not waiting anywhere but where storage fails each time. */
const MOST_NEWS = 2_000;

export interface StoredAlerts {
  readonly book: AlertBook;
  /** What incidents came to, and alerts have not dealt with yet. */
  readonly news: readonly AlertNews[];
}

export type ReadAlerts =
  | { readonly ok: true; readonly alerts: StoredAlerts }
  | { readonly ok: false; readonly message: string };

/** What has been told, and what has not been looked at: a store that fails now may hold it still. */
export async function readAlerts(): Promise<ReadAlerts> {
  const [book, news] = await Promise.all([readSpared(BOOK, alertBookSchema), readNews()]);
  if (!book.ok) return book;
  if (!news.ok) return news;
  return { ok: true, alerts: { book: book.value ?? { groups: [] }, news: news.value ?? [] } };
}

/** Stores a book in which all news have been dealt with: both at once, or nothing. */
export async function saveAlerts(before: StoredAlerts, book: AlertBook): Promise<SparedResult> {
  const isSame = JSON.stringify(book) === JSON.stringify(before.book);
  if (isSame && before.news.length === 0) return { ok: true };
  return writeSpared({ [BOOK]: book, ...(before.news.length > 0 && { [NEWS]: [] }) });
}

type WaitingNews =
  | { readonly ok: true; readonly values: Record<string, unknown> }
  | { readonly ok: false; readonly message: string };

/**
 * The stored values to write, together with the incidents that the news are of, so that neither is known without the
 * other, whenever the background dies. None where there are no news.
 */
export async function withNews(news: readonly AlertNews[]): Promise<WaitingNews> {
  if (news.length === 0) return { ok: true, values: {} };
  const waiting = await readNews();
  if (!waiting.ok) return waiting;
  return { ok: true, values: { [NEWS]: [...(waiting.value ?? []), ...news].slice(-MOST_NEWS) } };
}

function readNews(): Promise<ReadResult<AlertNews[]>> {
  return readSpared(NEWS, alertNewsSchema);
}
