import type { FeedBody } from '../../../src/feeds/feed-platform.ts';
import type { FeedReading } from '../../../src/feeds/feed-reading.ts';
import { platformOf } from '../../../src/feeds/platforms.ts';
import { NOW_MS } from './bodies/feed-texts.ts';

/** What that kind reads in a text; a value is written as JSON first. */
export function readVendor(
  kind: string,
  body: unknown,
  over: Partial<FeedBody> = {},
): FeedReading | undefined {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = text.trimStart().startsWith('<') ? 'application/xml' : 'application/json';
  const path = kind === 'aws' ? 'public/currentevents' : 'feed/incidents.json';
  const url = `https://status.example.com/${path}`;
  const platform = platformOf(kind);
  if (platform === undefined) throw new Error(`no kind ${kind}`);
  return platform.parse({ text, type, url, ...over }, { nowMs: NOW_MS });
}

/** Parts as `id: level`, in the order of the page. */
export function partsOf(reading: FeedReading | undefined): readonly string[] | undefined {
  return reading?.components.map((part) => `${part.id}: ${part.level}`);
}

/** Open incidents as `level: title`. */
export function incidentsOf(reading: FeedReading | undefined): readonly string[] | undefined {
  return reading?.incidents.map((incident) => `${incident.level}: ${incident.title}`);
}
