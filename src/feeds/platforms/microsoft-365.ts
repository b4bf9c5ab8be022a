import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import type { FeedReading } from '../feed-reading.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';
import { readXmlFeed } from '../xml/read-xml-feed.ts';

/** The words of the public page, and of Microsoft's service health interface where it uses the same. */
const WORDS: LevelWords = {
  available: 'operational',
  operational: 'operational',
  serviceoperational: 'operational',
  // Its makers watch it for a while after that.
  servicerestored: 'operational',
  falsepositive: 'operational',
  postincidentreportpublished: 'operational',
  investigating: 'degraded',
  servicedegradation: 'degraded',
  restoringservice: 'degraded',
  extendedrecovery: 'degraded',
  serviceinterruption: 'partial',
};

const post = v.object({
  Status: v.string(),
  Title: text,
  ServiceDisplayName: text,
  AuthoredDateTime: text,
  LastUpdatedTime: text,
});

type Post = v.InferOutput<typeof post>;

const service = v.object({ ...post.entries, ServiceDisplayName: v.string() });
const single = v.union([
  v.object({ ...post.entries, LastUpdatedTime: v.string() }),
  v.object({ ...post.entries, Title: v.string() }),
]);

/** Microsoft's public posts: services for consumers as a list, the admin centres as one post or one item of RSS each. */
export const microsoft365: FeedPlatform = {
  kind: 'microsoft-365',
  addresses: (url) => pageAddresses(url, { own: /^\/api\//, paths: ['/api/posts/m365Consumer'] }),
  parse: (body) => {
    const posts = readJson(body, rows(service));
    if (posts !== undefined) return posts.length === 0 ? undefined : read(posts, posts);
    const one = readJson(body, single);
    if (one !== undefined) return read([one], []);
    const items = readXmlFeed(body)?.items.flatMap((item) =>
      item.status === undefined
        ? []
        : [{ Status: item.status, Title: item.title, LastUpdatedTime: undefined }],
    );
    return items?.length ? read(items, []) : undefined;
  },
};

type Said = Partial<Post> & Pick<Post, 'Status'>;

function read(posts: readonly Said[], parts: readonly Said[]): FeedReading {
  const levels = posts.map(({ Status }) => levelOf(WORDS, Status));
  const level = worstOfAll(levels);
  return makeReading({
    level,
    raw: posts.find((_, index) => levels[index] === level)?.Status,
    components: parts.map(({ ServiceDisplayName: name = '', Status }) => ({
      id: name,
      level: levelOf(WORDS, Status),
      raw: Status,
    })),
    incidents: posts
      .filter(({ Status }) => !['operational', 'unknown'].includes(levelOf(WORDS, Status)))
      .map(({ ServiceDisplayName: name, ...row }) => ({
        title: row.Title ?? name,
        level: levelOf(WORDS, row.Status),
        components: name === undefined ? [] : [name],
        raw: row.Status,
        since: row.AuthoredDateTime,
        updated: row.LastUpdatedTime,
      })),
  });
}
