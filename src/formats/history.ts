import * as v from 'valibot';
import { recordedIncidentSchema, rollUpSchema, sampleSchema } from './records.ts';

/** What a person exports of the history. Subjects are ids of services, '' the user's own side. */
export const historySchema = v.strictObject({
  format: v.literal('whichside/history'),
  version: v.literal(1),
  /** ISO 8601, in UTC. */
  exportedAt: v.string(),
  /** IANA name: the zone of the device, whose days these are. */
  timeZone: v.string(),
  /** What services are called now; of one that is gone an incident may know it. */
  services: v.array(v.strictObject({ id: v.string(), name: v.string(), provider: v.string() })),
  days: v.array(rollUpSchema),
  hours: v.array(rollUpSchema),
  samples: v.array(sampleSchema),
  /** Newest first. */
  incidents: v.array(recordedIncidentSchema),
  /** Records that are left out because they could not be read. */
  unreadable: v.number(),
  /** What else is left out, and why; empty where nothing is. */
  problems: v.array(v.string()),
});

export type History = v.InferOutput<typeof historySchema>;
