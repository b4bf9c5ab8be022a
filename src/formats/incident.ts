import * as v from 'valibot';
import { faultSchema } from './verdict.ts';

/** A fault that survived confirmation, as tools and people read it. Times are ISO 8601, in UTC. */
export const incidentSchema = v.strictObject({
  id: v.string(),
  /** Id of the service; null for the user's own side. */
  service: v.nullable(v.string()),
  /** What is known of it now; once it is over, what was known last. */
  verdict: faultSchema,
  /** When the fault was first seen. */
  startedAt: v.string(),
  confirmedAt: v.string(),
  endedAt: v.nullable(v.string()),
  /** Once the verdict has changed: every one it has had, each with when it was first given. Empty until then. */
  changes: v.array(v.strictObject({ at: v.string(), verdict: faultSchema })),
});

export type Incident = v.InferOutput<typeof incidentSchema>;

/** The latest moment that a date can name, in ms since the epoch. */
const LAST_MOMENT = 8.64e15;

/** Ms since the epoch; what no date can name would break all who tell it. */
export const moment = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(-LAST_MOMENT),
  v.maxValue(LAST_MOMENT),
);

const { evidence } = faultSchema.entries;

/** As stored: what a later version adds is left out, and costs no incident when somebody goes back to this one. */
const storedFaultSchema = v.object({
  ...faultSchema.entries,
  evidence: v.array(v.object(evidence.item.entries)),
});

const openFaultSchema = v.object({
  verdict: storedFaultSchema,
  startedAtMs: moment,
  lastFailedAtMs: moment,
  /** Absent while it is suspected only. */
  id: v.exactOptional(v.string()),
  confirmedAtMs: v.exactOptional(moment),
  /** When it ended, should the next round be good too: absent while it fails. */
  endsAtMs: v.exactOptional(moment),
  /** How long it was seen failing: what nobody observed is left out. */
  downMs: v.pipe(v.number(), v.minValue(0)),
  changes: v.array(v.object({ atMs: moment, verdict: storedFaultSchema })),
});

/** A fault that has not ended: suspected, confirmed or recovering. */
export type OpenFault = v.InferOutput<typeof openFaultSchema>;

const watchSchema = v.object({
  /** Id of a service; '' is the user's own side. */
  subject: v.string(),
  seenAtMs: moment,
  /** False while the last rounds could not tell: the user's own side was at fault, or had just come back. */
  isObserved: v.boolean(),
  /** When it turned from good to failing or back, oldest first, within the last minutes. */
  flips: v.array(moment),
  unstableUntilMs: v.exactOptional(moment),
  /** When its last incident ended, for as long as flips of it are known. */
  overAtMs: v.exactOptional(moment),
  fault: v.exactOptional(openFaultSchema),
});

/** What is known of one subject that is not simply well. */
export type Watch = v.InferOutput<typeof watchSchema>;

/** Entry by entry: one that cannot be read takes no other with it. */
export function readable<T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((entries) =>
      entries.flatMap((entry) => {
        const parsed = v.safeParse(schema, entry);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );
}

/** What rounds have come to: who is not simply well, and whether the network may still be waking up. */
export const watchBookSchema = v.object({
  subjects: readable(watchSchema),
  /** Since when nothing counts against a service until the controls pass; absent otherwise. */
  doubtSinceMs: v.exactOptional(moment),
});

export type WatchBook = v.InferOutput<typeof watchBookSchema>;

/** Incidents that are over, those that ended last first. */
export const closedIncidentsSchema = readable(
  v.object({
    ...incidentSchema.entries,
    verdict: storedFaultSchema,
    changes: v.array(v.object({ at: v.string(), verdict: storedFaultSchema })),
  }),
);
