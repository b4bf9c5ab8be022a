import type { FeedPlatform } from './feed-platform.ts';
import { incidentIo } from './platforms/incident-io.ts';
import { instatus } from './platforms/instatus.ts';
import { statuspage } from './platforms/statuspage.ts';

/** Every kind of status page that can be read; one row each, one file each in platforms/. */
export const PLATFORMS: readonly FeedPlatform[] = [statuspage, incidentIo, instatus];

/** What `feed.kind` of the configuration may say. */
export const FEED_KINDS: readonly string[] = PLATFORMS.map((platform) => platform.kind);

/** The kind of status page of that name. */
export function platformOf(kind: string): FeedPlatform | undefined {
  return PLATFORMS.find((platform) => platform.kind === kind);
}
