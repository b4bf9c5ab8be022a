import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { levelOf, PART_WORDS } from '../level-words.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { readXmlFeed } from '../xml/read-xml-feed.ts';

/** StatusIQ, as Zoho has it: one item for each part, titled `Name - Operational`. A part is its name. */
export const statusiq: FeedPlatform = {
  kind: 'statusiq',
  addresses: (url) => pageAddresses(url, { own: /rss/i, paths: ['/rss'] }),
  parse: (body) => {
    const feed = readXmlFeed(body);
    if (feed?.kind !== 'rss') return;
    const components = feed.items.flatMap(({ title }) => {
      const at = title.lastIndexOf(' - ');
      const raw = title.slice(at + 3).trim();
      return at < 1
        ? []
        : [{ id: title.slice(0, at).trim(), level: levelOf(PART_WORDS, raw), raw }];
    });
    // Titles of any feed may hold a dash; these words none but this one's.
    if (!components.some((part) => part.level !== 'unknown')) return;
    return makeReading({
      page: { name: feed.title },
      level: levelOfParts(components),
      components,
    });
  },
};
