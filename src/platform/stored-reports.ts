import * as v from 'valibot';
import { partialReportSchema, type Report, reportSchema } from '../formats/report.ts';
import type { Progress } from '../protocol.ts';
import { type StoredItem, storedItem } from './storage.ts';

/** The last report; pages read it without waiting for the background. */
export const lastReport: StoredItem<Report> = storedItem('report', {
  area: 'local',
  schema: reportSchema,
});

/** What is known of a round that runs now; absent when none does. */
export const roundProgress: StoredItem<Progress> = storedItem('progress', {
  area: 'session',
  schema: v.strictObject({ type: v.literal('progress'), report: partialReportSchema }),
});
