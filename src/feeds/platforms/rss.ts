import type { FeedPlatform } from '../feed-platform.ts';
import { readUpdateLog } from '../xml/read-update-log.ts';
import { readXmlFeed } from '../xml/read-xml-feed.ts';

/** Any status page's history as RSS. */
export const rss: FeedPlatform = {
  kind: 'rss',
  addresses: (url) => [url],
  parse: (body, context) => {
    const feed = readXmlFeed(body);
    return feed?.kind === 'rss' ? readUpdateLog(feed, context) : undefined;
  },
};
