import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, maybeRows, readJson, rows } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';

const WORDS: LevelWords = {
  noknownissues: 'operational',
  // Stays for hours after the end.
  resolved: 'operational',
  lowdisruptions: 'degraded',
  mediumdisruptions: 'partial',
  highdisruptions: 'major',
};

const schema = v.pipe(
  rows(
    v.object({
      id,
      name: v.string(),
      services: maybeRows(
        v.object({ id, name: v.string(), status: v.string(), time: v.optional(v.unknown()) }),
      ),
    }),
  ),
  v.check((orgs) => orgs.some((org) => org.services.length > 0)),
);

/** Meta's products for businesses. Parts are `<product>` and `<product>/<service>`: numbers of services are each product's own. */
export const meta: FeedPlatform = {
  kind: 'meta',
  addresses: (url) => pageAddresses(url, { own: /\.json$/, paths: ['/data/orgs.json'] }),
  parse: (body) => {
    const orgs = readJson(body, schema);
    if (orgs === undefined) return;
    const services = orgs.flatMap((org) =>
      org.services.map((row) => ({
        ...row,
        id: `${org.id}/${row.id}`,
        name: `${org.name}: ${row.name}`,
        level: levelOf(WORDS, row.status),
        raw: row.status,
        org: org.id,
      })),
    );
    return makeReading({
      level: levelOfParts(services),
      components: [
        ...orgs.map((org) => ({
          id: org.id,
          name: org.name,
          level: worstOfAll(org.services.map((row) => levelOf(WORDS, row.status))),
        })),
        ...services.map(({ id, name, level, raw }) => ({ id, name, level, raw })),
      ],
      incidents: services
        .filter((row) => !['operational', 'unknown'].includes(row.level))
        .map((row) => ({
          title: row.name,
          level: row.level,
          components: [row.org, row.id],
          raw: row.raw,
          since: row.time,
        })),
    });
  },
};
