import {
  type AlertBook,
  type AlertNews,
  alertBookSchema,
  alertNewsSchema,
} from '../formats/alerts.ts';
import { type StorageResult, storedItem, writeRaw } from '../platform/storage.ts';

const BOOK = 'alerts';
const NEWS = 'news';
/** More is not waiting anywhere but where storage fails each time. */
const MOST_NEWS = 2_000;

const alertBook = storedItem(BOOK, { area: 'local', schema: alertBookSchema });
const alertNews = storedItem(NEWS, { area: 'local', schema: alertNewsSchema });

export interface StoredAlerts {
  readonly book: AlertBook;
  /** What incidents came to, and alerts have not dealt with yet. */
  readonly news: readonly AlertNews[];
}

/** What has been told, and what has not been looked at; what cannot be read is as if it had never been. */
export async function loadAlerts(): Promise<StoredAlerts> {
  const [book, news] = await Promise.all([alertBook.get(), alertNews.get()]);
  return { book: book ?? { groups: [] }, news: news ?? [] };
}

/** Stores a book in which all news have been dealt with: both at once, or nothing. */
export async function saveAlerts(before: StoredAlerts, book: AlertBook): Promise<StorageResult> {
  const isSame = JSON.stringify(book) === JSON.stringify(before.book);
  if (isSame && before.news.length === 0) return { ok: true };
  return writeRaw('local', { [BOOK]: book, ...(before.news.length > 0 && { [NEWS]: [] }) });
}

/**
 * The stored values to write, together with the incidents that the news are of, so that neither is known without the
 * other, whenever the background dies. None where there are no news.
 */
export async function withNews(news: readonly AlertNews[]): Promise<Record<string, unknown>> {
  if (news.length === 0) return {};
  const waiting = (await alertNews.get()) ?? [];
  return { [NEWS]: [...waiting, ...news].slice(-MOST_NEWS) };
}
