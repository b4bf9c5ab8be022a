import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { maybeRows, readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';

const COLOURS: LevelWords = {
  green: 'operational',
  blue: 'maintenance',
  yellow: 'degraded',
  red: 'major',
};

const schema = v.object({
  status: v.pipe(rows(v.object({ system: v.string(), status: v.string() })), v.minLength(1)),
  incidents: maybeRows(
    v.object({
      title: v.string(),
      state: text,
      created_at: text,
      updated_at: text,
      full_url: text,
    }),
  ),
});

/** Heroku: three systems, each with a colour. */
export const heroku: FeedPlatform = {
  kind: 'heroku',
  addresses: (url) => pageAddresses(url, { own: /^\/api\//, paths: ['/api/v4/current-status'] }),
  parse: (body) => {
    const feed = readJson(body, schema);
    if (feed === undefined) return;
    const components = feed.status.map(({ system, status }) => ({
      id: system,
      level: levelOf(COLOURS, status),
      raw: status,
    }));
    const level = levelOfParts(components);
    return makeReading({
      level,
      components,
      incidents: feed.incidents
        .filter((row) => row.state !== 'resolved')
        .map((row) => ({
          title: row.title,
          // An incident has no colour of its own.
          level: level === 'operational' ? 'degraded' : level,
          raw: row.state,
          since: row.created_at,
          updated: row.updated_at,
          link: row.full_url,
        })),
    });
  },
};
