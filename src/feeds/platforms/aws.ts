import * as v from 'valibot';
import type { FeedPlatform, ParseContext } from '../feed-platform.ts';
import type { FeedReading } from '../feed-reading.ts';
import { goesOn } from '../goes-on.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { readJson, rows, text } from '../loose.ts';
import { type LooseComponent, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';
import { worstOfEach } from '../worst-of-each.ts';
import { newestUpdates } from '../xml/newest-updates.ts';
import { readXmlFeed, type XmlFeed } from '../xml/read-xml-feed.ts';

const CODES: LevelWords = { 0: 'operational', 1: 'degraded', 2: 'partial', 3: 'major' };

/** What every headline of the older feed begins with. */
const HEADLINES: LevelWords = {
  serviceisoperatingnormally: 'operational',
  informationalmessage: 'degraded',
  servicedegradation: 'degraded',
  serviceimpact: 'degraded',
  servicedisruption: 'partial',
};

/** Within an event updates came at most 7 hours apart; not every event is ever said to be over. */
const STALE_MS = 24 * 3_600_000;

const code = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const FEED = '/public/currentevents';

const event = v.object({
  service: v.string(),
  status: code,
  date: v.union([v.string(), v.number()]),
  end_time: v.optional(v.unknown()),
  service_name: text,
  region_name: text,
  summary: text,
  impacted_services: v.nullish(v.record(v.string(), v.object({ current: v.nullish(code) }))),
});

type Event = v.InferOutput<typeof event>;

/** Amazon Web Services: the events that go on, or the older feed of the last 50 updates. A part is a service of a region. */
export const aws: FeedPlatform = {
  kind: 'aws',
  addresses: (url) => pageAddresses(url, { own: /\/public\/|\.rss$/, paths: [FEED] }),
  parse: (body, context) => {
    const events = readJson(body, rows(event));
    // An empty list could be anybody's.
    if (events?.length === 0 && !body.url.endsWith(FEED)) return;
    if (events !== undefined) return readEvents(events, context);
    const feed = readXmlFeed(body);
    return feed && readHeadlines(feed, context);
  },
};

function readEvents(events: readonly Event[], { nowMs }: ParseContext): FeedReading {
  const open = events.filter((row) => row.status !== '0' && goesOn(row.date, row.end_time, nowMs));
  return makeReading({
    level: worstOfAll(
      open.map((row) => levelOf(CODES, row.status)),
      'operational',
    ),
    components: worstOfEach(open.flatMap(partsOf)),
    listsTroubleOnly: true,
    incidents: open.map((row) => ({
      title: `${row.summary ?? row.service} (${[row.service_name, row.region_name].filter(Boolean).join(', ')})`,
      level: levelOf(CODES, row.status),
      components: partsOf(row)
        .filter((part) => part.level !== 'operational')
        .map((part) => part.id),
      raw: row.status,
      since: row.date,
    })),
  });
}

function partsOf(row: Event): readonly LooseComponent[] {
  const impacted = Object.entries(row.impacted_services ?? {});
  return [
    { id: row.service, name: row.service_name, level: levelOf(CODES, row.status), raw: row.status },
    ...impacted.map(([id, { current }]) => ({ id, level: levelOf(CODES, current), raw: current })),
  ];
}

function readHeadlines(feed: XmlFeed, { nowMs }: ParseContext): FeedReading | undefined {
  const updates = newestUpdates(feed.items, (item) => serviceOf(item.id));
  const isQuiet = feed.items.length === 0 && /^amazon web services/i.test(feed.title ?? '');
  if (updates.length === 0 && !isQuiet) return;
  const open = updates.flatMap(({ item, sinceMs, updatedMs }) => {
    const [, word = '', rest = ''] = /^([A-Za-z ]+):(.*)$/s.exec(item.title.trim()) ?? [];
    const level = levelOf(HEADLINES, word);
    const isOver = level === 'operational' || rest.includes('[RESOLVED]');
    if (isOver || (updatedMs ?? 0) < nowMs - STALE_MS) return [];
    const id = serviceOf(item.id) ?? '';
    return [
      { id, title: rest || item.title, level, raw: word, since: sinceMs, updated: updatedMs },
    ];
  });
  return makeReading({
    page: { name: feed.title },
    level: worstOfAll(
      open.map(({ level }) => level),
      'operational',
    ),
    components: open.map(({ id, level, raw }) => ({ id, level, raw })),
    listsTroubleOnly: true,
    incidents: open.map(({ id, ...incident }) => ({ ...incident, components: [id] })),
  });
}

/** `https://status.aws.amazon.com/#<service>_<epoch>`: the number is the update's own time, so the service tells what belongs together. */
function serviceOf(guid: string): string | undefined {
  return /#([^#\s]{1,100})_\d+$/.exec(guid.slice(-200))?.[1];
}
