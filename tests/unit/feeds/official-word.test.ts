import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { FeedReading } from '../../../src/feeds/feed-reading.ts';
import { officialWord, wordOfProblem } from '../../../src/feeds/official-word.ts';
import { officialWordSchema } from '../../../src/formats/official-word.ts';
import { NOW_MS } from './bodies/feed-sample.ts';

const URL_OF_PAGE = 'https://status.shop.example/';

const READING: FeedReading = {
  page: { name: 'Shop' },
  level: 'partial',
  raw: 'major',
  components: [
    { id: 'web', name: 'Web', level: 'operational' },
    { id: 'api', name: 'API', level: 'degraded', raw: 'slow' },
    { id: 'new', name: 'New', level: 'unknown', raw: 'on_holiday' },
  ],
  incidents: [
    { title: 'API slow', level: 'degraded', components: ['api'], sinceMs: NOW_MS - 600_000 },
    { title: 'Something', level: 'partial', sinceMs: NOW_MS - 300_000, link: URL_OF_PAGE },
  ],
};

const wordOf = (reading: Partial<FeedReading>, components?: readonly string[]) => {
  const word = officialWord(
    { ...READING, ...reading },
    {
      feed: { kind: 'statuspage', url: URL_OF_PAGE, components },
      address: `${URL_OF_PAGE}api/v2/summary.json`,
      fetchedAtMs: NOW_MS,
    },
  );
  expect(v.is(officialWordSchema, word)).toBe(true);
  return word;
};

it.each<[string, readonly string[] | undefined, string, string]>([
  ['no parts: of the page', undefined, 'page', 'partial'],
  ['an empty list of parts: of the page', [], 'page', 'partial'],
  ['a part that is well', ['web'], 'component', 'operational'],
  ['the worst of two parts', ['web', 'api'], 'component', 'degraded'],
  ['a part in words that no table lists', ['new'], 'component', 'unknown'],
  ['well only where all of it is known', ['web', 'new'], 'component', 'unknown'],
  ['a part that the page does not have', ['gone'], 'component', 'unknown'],
  ['a part that it has beside one that it does not', ['gone', 'web'], 'component', 'operational'],
])('speaks of %s', (_, components, scope, level) => {
  expect(wordOf({}, components)).toMatchObject({ scope, level });
});

it('lists the parts it speaks of, worst first', () => {
  expect(wordOf({}, ['web', 'api']).components.map((part) => part.id)).toEqual(['api', 'web']);
  expect(wordOf({}).components.map((part) => part.id)).toEqual(['api', 'new']);
});

it('tells incidents that name our parts, keeps those that name none, drops those of other parts', () => {
  const incidents = (parts?: readonly string[]) =>
    wordOf({}, parts).incidents.map(({ title, isNamed }) => `${title} ${isNamed}`);
  expect(incidents(['api'])).toEqual(['API slow true', 'Something false']);
  expect(incidents(['web'])).toEqual(['Something false']);
  expect(incidents()).toEqual(['Something false', 'API slow false']);
});

it('lets parts speak for themselves, and incidents where no part is known', () => {
  const incidents = [{ title: 'Web down', level: 'major', components: ['web', 'gone'] }] as const;
  expect(wordOf({ incidents }, ['web']).level).toBe('operational');
  expect(wordOf({ incidents }, ['gone', 'api']).level).toBe('degraded');
  expect(wordOf({ incidents }, ['gone']).level).toBe('major');
});

it('does not let a notice make a part well that nobody has heard of', () => {
  const incidents = [{ title: 'FYI', level: 'operational', components: ['gone'] }] as const;
  expect(wordOf({ incidents }, ['gone']).level).toBe('unknown');
});

it('takes a part that a page of troubles does not list for well', () => {
  const word = wordOf({ listsTroubleOnly: true }, ['api', 'other']);
  expect(word.level).toBe('degraded');
  expect(word.components.at(-1)).toEqual({ id: 'other', name: 'other', level: 'operational' });
});

it('goes by its parts where a page says nothing of the whole', () => {
  const { raw: _, ...silent } = { ...READING, level: 'unknown' as const };
  const page = (levels: readonly FeedReading['level'][]) =>
    officialWord(
      {
        ...silent,
        incidents: [],
        components: levels.map((level, index) => ({ id: `${index}`, name: 'x', level })),
      },
      { feed: { kind: 'gatus', url: URL_OF_PAGE }, fetchedAtMs: NOW_MS },
    ).level;
  expect(page([])).toBe('unknown');
  expect(page(['operational', 'operational'])).toBe('operational');
  expect(page(['operational', 'unknown'])).toBe('unknown');
  expect(page(['operational', 'major'])).toBe('partial');
  expect(page(['major', 'major'])).toBe('major');
});

it('keeps a word of the whole that no table lists, rather than the worst of its parts', () => {
  expect(wordOf({ level: 'unknown', raw: 'purple' })).toMatchObject({
    level: 'unknown',
    raw: 'purple',
  });
});

it('drops what has been open for less than a minute, unless clocks disagree', () => {
  const titles = [-120, 5, 59, 60, 6_000].map((seconds) => ({
    title: String(seconds),
    level: 'degraded' as const,
    sinceMs: NOW_MS - seconds * 1_000,
  }));
  expect(wordOf({ incidents: titles }).incidents.map((incident) => incident.title)).toEqual([
    '-120',
    '60',
    '6000',
  ]);
});

it('keeps an incident however old it is, and the newest of too many', () => {
  const incidents = Array.from({ length: 70 }, (_, day) => ({
    title: `day ${day}`,
    level: 'degraded' as const,
    sinceMs: NOW_MS - (day + 1) * 86_400_000,
  }));
  const kept = wordOf({ incidents }).incidents;
  expect(kept.map(({ title }) => title)).toEqual(['day 0', 'day 1', 'day 2', 'day 3', 'day 4']);
});

it('keeps what names our parts before newer ones that name none', () => {
  const others = Array.from({ length: 9 }, () => ({
    title: 'something',
    level: 'degraded' as const,
    sinceMs: NOW_MS - 3_600_000,
  }));
  const own = { ...others[0], title: 'Web down', level: 'major' as const, components: ['web'] };
  const incidents = [...others, { ...own, sinceMs: NOW_MS - 7_200_000 }];
  expect(wordOf({ incidents }, ['web']).incidents[0]?.title).toBe('Web down');
});

it('names the page that people read, and when it was read', () => {
  expect(wordOf({})).toMatchObject({
    feed: 'https://status.shop.example/api/v2/summary.json',
    page: URL_OF_PAGE,
    name: 'Shop',
    fetchedAt: '2030-03-12T12:00:00.000Z',
  });
  expect(wordOf({ page: { url: 'https://shop.example/up' } }).page).toBe('https://shop.example/up');
});

it('says nothing but why of a page that could not be read', () => {
  const feed = { kind: 'statuspage', url: URL_OF_PAGE, components: ['web'] };
  const word = wordOfProblem('timeout', { feed, fetchedAtMs: NOW_MS });
  expect(v.is(officialWordSchema, word)).toBe(true);
  expect(word).toMatchObject({
    level: 'unknown',
    scope: 'component',
    problem: 'timeout',
    components: [],
    incidents: [],
  });
});
