import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';
import { worstOfEach } from '../worst-of-each.ts';

/** What an incident is by its makers' own sorting; a notice impairs nothing. */
const TYPES: LevelWords = {
  notice: 'operational',
  maintenance: 'maintenance',
  incident: 'degraded',
  outage: 'major',
};

const schema = v.object({
  status: v.string(),
  date_updated: v.string(),
  active_incidents: rows(
    v.object({
      title: text,
      type: text,
      status: text,
      url: text,
      date_created: text,
      date_updated: text,
      services: v.fallback(v.array(v.string()), []),
    }),
  ),
});

/** Slack: what is wrong now, with the names of the parts that it touches. */
export const slack: FeedPlatform = {
  kind: 'slack',
  addresses: (url) => pageAddresses(url, { own: /^\/api\//, paths: ['/api/v2.0.0/current'] }),
  parse: (body) => {
    const feed = readJson(body, schema);
    if (feed === undefined) return;
    const open = feed.active_incidents
      .filter((row) => row.status === undefined || row.status === 'active')
      .map((row) => ({ ...row, level: levelOf(TYPES, row.type) }));
    return makeReading({
      level: levelNow(feed.status, open),
      raw: feed.status,
      listsTroubleOnly: true,
      components: worstOfEach(
        open.flatMap((row) => row.services.map((name) => ({ id: name, level: row.level }))),
      ),
      incidents: open.map((row) => ({
        title: row.title,
        level: row.level,
        components: row.services,
        raw: row.status,
        since: row.date_created,
        updated: row.date_updated,
        link: row.url,
      })),
    });
  },
};

function levelNow(status: string, open: readonly { level: LevelWords[string] }[]) {
  if (status === 'ok') return 'operational';
  return status === 'active' ? worstOfAll(open.map((row) => row.level)) : 'unknown';
}
