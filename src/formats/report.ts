import * as v from 'valibot';
import { endpointFunctionSchema } from './endpoint-function.ts';
import { observationSchema } from './observation.ts';
import { officialWordSchema } from './official-word.ts';
import { outsideViewSchema } from './outside-view.ts';
import { verdictSchema } from './verdict.ts';

const serviceReportSchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  provider: v.string(),
  verdict: verdictSchema,
  /** What each endpoint is for, `url` as in the observations: names the part that fails. */
  endpoints: v.exactOptional(
    v.array(v.strictObject({ url: v.string(), function: endpointFunctionSchema })),
  ),
  observations: v.array(observationSchema),
  /** What its provider says of it, where it was asked. */
  official: v.exactOptional(officialWordSchema),
  /** Account or page where its provider speaks of trouble. */
  account: v.exactOptional(v.string()),
  /** What others elsewhere see, where they were asked or could be. */
  outside: v.exactOptional(outsideViewSchema),
  /** Who carries it, as far as seen: CDNs and address ranges, for telling what failing services share. */
  suppliers: v.exactOptional(v.array(v.string())),
  /** Regions it is known to answer in, where it is known not to answer everywhere. */
  reachableFrom: v.exactOptional(v.array(v.picklist(['china', 'world']))),
  /** It failed on the network before this one too, as the person told. */
  failedElsewhere: v.exactOptional(v.literal(true)),
});

/** The outcome of one round, as tools and people read it; every text is in the user's language. */
export const reportSchema = v.strictObject({
  format: v.literal('whichside/report'),
  version: v.literal(1),
  startedAt: v.string(),
  durationMs: v.number(),
  trigger: v.picklist(['popup', 'schedule', 'recheck', 'page', 'message']),
  browser: v.string(),
  extension: v.string(),
  user: verdictSchema,
  overall: v.strictObject({
    side: v.picklist(['ok', 'yours', 'not-yours', 'theirs', 'unclear']),
    headline: v.string(),
    service: v.exactOptional(v.string()),
  }),
  services: v.array(serviceReportSchema),
  controls: v.array(observationSchema),
});

export type Report = v.InferOutput<typeof reportSchema>;
export type Trigger = Report['trigger'];

/** A report of a round that still runs: what is known so far, verdicts absent where none stands yet. */
export const partialReportSchema = v.strictObject({
  ...reportSchema.entries,
  user: v.exactOptional(verdictSchema),
  overall: v.exactOptional(reportSchema.entries.overall),
  services: v.array(
    v.strictObject({ ...serviceReportSchema.entries, verdict: v.exactOptional(verdictSchema) }),
  ),
});

export type PartialReport = v.InferOutput<typeof partialReportSchema>;
