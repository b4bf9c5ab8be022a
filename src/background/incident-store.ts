import type { AlertNews } from '../formats/alerts.ts';
import { closedIncidentsSchema, watchBookSchema } from '../formats/incident.ts';
import { type IncidentState, NO_INCIDENTS } from '../incidents/round.ts';
import { withNews } from './alert-store.ts';
import { readSpared, type SparedResult, writeSpared } from './spare-store.ts';

const BOOK = 'watch';
const CLOSED = 'incidents';

export type ReadIncidents =
  | { readonly ok: true; readonly incidents: IncidentState }
  | { readonly ok: false; readonly message: string };

/** What earlier rounds have come to, for whoever changes it: a store that fails now may hold it still. */
export async function readIncidents(): Promise<ReadIncidents> {
  const [book, closed] = await Promise.all([
    readSpared(BOOK, watchBookSchema),
    readSpared(CLOSED, closedIncidentsSchema),
  ]);
  if (!book.ok) return book;
  if (!closed.ok) return closed;
  const incidents = {
    book: book.value ?? NO_INCIDENTS.book,
    closed: closed.value ?? NO_INCIDENTS.closed,
  };
  return { ok: true, incidents };
}

/** What earlier rounds have come to, to be shown; what cannot be read is as if it had never been. */
export async function loadIncidents(): Promise<IncidentState> {
  const read = await readIncidents();
  return read.ok ? read.incidents : NO_INCIDENTS;
}

/**
 * Stores what has changed, all of it or nothing: an incident is never both open and over, and none comes or goes without
 * the news of it.
 */
export async function saveIncidents(
  before: IncidentState,
  after: IncidentState,
  news: readonly AlertNews[] = [],
): Promise<SparedResult> {
  const waiting = await withNews(news);
  if (!waiting.ok) return waiting;
  return writeSpared({
    ...(JSON.stringify(after.book) !== JSON.stringify(before.book) && { [BOOK]: after.book }),
    ...(after.closed !== before.closed && { [CLOSED]: after.closed }),
    ...waiting.values,
  });
}
