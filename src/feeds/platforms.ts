import type { FeedPlatform } from './feed-platform.ts';

/** Every kind of status page that can be read; one row each, one file each in platforms/. */
export const PLATFORMS: readonly FeedPlatform[] = [];

/** What `feed.kind` of the configuration may say. */
export const FEED_KINDS: readonly string[] = PLATFORMS.map((platform) => platform.kind);

/** The kind of status page of that name. */
export function platformOf(kind: string): FeedPlatform | undefined {
  return PLATFORMS.find((platform) => platform.kind === kind);
}
