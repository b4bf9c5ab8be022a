import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { levelOfParts } from '../level-of-parts.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, maybeRows, readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';

const WORDS: LevelWords = {
  ok: 'operational',
  // Notices: nothing is impaired.
  informationalcore: 'operational',
  informationalnoncore: 'operational',
  minorincidentcore: 'degraded',
  minorincidentnoncore: 'degraded',
  majorincidentcore: 'major',
  majorincidentnoncore: 'major',
  maintenancecore: 'maintenance',
  maintenancenoncore: 'maintenance',
};

const instance = v.object({
  key: v.string(),
  status: v.string(),
  Incidents: maybeRows(
    v.object({
      id,
      createdAt: text,
      updatedAt: text,
      IncidentImpacts: maybeRows(v.object({ startTime: text, endTime: text })),
    }),
  ),
});

const schema = v.union([
  v.pipe(
    instance,
    v.transform((one) => [one]),
  ),
  v.pipe(rows(instance), v.minLength(1)),
]);

/** Salesforce: one instance, or a list of them. A part is an instance's key. */
export const salesforce: FeedPlatform = {
  kind: 'salesforce',
  addresses: (url) => [feedOf(new URL(url))],
  parse: (body) => {
    const instances = readJson(body, schema)?.map((row) => ({
      ...row,
      level: levelOf(WORDS, row.status),
    }));
    if (instances === undefined) return;
    return makeReading({
      level: levelOfParts(instances),
      ...(instances.length === 1 && { raw: instances[0]?.status }),
      components: instances.map(({ key, level, status }) => ({ id: key, level, raw: status })),
      incidents: instances
        .filter((row) => !['operational', 'unknown'].includes(row.level))
        .flatMap(({ key, level, status, Incidents }) =>
          Incidents.filter((row) =>
            row.IncidentImpacts.every((impact) => impact.endTime === undefined),
          ).map((row) => ({
            title: `${key} #${row.id}`,
            level,
            components: [key],
            raw: status,
            since: row.IncidentImpacts[0]?.startTime ?? row.createdAt,
            updated: row.updatedAt,
            link: `https://status.salesforce.com/incidents/${encodeURIComponent(row.id)}`,
          })),
        ),
    });
  },
};

/** The page for people refuses programs; its data lie on a host of their own. */
function feedOf(url: URL): string {
  const key = /^\/(?:\w\w\/)?instances\/([\w-]+)/.exec(url.pathname)?.[1];
  if (key === undefined) return url.href;
  const host = url.host.replace(/^status\.salesforce\.com$/, 'api.status.salesforce.com');
  return `${url.protocol}//${host}/v1/instances/${key}/status`;
}
