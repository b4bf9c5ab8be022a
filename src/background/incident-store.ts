import type { AlertNews } from '../formats/alerts.ts';
import { closedIncidentsSchema, watchBookSchema } from '../formats/incident.ts';
import { type IncidentState, NO_INCIDENTS } from '../incidents/round.ts';
import { type StorageResult, storedItem, writeRaw } from '../platform/storage.ts';
import { withNews } from './alert-store.ts';

const BOOK = 'watch';
const CLOSED = 'incidents';

const watchBook = storedItem(BOOK, { area: 'local', schema: watchBookSchema });
const closedIncidents = storedItem(CLOSED, { area: 'local', schema: closedIncidentsSchema });

/** What earlier rounds have come to; what cannot be read is as if it had never been. */
export async function loadIncidents(): Promise<IncidentState> {
  const [book, closed] = await Promise.all([watchBook.get(), closedIncidents.get()]);
  return { book: book ?? NO_INCIDENTS.book, closed: closed ?? NO_INCIDENTS.closed };
}

/**
 * Stores what has changed, all of it or nothing: an incident is never both open and over, and none comes or goes without
 * the news of it.
 */
export async function saveIncidents(
  before: IncidentState,
  after: IncidentState,
  news: readonly AlertNews[] = [],
): Promise<StorageResult> {
  const changed = {
    ...(JSON.stringify(after.book) !== JSON.stringify(before.book) && { [BOOK]: after.book }),
    ...(after.closed !== before.closed && { [CLOSED]: after.closed }),
    ...(await withNews(news)),
  };
  return Object.keys(changed).length === 0 ? { ok: true } : writeRaw('local', changed);
}
