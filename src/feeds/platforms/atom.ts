import type { FeedPlatform } from '../feed-platform.ts';
import { readUpdateLog } from '../xml/read-update-log.ts';
import { readXmlFeed } from '../xml/read-xml-feed.ts';

/** Any status page's history as Atom. */
export const atom: FeedPlatform = {
  kind: 'atom',
  addresses: (url) => [url],
  parse: (body, context) => {
    const feed = readXmlFeed(body);
    return feed?.kind === 'atom' ? readUpdateLog(feed, context) : undefined;
  },
};
