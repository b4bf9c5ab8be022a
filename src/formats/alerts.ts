import * as v from 'valibot';
import { type Cause, SERVICE_CAUSES, USER_CAUSES } from '../diagnosis/cause.ts';
import type { Suspect } from '../diagnosis/suspect.ts';
import { moment, readable } from './incident.ts';
import { suspectSchema } from './verdict.ts';

/*
 * Stored shapes take additional members and leave them out: a later version may have written them, and what it stored
 * must not be lost, and told once more, when somebody goes back to this one.
 */

const yes = v.literal(true);

const length = v.pipe(v.number(), v.minValue(0));

/** What a text needs to know of a fault. */
const faultEntries = {
  suspects: v.array(suspectSchema),
  cause: v.picklist([...USER_CAUSES, ...SERVICE_CAUSES]),
  scope: v.picklist(['down', 'partial', 'slow']),
};

const newsSchema = v.object({
  kind: v.picklist(['confirmed', 'unstable', 'recovered']),
  /** Id of the incident. */
  incident: v.string(),
  /** Id of the service; '' is the user's own side. */
  subject: v.string(),
  startedAtMs: moment,
  ...faultEntries,
  /** The controls have shown that the connection is in order. */
  connectionWorks: v.exactOptional(yes),
  /** Its provider announced that it will take until then. */
  plannedUntilMs: v.exactOptional(moment),
  /** Of what is over: how long it was seen failing. */
  downMs: v.exactOptional(length),
  /** Of what is over: from its beginning to its end, whether or not anybody looked in between. */
  lastedMs: v.exactOptional(length),
});

/** What incidents came to, with what alerts need of the round that saw it. Stored until it has been dealt with. */
export type AlertNews = v.InferOutput<typeof newsSchema>;

export const alertNewsSchema = readable(newsSchema);

const caseSchema = v.object({
  incident: v.string(),
  subject: v.string(),
  startedAtMs: moment,
  ...faultEntries,
  isUnstable: v.exactOptional(yes),
  connectionWorks: v.exactOptional(yes),
  plannedUntilMs: v.exactOptional(moment),
  /** It was told, or is about to be. */
  isTold: v.exactOptional(yes),
  /** It has ended; kept for the message that says so. */
  isOver: v.exactOptional(yes),
  /** How long it was seen failing; 0 until it is over. */
  downMs: length,
  lastedMs: v.exactOptional(length),
});

/** One incident as alerts see it. */
export type AlertCase = v.InferOutput<typeof caseSchema>;

const groupSchema = v.object({
  /** Id of the incident that the notification opens; no two groups have the same. */
  id: v.string(),
  /** Provider of its services, or of the first of them; '' is the user's own side. */
  key: v.string(),
  cases: v.array(caseSchema),
  toldAtMs: v.exactOptional(moment),
  isReminded: v.exactOptional(yes),
  /** A notification that may not have been shown: the background may die between storing this and showing it. */
  sending: v.exactOptional(
    v.object({
      kind: v.picklist(['fault', 'reminder', 'back']),
      attempts: v.picklist([1, 2]),
      /** Stored right before it is shown: from then on nobody knows whether it was. */
      isBegun: v.exactOptional(yes),
    }),
  ),
});

/** Incidents that are told of together, in one notification. */
export type AlertGroup = v.InferOutput<typeof groupSchema>;

/** Everything that has been told or waits to be. What cannot be read is left out. */
export const alertBookSchema = v.object({
  groups: readable(groupSchema),
  /** When it was last decided on, ms since the epoch: a clock that was set back is told by that. */
  decidedMs: v.exactOptional(moment),
});

export type AlertBook = v.InferOutput<typeof alertBookSchema>;

export const mutesSchema = readable(
  v.object({
    service: v.string(),
    untilMs: moment,
    /** When it was set, by the same clock; an earlier version did not say. */
    setMs: v.exactOptional(moment),
  }),
);

/** Services that nobody is told of until then. */
export type StoredMute = v.InferOutput<typeof mutesSchema>[number];

/** One incident, as an alert names it. */
export interface AlertMember {
  /** Name of the service; empty for the user's own side. */
  readonly name: string;
  readonly provider: string;
  readonly suspects: readonly Suspect[];
  readonly cause: Cause;
  readonly scope: 'down' | 'partial' | 'slow';
}

/** What one notification says. */
export interface Alert {
  /** `fault`: it begins; `joined`: more is known of one that was told; `back`: it is over. */
  readonly kind: 'fault' | 'joined' | 'unstable' | 'reminder' | 'back';
  /** Id of the incident that it opens. */
  readonly id: string;
  /** It is about the user's own side. */
  readonly isOwn: boolean;
  readonly members: readonly AlertMember[];
  readonly connectionWorks: boolean;
  /** When it began, ms since the epoch; absent where that was just now. */
  readonly sinceMs?: number;
  /** Of a reminder: it fails and answers in turn. */
  readonly isUnsteady?: true;
  /** How long it was seen failing. */
  readonly downMs?: number;
  /** It lasted well longer than that: nobody looked meanwhile, or it answered in between. */
  readonly isSeenInPart?: true;
}
