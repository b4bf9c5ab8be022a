import { describe, expect, test, vi } from 'vitest';
import type { FeedBody } from '../../../src/feeds/feed-platform.ts';
import type { FeedReading } from '../../../src/feeds/feed-reading.ts';
import { PLATFORMS } from '../../../src/feeds/platforms.ts';
import { ALL_SAMPLES, type Sample } from './bodies/all-samples.ts';
import { rss } from './bodies/feed-texts.ts';
import { readingFlaws } from './reading-flaws.ts';

/** The most that is ever read of a body. */
const BYTES = 2_000_000;
/** Enough to tell work that grows with the square, which would take minutes, from work that grows with the size. */
const ENOUGH = 300_000;
/** Of one list: at the least 5,000 rows, at the most 60,000. */
const LIST_BYTES = 500_000;

vi.setConfig({ testTimeout: 120_000 });
const context = { nowMs: Date.parse('2026-11-22T20:46:00Z') };
const deepest = 100_000;

function fill(piece: string, bytes = ENOUGH): string {
  return piece.repeat(Math.floor(bytes / piece.length));
}

function laughs(): string {
  const entities = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">${entities.join('')}]><rss version="2.0"><channel><title>&l9;</title><item><title>&l9;</title><guid>&l9;</guid></item></channel></rss>`;
}

const PAGE = `<!DOCTYPE html><html><head><title>Sign in</title></head><body>${fill('<p>All systems operational</p>', 127_000)}</body></html>`;

/** Bodies that are nobody's feed. */
const NO_FEEDS: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['spaces', fill(' ')],
  ['zeros', fill('\0')],
  ['one half of a surrogate pair', fill('\ud800')],
  ['a page at 200', PAGE],
  [
    'a page that reads like a feed',
    `<html><body><rss><channel><title>Azure Status</title></channel></rss></body></html>`,
  ],
  ['lists in lists', '['.repeat(deepest) + ']'.repeat(deepest)],
  ['lists that never close', fill('[', BYTES)],
  ['objects in objects', `${'{"a":'.repeat(deepest)}1${'}'.repeat(deepest)}`],
  ['objects that never close', fill('{"page":')],
  ['a million numbers', `[${fill('1,', BYTES)}1]`],
  ['nearly a million empty objects', `[${fill('{},', BYTES)}{}]`],
  ['empty lists', `[${fill('[],')}[]]`],
  ['a long text', JSON.stringify(fill('a'))],
  ['a long number', fill('1')],
  ['null', 'null'],
  ['a number that is none', '[NaN]'],
  [
    'elements in elements',
    `<rss><channel>${'<a>'.repeat(deepest)}${'</a>'.repeat(deepest)}</channel></rss>`,
  ],
  ['elements that never close', `<rss><channel>${fill('<item>')}`],
  ['a tag that never closes', `<rss ${fill('a ')}`],
  ['an attribute that never closes', `<rss a="${fill('x')}`],
  ['a document type that never closes', `<!DOCTYPE rss [${fill(']  ')}`],
  ['a section that never closes', `<rss><channel>${fill('<![CDATA[')}`],
  ['angle brackets', fill('<')],
  ['ampersands', `<rss><channel><title>${fill('&')}</title></channel></rss>`],
  ['another XML', `<svg xmlns="http://www.w3.org/2000/svg">${fill('<g/>')}</svg>`],
  ['an error of a store', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
  ['a script', 'alert(1); jsonCallback(globalThis)'],
];

