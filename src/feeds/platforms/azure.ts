import type { FeedPlatform } from '../feed-platform.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';
import { worstOfEach } from '../worst-of-each.ts';
import { newestUpdates } from '../xml/newest-updates.ts';
import { readXmlFeed } from '../xml/read-xml-feed.ts';

/** An item is taken off the list when it is over; one that was forgotten there says nothing. */
const STALE_MS = 48 * 3_600_000;
/** It is written anew every minute; an empty list that nobody has written for a day is silence. */
const ABANDONED_MS = 24 * 3_600_000;

const OVER = /\b(resolved|mitigated)\b/i;
const REVIEW = /^(PIR|RCA|post[ -]incident review)\b/i;

/** Azure: one item for each broad incident, and none while all is well. */
export const azure: FeedPlatform = {
  kind: 'azure',
  addresses: (url) => pageAddresses(url, { own: /\/feed\/?$/, paths: ['/en-us/status/feed/'] }),
  parse: (body, { nowMs }) => {
    const feed = readXmlFeed(body);
    if (feed?.kind !== 'rss' || !/\bazure\b/i.test(feed.title ?? '')) return;
    const open = newestUpdates(feed.items, (item) => item.id)
      .filter(({ item }) => !OVER.test(item.title) && !REVIEW.test(item.title.trim()))
      .filter(({ updatedMs }) => (updatedMs ?? nowMs) > nowMs - STALE_MS)
      .map(({ item, ...times }) => ({
        ...times,
        item,
        // Words in running text may say that it is over, or that it is not yet: no reason to charge anybody.
        level: OVER.test(item.html) ? ('unknown' as const) : ('partial' as const),
      }));
    const isAbandoned = feed.builtMs !== undefined && feed.builtMs < nowMs - ABANDONED_MS;
    return makeReading({
      page: { name: feed.title },
      level: worstOfAll(
        open.map(({ level }) => level),
        isAbandoned ? 'unknown' : 'operational',
      ),
      components: worstOfEach(
        open.flatMap(({ item, level }) => item.categories.map((id) => ({ id, level }))),
      ),
      ...(!isAbandoned && { listsTroubleOnly: true }),
      incidents: open.map(({ item, level, sinceMs, updatedMs }) => ({
        title: item.title,
        level,
        components: item.categories,
        since: sinceMs,
        updated: updatedMs,
        link: item.link,
      })),
    });
  },
};
