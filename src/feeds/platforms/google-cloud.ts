import * as v from 'valibot';
import type { Level } from '../../diagnosis/other-views.ts';
import type { FeedBody, FeedPlatform, ParseContext } from '../feed-platform.ts';
import type { FeedReading } from '../feed-reading.ts';
import { levelOf } from '../level-words.ts';
import { maybeRows, readJson, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { readTime } from '../read-time.ts';
import { rowsOf } from '../rows-of.ts';
import { worstOfAll } from '../worst-level.ts';

const IMPACTS: Readonly<Record<string, Level>> = {
  serviceinformation: 'operational',
  availableinformation: 'operational',
  servicedisruption: 'partial',
  serviceoutage: 'major',
};

const incident = v.object({
  id: v.string(),
  begin: v.string(),
  end: text,
  modified: text,
  external_desc: text,
  status_impact: text,
  most_recent_update: v.fallback(v.optional(v.object({ status: text, when: text })), undefined),
  affected_products: maybeRows(v.object({ id: text, title: text })),
  uri: text,
});

type Incident = v.InferOutput<typeof incident>;

/** Google's dashboards: Cloud, Workspace, Play, Ads and Maps write the same incidents.json. */
export const googleCloud: FeedPlatform = {
  kind: 'google-cloud',
  addresses: (url) => [
    `${url.replace(/[?#].*$/s, '').replace(/\/(summary|incidents\.json|products\.json)?\/?$/, '')}/incidents.json`,
  ],
  parse,
};

function parse(body: FeedBody, { nowMs }: ParseContext): FeedReading | undefined {
  const incidents = readJson(body, rowsOf(incident));
  if (incidents === undefined) return undefined;
  const open = incidents.filter((one) => isOpen(one, nowMs));
  return makeReading({
    level: open.length === 0 ? 'operational' : worstOfAll(open.map(levelNow)),
    components: open.flatMap((one) =>
      one.affected_products.flatMap((product) => component(product, one)),
    ),
    listsTroubleOnly: true,
    incidents: open.map((one) => ({
      title: one.external_desc,
      level: levelNow(one),
      components: one.affected_products.flatMap(({ id, title }) => id ?? title ?? []),
      raw: wordNow(one),
      since: readTime(one.begin),
      updated: readTime(one.most_recent_update?.when ?? one.modified),
      link: one.uri === undefined ? undefined : linkTo(one.uri, body.url),
    })),
  });
}
