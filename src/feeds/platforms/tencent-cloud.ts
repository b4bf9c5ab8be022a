import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';

const WORDS: LevelWords = { normal: 'operational', notify: 'degraded', abnormal: 'major' };

const list = v.object({
  CategoryList: rows(
    v.object({
      ProductList: rows(v.object({ ProductId: id, ProductName: text, CurrentStatus: v.string() })),
    }),
  ),
});

const schema = v.object({
  Response: v.union([
    v.object({ Data: list }),
    v.pipe(
      list,
      v.transform((Data) => ({ Data })),
    ),
  ]),
});

const FEED = '/v1/api/status/DescribeProductEventForRegionInPeriod';
/** Its days are China's. */
const CHINA_MS = 8 * 3_600_000;

/** Tencent Cloud: one region's products, `non-regional` where the address names none. */
export const tencentCloud: FeedPlatform = {
  kind: 'tencent-cloud',
  addresses: (url) => {
    const feed = new URL(url);
    if (!feed.pathname.startsWith('/v1/')) feed.pathname = FEED;
    feed.hash = '';
    const { searchParams: query } = feed;
    if (!query.has('RegionId')) query.set('RegionId', 'non-regional');
    query.set('EndDate', new Date(Date.now() + CHINA_MS).toISOString().slice(0, 10));
    query.set('NumOfDay', '1');
    return [feed.href];
  },
  parse: (body) => {
    const products = readJson(body, schema)?.Response.Data.CategoryList.flatMap(
      (row) => row.ProductList,
    );
    // A region that does not exist has an empty list.
    if (products === undefined || products.length === 0) return;
    const components = products.map((row) => ({
      id: row.ProductId,
      name: row.ProductName,
      level: levelOf(WORDS, row.CurrentStatus),
      raw: row.CurrentStatus,
    }));
    return makeReading({
      level: levelOfParts(components),
      components,
      incidents: components
        .filter((part) => !['operational', 'unknown'].includes(part.level))
        .map((part) => ({ ...part, title: part.name ?? part.id, components: [part.id] })),
    });
  },
};
