import { LEVELS } from '../../../src/diagnosis/other-views.ts';
import type { FeedReading } from '../../../src/feeds/feed-reading.ts';

const MAX_COMPONENTS = 2_000;
const MAX_INCIDENTS = 200;
const MAX_TEXT = 200;
/** Emoji count as one letter and as two units. */
const MAX_UNITS = 2 * MAX_TEXT;

/** What is wrong with a reading, whatever the body was; nothing for none. */
export function readingFlaws(reading: FeedReading | undefined): readonly string[] {
  if (reading === undefined) return [];
  const { page, level, raw, components, incidents } = reading;
  const texts = [
    page.id,
    page.name,
    raw,
    ...components.flatMap((part) => [part.id, part.name, part.raw]),
    ...incidents.flatMap((one) => [one.title, one.raw, ...(one.components ?? [])]),
  ];
  const links = [page.url, ...incidents.map((one) => one.link)];
  const times = incidents.flatMap((one) => [one.sinceMs, one.updatedMs]);
  const levels = [
    level,
    ...components.map((part) => part.level),
    ...incidents.map((one) => one.level),
  ];
  return [
    ...flaw('level', levels, (value) => !LEVELS.includes(value)),
    ...flaw(
      'text',
      texts,
      (value) =>
        typeof value !== 'string' ||
        value.length > MAX_UNITS ||
        /[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(value),
    ),
    ...flaw('link', links, (value) => !/^https?:\/\//.test(value) || !URL.canParse(value)),
    ...flaw('time', times, (value) => !Number.isFinite(value)),
    ...(components.length > MAX_COMPONENTS ? [`${components.length} components`] : []),
    ...(incidents.length > MAX_INCIDENTS ? [`${incidents.length} incidents`] : []),
  ];
}

function flaw<T>(
  name: string,
  values: readonly (T | undefined)[],
  isBad: (value: T) => boolean,
): readonly string[] {
  const bad = values.filter((value) => value !== undefined && isBad(value));
  return bad.slice(0, 3).map((value) => `${name} ${JSON.stringify(value)?.slice(0, 300)}`);
}
