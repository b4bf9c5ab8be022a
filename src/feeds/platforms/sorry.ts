import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOf, PART_WORDS } from '../level-words.ts';
import { id, readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';

const page = v.object({
  page: v.object({ id: v.optional(id), name: text, url: text, state: v.string() }),
});

const parts = v.object({
  page: v.optional(v.never()),
  components: v.pipe(
    rows(v.object({ id, name: text, state: v.string() })),
    v.check((list) => list.length > 0),
  ),
});

/** Sorry: one address for the page as a whole, one for its parts. */
export const sorry: FeedPlatform = {
  kind: 'sorry',
  addresses: (url) =>
    pageAddresses(url, {
      own: /^\/api\/v1\//,
      paths: ['/api/v1/status', '/api/v1/components'],
      besides: (own) => own.replace(/\/status$/, '/components'),
    }),
  parse: (body) => {
    const feed = readJson(body, page)?.page;
    if (feed !== undefined) {
      return makeReading({ page: feed, level: levelOf(PART_WORDS, feed.state), raw: feed.state });
    }
    const list = readJson(body, parts)?.components;
    return (
      list &&
      makeReading({
        level: 'unknown',
        components: list.map(({ state, ...part }) => ({
          ...part,
          level: levelOf(PART_WORDS, state),
          raw: state,
        })),
      })
    );
  },
};
