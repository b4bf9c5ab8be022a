import type { FeedReading } from './feed-reading.ts';

/** A body as it arrived: at most 2 MB, decoded by its own byte order mark or charset. */
export interface FeedBody {
  readonly text: string;
  /** Media type in lower case, without parameters; empty where none was sent. */
  readonly type: string;
  /** Address it came from, after redirects. */
  readonly url: string;
}

export interface ParseContext {
  /** ms since the epoch: what is planned, and what is over, depends on it. */
  readonly nowMs: number;
}

/** One kind of status page: where its feed lies, and how it reads. */
export interface FeedPlatform {
  /** As `feed.kind` of the configuration names it. */
  readonly kind: string;
  /**
   * Addresses to read for a feed's address, in order; the first is always read, a later one only while parts that the
   * service is made of are missing. An address that already points at the feed itself stays as it is.
   */
  readonly addresses: (url: string) => readonly [string, ...string[]];
  /** Undefined where the body is no feed of this kind; never throws. Pure. */
  readonly parse: (body: FeedBody, context: ParseContext) => FeedReading | undefined;
}
