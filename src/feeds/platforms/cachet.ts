import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, readJson, rows } from '../loose.ts';
import { type LooseComponent, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';

const STATES: LevelWords = { 1: 'operational', 2: 'degraded', 3: 'partial', 4: 'major' };

/** Version 3 is JSON:API with the state as an object; version 1 says the same without wrapping. */
const wrapped = v.pipe(
  v.object({
    id,
    attributes: v.object({ name: v.string(), status: v.object({ value: v.number() }) }),
  }),
  v.transform((row) => ({
    id: row.id,
    name: row.attributes.name,
    state: row.attributes.status.value,
  })),
);
const plain = v.pipe(
  v.object({
    id,
    name: v.string(),
    status: v.union([v.number(), v.pipe(v.string(), v.regex(/^\d$/))]),
  }),
  v.transform((row) => ({ id: row.id, name: row.name, state: Number(row.status) })),
);

const schema = v.object({
  data: v.pipe(
    rows(v.union([wrapped, plain])),
    v.check((list) => list.length > 0),
  ),
});

/** Cachet: its list of parts, which is all that it says of now. */
export const cachet: FeedPlatform = {
  kind: 'cachet',
  addresses: (url) =>
    pageAddresses(url, { own: /^\/api\//, paths: ['/api/v1/components?per_page=200'] }),
  parse: (body) => {
    const list = readJson(body, schema)?.data;
    if (list === undefined) return;
    const components = list.map(
      ({ state, ...part }): LooseComponent => ({
        ...part,
        level: levelOf(STATES, state),
        raw: state,
      }),
    );
    return makeReading({ level: levelOfParts(components), components });
  },
};
