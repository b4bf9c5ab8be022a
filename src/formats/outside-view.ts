import * as v from 'valibot';
import { OUTSIDE_OUTCOMES } from '../diagnosis/other-views.ts';

/** Why nobody elsewhere could tell. */
export const OUTSIDE_PROBLEMS = [
  'unreachable', // the outside-view service itself gave no answer
  'rate-limited',
  'no-credits', // the person's own token has none left
  'no-probes', // nobody there to ask
  'refused', // it turns this question down
  'bad-token',
  'bad-answer', // an answer that cannot be read
  'timeout', // too late to count
] as const;

export type OutsideProblem = (typeof OUTSIDE_PROBLEMS)[number];

/** What one machine elsewhere saw. */
const outsideProbeSchema = v.strictObject({
  country: v.string(),
  city: v.exactOptional(v.string()),
  asn: v.number(),
  network: v.string(),
  isNear: v.boolean(),
  outcome: v.picklist(OUTSIDE_OUTCOMES),
  status: v.exactOptional(v.number()),
  /** Its own words for a failure. */
  code: v.exactOptional(v.string()),
  durationMs: v.exactOptional(v.number()),
});

/** What other people's machines elsewhere saw of a service's host. Times are ISO 8601. */
export const outsideViewSchema = v.strictObject({
  /** `offered`: nobody was asked, and asking may help · `waiting`: asked, no answer yet · `failed`: see `problem`. */
  state: v.picklist(['offered', 'waiting', 'answered', 'failed']),
  /** The host that was asked about. */
  host: v.string(),
  /** Host of whoever asks the machines, where it is not Globalping. */
  by: v.exactOptional(v.string()),
  askedAt: v.exactOptional(v.string()),
  probes: v.array(outsideProbeSchema),
  problem: v.exactOptional(v.picklist(OUTSIDE_PROBLEMS)),
  /** When asking again makes sense. */
  retryAt: v.exactOptional(v.string()),
});

export type OutsideView = v.InferOutput<typeof outsideViewSchema>;
export type OutsideProbe = OutsideView['probes'][number];
