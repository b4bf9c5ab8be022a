import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { maybeRows, readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';

const WORDS: LevelWords = {
  healthy: 'operational',
  // A notice: nothing is impaired.
  advisory: 'operational',
  degraded: 'degraded',
  unhealthy: 'major',
};

const schema = v.object({
  status: v.object({ health: v.string(), message: text }),
  services: rows(
    v.object({
      id: v.string(),
      geographies: maybeRows(v.object({ id: v.string(), name: text, health: v.string() })),
    }),
  ),
});

/** Azure DevOps. Parts are `<service>`, as bad as its worst region, and `<service>/<region>`. */
export const azureDevops: FeedPlatform = {
  kind: 'azure-devops',
  addresses: (url) => pageAddresses(url, { own: /^\/_apis\//, paths: ['/_apis/status/health'] }),
  parse: (body) => {
    const feed = readJson(body, schema);
    if (feed === undefined) return;
    const { health, message } = feed.status;
    const level = levelOf(WORDS, health);
    return makeReading({
      level,
      raw: health,
      components: feed.services.flatMap(({ id, geographies }) => [
        { id, level: worstOfAll(geographies.map((region) => levelOf(WORDS, region.health))) },
        ...geographies.map((region) => ({
          id: `${id}/${region.id}`,
          name: `${id}: ${region.name ?? region.id}`,
          level: levelOf(WORDS, region.health),
          raw: region.health,
        })),
      ]),
      incidents: health === 'healthy' ? [] : [{ title: message, level, raw: health }],
    });
  },
};
