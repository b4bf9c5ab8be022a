import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { readJson, rows, text } from '../loose.ts';
import { type LooseComponent, makeReading } from '../make-reading.ts';

const STATES: LevelWords = { up: 'operational', degraded: 'degraded', down: 'major' };

const schema = v.pipe(
  rows(
    v.object({
      name: v.string(),
      slug: text,
      status: v.string(),
      uptimeDay: v.string(),
    }),
  ),
  v.check((list) => list.length > 0),
);

/** Upptime: `history/summary.json` of its repository, as a raw file. */
export const upptime: FeedPlatform = {
  kind: 'upptime',
  addresses: (url) => [url],
  parse: (body) => {
    const list = readJson(body, schema);
    if (list === undefined) return;
    const components = list.map(
      ({ name, slug, status }): LooseComponent => ({
        id: slug ?? name,
        name,
        level: levelOf(STATES, status),
        raw: status,
      }),
    );
    return makeReading({ level: levelOfParts(components), components });
  },
};
