import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { type LooseComponent, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';

/** Of one beat; 2, `pending`, is a failure that is not confirmed yet. */
const BEATS: LevelWords = { 0: 'major', 1: 'operational', 3: 'maintenance' };

const page = v.object({
  config: v.object({ slug: v.string(), title: text }),
  publicGroupList: rows(
    v.object({ name: text, monitorList: maybeRows(v.object({ id, name: text })) }),
  ),
});

const beats = v.object({
  heartbeatList: v.record(v.string(), maybeRows(v.object({ status: v.number() }))),
  uptimeList: v.record(v.string(), v.unknown()),
});

/**
 * Uptime Kuma: one address says what its parts are called, the other how they do. A page that does not exist is
 * answered with 200 and no beats at all.
 */
export const uptimeKuma: FeedPlatform = {
  kind: 'uptime-kuma',
  addresses: (url) => {
    const slug = /\/status\/([^/]+)/.exec(new URL(url).pathname)?.[1] ?? 'default';
    return pageAddresses(url, {
      own: /\/api\/status-page\//,
      paths: [`/api/status-page/${slug}`, `/api/status-page/heartbeat/${slug}`],
      besides: (own) => own.replace(/(status-page\/)(?!heartbeat\/)/, '$1heartbeat/'),
    });
  },
  parse: (body) => {
    const described = readJson(body, page);
    if (described !== undefined) {
      return makeReading({
        page: { id: described.config.slug, name: described.config.title },
        level: 'unknown',
        components: described.publicGroupList.flatMap((group) =>
          group.monitorList.map((part) => ({
            ...part,
            group: group.name,
            level: 'unknown' as const,
          })),
        ),
      });
    }
    const feed = readJson(body, beats);
    if (feed === undefined) return;
    const components = Object.entries(feed.heartbeatList).map(([key, list]): LooseComponent => {
      // Oldest first.
      const status = list.at(-1)?.status;
      return { id: key, level: levelOf(BEATS, status), raw: status };
    });
    return makeReading({ level: levelOfParts(components), components });
  },
};
