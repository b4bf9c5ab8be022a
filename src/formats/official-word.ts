import * as v from 'valibot';
import { LEVELS } from '../diagnosis/other-views.ts';

const level = v.picklist(LEVELS);

/** Why a status page tells nothing. */
export const FEED_PROBLEMS = [
  'unreachable', // no answer, or an answer cut off
  'timeout',
  'too-large',
  'http-status', // 4xx or 5xx
  'not-a-feed', // HTML, another format, or nothing that can be read
  'wrong-page', // a page, and somebody else's
  'no-permission', // not allowed to look
  'unknown-kind', // no parser of that name
] as const;

export type FeedProblem = (typeof FEED_PROBLEMS)[number];

/** What a provider's own status page says of one service. */
export const officialWordSchema = v.strictObject({
  /** Address that was read. */
  feed: v.string(),
  /** The page that people read. */
  page: v.exactOptional(v.string()),
  /** How the page calls itself. */
  name: v.exactOptional(v.string()),
  level,
  /** The page's own word for it. */
  raw: v.exactOptional(v.string()),
  /** `component`: of the parts that the service is made of; `page`: of everything on that page. */
  scope: v.picklist(['component', 'page']),
  /** The parts that the level speaks of, worst first; of a page as a whole only those that are not well. */
  components: v.array(
    v.strictObject({ id: v.string(), name: v.string(), level, raw: v.exactOptional(v.string()) }),
  ),
  /** Open incidents that concern the service: those that name its parts first, then newest first. Times are ISO 8601. */
  incidents: v.array(
    v.strictObject({
      title: v.string(),
      level,
      /** It names a part that the service is made of. */
      isNamed: v.boolean(),
      /** The page's own word for how far it has come. */
      raw: v.exactOptional(v.string()),
      since: v.exactOptional(v.string()),
      updatedAt: v.exactOptional(v.string()),
      /** Planned end, of maintenance. */
      until: v.exactOptional(v.string()),
      link: v.exactOptional(v.string()),
    }),
  ),
  /** ISO 8601. */
  fetchedAt: v.string(),
  /** Present where `level` is `unknown` because nothing could be read. */
  problem: v.exactOptional(v.picklist(FEED_PROBLEMS)),
});

export type OfficialWord = v.InferOutput<typeof officialWordSchema>;
