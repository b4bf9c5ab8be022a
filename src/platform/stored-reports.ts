import * as v from 'valibot';
import { partialReportSchema, type Report, reportSchema } from '../formats/report.ts';
import type { Progress } from '../protocol.ts';
import { type StoredItem, storedItem } from './storage.ts';

/**
 * The report over all enabled services, put together from the latest round of each: what the button shows and the popup
 * opens on. Pages read it without waiting for the background.
 */
export const shownReport: StoredItem<Report> = storedItem('report', {
  area: 'local',
  schema: reportSchema,
});

/** The last round's own report, where it is another than the shown one; else absent. */
export const lastReport: StoredItem<Report> = storedItem('report.last', {
  area: 'local',
  schema: reportSchema,
});

/** What is known of a round that runs now; absent when none does. */
export const roundProgress: StoredItem<Progress> = storedItem('progress', {
  area: 'session',
  schema: v.strictObject({ type: v.literal('progress'), report: partialReportSchema }),
});
