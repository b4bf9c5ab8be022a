import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { goesOn } from '../goes-on.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { type LooseIncident, makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';
import { worstOfEach } from '../worst-of-each.ts';

const IMPACTS: LevelWords = {
  available: 'operational',
  // A notice: nothing is impaired.
  serviceinformation: 'operational',
  availableinformation: 'operational',
  servicedisruption: 'partial',
  serviceoutage: 'major',
};

const FEED = /\/incidents\.json([?#]|$)/;

const incident = v.object({
  id,
  begin: v.string(),
  external_desc: v.string(),
  end: text,
  modified: text,
  status_impact: text,
  most_recent_update: v.nullish(v.object({ status: text, when: text })),
  affected_products: maybeRows(v.object({ id: text, title: text })),
  uri: text,
});

type Incident = v.InferOutput<typeof incident>;

/** Google's dashboards: Cloud, Workspace, Play, Ads, Maps and Search write the same list of incidents, old ones included. */
export const googleCloud: FeedPlatform = {
  kind: 'google-cloud',
  addresses: (url) =>
    pageAddresses(url, {
      own: FEED,
      paths: [
        `${new URL(url).pathname.replace(/\/(summary|products\.json)?$/, '')}/incidents.json`,
      ],
    }),
  parse: (body, { nowMs }) => {
    const all = readJson(body, rows(incident));
    // An empty list could be anybody's.
    if (all === undefined || (all.length === 0 && !FEED.test(body.url))) return;
    const incidents = all.filter(
      (row) => wordOf(row) !== 'AVAILABLE' && goesOn(row.begin, row.end, nowMs),
    );
    return makeReading({
      level: worstOfAll(incidents.map(levelNow), 'operational'),
      components: worstOfEach(incidents.flatMap(partsOf)),
      listsTroubleOnly: true,
      incidents: incidents.map((row) => toIncident(row, body.url)),
    });
  },
};

/** The newest update's own, where it says one: what was an outage may have shrunk since. */
function wordOf(row: Incident): string | undefined {
  return row.most_recent_update?.status ?? row.status_impact;
}

function levelNow(row: Incident) {
  return levelOf(IMPACTS, wordOf(row));
}

/** Under their ids and under their titles: of a part that is not listed it would be said that it is well. */
function partsOf(row: Incident) {
  return row.affected_products.flatMap(({ id: key, title }) =>
    [...new Set([key, title])].flatMap((part) =>
      part ? [{ id: part, name: title, level: levelNow(row), raw: wordOf(row) }] : [],
    ),
  );
}

function toIncident(row: Incident, feed: string): LooseIncident {
  return {
    title: row.external_desc,
    level: levelNow(row),
    components: partsOf(row).map((part) => part.id),
    raw: wordOf(row),
    since: row.begin,
    updated: row.most_recent_update?.when ?? row.modified,
    link: URL.canParse(row.uri ?? '', feed) ? new URL(row.uri ?? '', feed).href : undefined,
  };
}
