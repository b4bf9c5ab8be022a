import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { readJson, rows, text } from '../loose.ts';
import { type LooseComponent, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';

const schema = v.pipe(
  rows(
    v.object({
      name: v.string(),
      group: text,
      key: text,
      results: rows(v.object({ success: v.boolean() })),
    }),
  ),
  v.check((list) => list.length > 0),
);

/** Gatus: the last result of each endpoint, oldest first. */
export const gatus: FeedPlatform = {
  kind: 'gatus',
  addresses: (url) =>
    pageAddresses(url, { own: /\/api\/v1\//, paths: ['/api/v1/endpoints/statuses'] }),
  parse: (body) => {
    const list = readJson(body, schema);
    if (list === undefined) return;
    const components = list.map(({ name, group, key, results }): LooseComponent => {
      const last = results.at(-1)?.success;
      const level = last === undefined ? 'unknown' : last ? 'operational' : 'major';
      return { id: key ?? name, name, group, level };
    });
    return makeReading({ level: levelOfParts(components), components });
  },
};