/** Bodies in the form of a feed that say nothing: a reading is fine, and knows nothing. */
const EMPTY_FEEDS: readonly (readonly [string, string])[] = [
  ['a billion laughs', laughs()],
  ['many elements', rss(fill('<a/>'))],
  ['many items', rss(fill('<item><title>a</title></item>', BYTES))],
  [
    'many attributes',
    rss(`<item ${Array.from({ length: 150_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
  ],
  ['a long attribute', rss(`<item a="${fill('x')}"/>`)],
  [
    'line ends in a section',
    rss(`<item><description><![CDATA[${fill('\r\n')}]]></description></item>`),
  ],
  ['sections', rss(`<item><title>${fill('<![CDATA[]]>')}</title></item>`)],
  ['references', rss(`<item><title>${fill('&amp;')}</title></item>`)],
  ['line ends as references', rss(`<item><title>${fill('&#13;')}</title></item>`)],
  ['references to nothing', rss(`<item><title>${fill('&lol;')}</title></item>`)],
  ['emoji', rss(`<item><title>${fill('😀')}</title></item>`)],
  ['comments', rss(fill('<!---->'))],
];

function read(text: string, type: string): ReadonlyMap<string, FeedReading | undefined> {
  const body: FeedBody = { text, type, url: 'https://status.example.com/feed' };
  return new Map(PLATFORMS.map((platform) => [platform.kind, platform.parse(body, context)]));
}

function timed<T>(name: string, work: () => T): T {
  const started = performance.now();
  const result = work();
  const ms = Math.round(performance.now() - started);
  if (ms > 1_000) console.info(`${name}: ${ms} ms over ${PLATFORMS.length} kinds`);
  return result;
}

describe('a body that is nobody’s feed is none of any kind', () => {
  test.each(NO_FEEDS)('%s', (name, text) => {
    const readings = timed(name, () => read(text, ''));
    expect([...readings].filter(([, reading]) => reading !== undefined)).toEqual([]);
  });
});

describe('a feed that says nothing is unknown, and no more than text', () => {
  test.each(EMPTY_FEEDS)('%s', (name, text) => {
    const readings = timed(name, () => read(text, 'application/rss+xml'));
    for (const [kind, reading] of readings) {
      expect([kind, reading?.level ?? 'unknown', reading?.incidents ?? []]).toEqual([
        kind,
        'unknown',
        [],
      ]);
      expect([kind, readingFlaws(reading)]).toEqual([kind, []]);
    }
  });
});

test('an entity is never expanded', () => {
  const reading = read(laughs(), 'application/xml').get('rss');
  expect(reading?.page.name).toBe('&l9;');
});

function parse(
  { kind, body, context: at }: Sample,
  over: Partial<FeedBody>,
): FeedReading | undefined {
  return PLATFORMS.find((platform) => platform.kind === kind)?.parse({ ...body, ...over }, at);
}

const NAMED = ALL_SAMPLES.map((sample, at) => [`${sample.kind} ${at}`, sample] as const);

describe('each sample', () => {
  test.each(NAMED)('%s is read', (_, sample) => {
    expect(parse(sample, {})).toBeDefined();
    expect(readingFlaws(parse(sample, {}))).toEqual([]);
  });

  test.each(NAMED)('%s sent as a page is none', (_, sample) => {
    expect(parse(sample, { type: 'text/html' })).toBeUndefined();
  });

  test.each(NAMED)('%s cut off anywhere is none', (_, sample) => {
    const { text } = sample.body;
    for (let part = 1; part < 40; part += 1) {
      const cut = text.trimEnd().slice(0, Math.floor((text.trimEnd().length * part) / 40));
      // What a call of a function is cut off behind is whole.
      if (!cut.includes('}]})')) expect(parse(sample, { text: cut })).toBeUndefined();
    }
  });

  test.each(NAMED)('%s with keys that change every object changes none', (_, sample) => {
    const text = sample.body.text.replaceAll(
      /\{(?=")/g,
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"valueOf":null,',
    );
    expect(readingFlaws(parse(sample, { text }))).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});

/** Every value of one type in a body of JSON, swapped; every text of an element in one of XML. */
function swapped(
  text: string,
  by: (value: string | number | boolean | null) => unknown,
): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
      typeof value === 'object' && value !== null
        ? value
        : by(value as string | number | boolean | null),
    );
  } catch {
    return text.startsWith('<')
      ? text.replaceAll(/>([^<>]+)</g, (_, inner: string) => `>${escaped(String(by(inner)))}<`)
      : undefined;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

describe('values of another kind', () => {
  test.each([
    [
      'texts of script',
      (value: unknown) => (typeof value === 'string' ? `<script>alert(1)</script>${value}` : value),
    ],
    [
      'texts of 20,000 letters',
      (value: unknown) => (typeof value === 'string' ? `${value}${'x'.repeat(20_000)}` : value),
    ],
    [
      'texts with controls',
      (value: unknown) =>
        typeof value === 'string' ? `\u0000\u202e\n${value}\u2028\ud800` : value,
    ],
    [
      'links to run',
      (value: unknown) =>
        typeof value === 'string' && value.startsWith('http') ? 'javascript:alert(1)' : value,
    ],
    ['numbers as texts', (value: unknown) => (typeof value === 'number' ? String(value) : value)],
    ['texts as numbers', (value: unknown) => (typeof value === 'string' ? value.length : value)],
    [
      'moments that are none',
      (value: unknown) => (/^\d{4}-|GMT$/.test(String(value)) ? '2026-99-99T99:99:99Z' : value),
    ],
    ['moments out of range', (value: unknown) => (typeof value === 'number' ? 1e308 : value)],
    ['moments below zero', (value: unknown) => (typeof value === 'number' ? -value : value)],
    ['nulls', () => null],
    ['truth', () => true],
  ])('%s', (_, by) => {
    for (const [name, sample] of NAMED) {
      const text = swapped(sample.body.text, by);
      if (text !== undefined)
        expect([name, readingFlaws(parse(sample, { text }))]).toEqual([name, []]);
    }
  });
});

type Path = readonly (string | number)[];

/** Where a value holds lists that have rows; the first row of each is looked into. */
function listsIn(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [] : [path, ...listsIn(value[0], [...path, 0])];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listsIn(inner, [...path, key]));
}

/** A copy whose names are its own. */
function renamed(value: unknown, number: number): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    typeof inner === 'string' && /^(id|name|key|code|service|system|title|component_id)$/i.test(key)
      ? `${inner}${number}`
      : inner,
  );
}

/** The body with that list filled up to 500 kB, each new row with names of its own. */
function lengthened(text: string, path: Path): string {
  const root: unknown = JSON.parse(text);
  const list = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), root);
  if (!Array.isArray(list)) return text;
  const [row] = list;
  const wanted = LIST_BYTES / (JSON.stringify(row).length + 8);
  while (list.length < wanted) {
    list.push(typeof row === 'string' ? `${row}${list.length}` : renamed(row, list.length));
  }
  return JSON.stringify(root);
}

describe('each list of a body, filled up to 500 kB, is cut to its limits', () => {
  const lists = NAMED.filter(([, { body }]) => /^\s*[[{]/.test(body.text)).flatMap(
    ([name, sample]) =>
      listsIn(JSON.parse(sample.body.text)).map(
        (path) => [`${name} /${path.join('/')}`, sample, path] as const,
      ),
  );
  test.each(lists)('%s', (name, sample, path) => {
    const text = lengthened(sample.body.text, path);
    expect(text.length).toBeGreaterThan(LIST_BYTES / 2);
    expect(readingFlaws(timed(name, () => parse(sample, { text })))).toEqual([]);
  });
});

test('a million parts are none', () => {
  const text = `{"page":{"id":"p","name":"P"},"status":{"indicator":"none"},"components":[${'1,'.repeat(1_000_000)}1]}`;
  expect(read(text, 'application/json').get('statuspage')).toBeUndefined();
});
