import * as v from 'valibot';
import { incidentSchema } from './incident.ts';
import { reportSchema } from './report.ts';
import { suspectSchema } from './verdict.ts';

/** What one look at a subject came to, for strips and uptime. `unobserved`: nobody could tell. */
export const SAMPLE_STATES = ['up', 'slow', 'partial', 'down', 'unobserved'] as const;

export type SampleState = (typeof SAMPLE_STATES)[number];

const count = v.pipe(v.number(), v.minValue(0));

/** One look at one subject. */
export const sampleSchema = v.strictObject({
  /** Id of a service; '' is the user's own side. */
  subject: v.string(),
  atMs: v.pipe(v.number(), v.integer()),
  state: v.picklist(SAMPLE_STATES),
  /** How long its first answer took, in ms; absent where none came. */
  latencyMs: v.exactOptional(count),
  /** Only of a fault. */
  cause: v.exactOptional(v.string()),
  suspects: v.exactOptional(v.array(suspectSchema)),
});

export type Sample = v.InferOutput<typeof sampleSchema>;

/** An hour or a day of one subject. Time that nobody observed is no downtime. */
export const rollUpSchema = v.strictObject({
  subject: v.string(),
  /** Hours: ms since the epoch of their beginning. Days: `2026-11-23`, local when it was written. */
  span: v.union([v.pipe(v.number(), v.integer()), v.pipe(v.string(), v.isoDate())]),
  upMs: count,
  /** Slow or partial. */
  degradedMs: count,
  downMs: count,
  unobservedMs: count,
  looks: v.pipe(v.number(), v.integer(), v.minValue(0)),
  latency: v.exactOptional(v.strictObject({ count, sumMs: count, leastMs: count, mostMs: count })),
});

export type RollUp = v.InferOutput<typeof rollUpSchema>;

/** An incident as it is remembered. */
export const recordedIncidentSchema = v.strictObject({
  incident: incidentSchema,
  /** What service and provider were called; none for the user's own side. */
  names: v.strictObject({
    service: v.exactOptional(v.string()),
    provider: v.exactOptional(v.string()),
  }),
  /** The round that confirmed it, with its own observations and the controls alone. Only the latest incidents have one. */
  report: v.exactOptional(reportSchema),
  /** The same report as text, where it was kept as such. */
  reportText: v.exactOptional(v.string()),
});

export type RecordedIncident = v.InferOutput<typeof recordedIncidentSchema>;

/** Why history is not kept, or not in full. `storage.local` has it under `records.trouble`; absent: all is well. */
export const recordsTroubleSchema = v.strictObject({
  /** `full`: the browser gives no more room; `unstored`: not for what stands outside history either. */
  why: v.picklist(['unavailable', 'newer', 'damaged', 'full', 'unstored']),
  sinceMs: v.pipe(v.number(), v.integer()),
  message: v.string(),
  /** What was damaged is gone, and history has begun anew: it works again. */
  hasBegunAnew: v.exactOptional(v.literal(true)),
});

export type RecordsTrouble = v.InferOutput<typeof recordsTroubleSchema>;
