import * as v from 'valibot';
import type { Level } from '../../diagnosis/other-views.ts';
import type { FeedPlatform } from '../feed-platform.ts';
import { goesOn } from '../goes-on.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { maybeRows, readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';

const TYPES: LevelWords = { outage: 'major', issue: 'degraded', maintenance: 'maintenance' };

/** Over, or still to come. Any other word but `ongoing` is one that nobody knows yet. */
const NOT_NOW = ['resolved', 'completed', 'upcoming'];

const event = v.object({
  eventStatus: v.string(),
  statusType: text,
  usersAffected: text,
  message: text,
  epochStartDate: v.optional(v.unknown()),
  epochEndDate: v.optional(v.unknown()),
});

type Event = v.InferOutput<typeof event>;

const schema = v.object({
  services: v.pipe(
    rows(v.object({ serviceName: v.string(), redirectUrl: text, events: maybeRows(event) })),
    v.minLength(1),
  ),
});

const DATA = '/support/systemstatus/data/';
const FILE = 'system_status_en_US.js';

/** Apple's two pages: bare JSON for everybody, a call of a function around it for developers. A part is a service's name. */
export const apple: FeedPlatform = {
  kind: 'apple',
  addresses: (url) =>
    pageAddresses(url.replace('//developer.apple.com', '//www.apple.com'), {
      own: /\.js(on)?$/,
      paths: [`${DATA}${/developer/.test(url) ? 'developer/' : ''}${FILE}`],
    }),
  parse: (body, { nowMs }) => {
    const feed = readJson({ ...body, text: argumentOf(body.text) }, schema);
    if (feed === undefined) return;
    const services = feed.services.map((service) => ({
      ...service,
      events: service.events.filter(
        (row) =>
          !NOT_NOW.includes(row.eventStatus.toLowerCase()) &&
          goesOn(row.epochStartDate, row.epochEndDate, nowMs),
      ),
    }));
    const components = services.map(({ serviceName, events }) => ({
      id: serviceName,
      level: worstOfAll(events.map(levelNow), 'operational'),
      raw: events[0]?.statusType,
    }));
    return makeReading({
      level: levelOfParts(components),
      components,
      incidents: services.flatMap(({ serviceName, redirectUrl, events }) =>
        events.map((row) => ({
          title: `${serviceName}: ${row.message ?? row.statusType ?? row.eventStatus}`,
          level: levelNow(row),
          components: [serviceName],
          raw: row.statusType,
          since: row.epochStartDate,
          link: redirectUrl,
        })),
      ),
    });
  },
};

function levelNow(row: Event): Level {
  if (row.eventStatus.toLowerCase() !== 'ongoing') return 'unknown';
  const level = levelOf(TYPES, row.statusType);
  return level === 'major' && /^some\b/i.test(row.usersAffected ?? '') ? 'partial' : level;
}

/** What stands in the brackets of `name(...);`: read as data and never run. */
function argumentOf(text: string): string {
  const call = /^\s*[\w$.]{1,60}\(/.exec(text);
  return call === null ? text : text.slice(call[0].length, text.lastIndexOf(')'));
}
