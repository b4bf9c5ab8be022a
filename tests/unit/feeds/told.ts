import type { FeedReading } from '../../../src/feeds/feed-reading.ts';
import { NOW_MS } from './bodies/feed-sample.ts';

/** A reading in lines: the page, its parts, its open incidents with the minutes since they began. */
export function told(reading: FeedReading | undefined): readonly string[] | undefined {
  if (reading === undefined) return undefined;
  const { level, raw, components, incidents } = reading;
  return [
    words('page', level, raw),
    ...components.map((part) => words(`${part.id} ${part.name}`, part.level, part.raw)),
    ...incidents.map((incident) =>
      [
        words(`! ${incident.title}`, incident.level, incident.raw),
        incident.components && `of ${incident.components.join(' ')}`,
        incident.sinceMs && `for ${(NOW_MS - incident.sinceMs) / 60_000}`,
      ]
        .filter(Boolean)
        .join(' '),
    ),
  ];
}

function words(subject: string, level: string, raw: string | undefined): string {
  return `${subject}: ${level}${raw === undefined ? '' : ` (${raw})`}`;
}
