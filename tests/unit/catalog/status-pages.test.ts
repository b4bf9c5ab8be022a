import { describe, expect, test } from 'vitest';
import { CATALOG } from '../../../src/catalog/catalog.ts';
import { toService } from '../../../src/catalog/catalog-entry.ts';
import { platformOf } from '../../../src/feeds/platforms.ts';

const count = (values: readonly string[]): number => new Set(values).size;

describe('status pages', () => {
  const fed = CATALOG.flatMap(({ id, feed }) => (feed === undefined ? [] : [{ id, feed }]));

  test('many services have one, of many kinds', () => {
    expect(fed.length).toBeGreaterThanOrEqual(60);
    expect(count(fed.map(({ feed }) => feed.kind))).toBeGreaterThanOrEqual(12);
  });

  test.each(fed)('$id: its kind is known, and it is read where access is asked for', ({ feed }) => {
    const platform = platformOf(feed.kind);
    expect(platform?.kind).toBe(feed.kind);
    for (const address of platform?.addresses(feed.url) ?? [])
      expect(new URL(address).host).toBe(new URL(feed.url).host);
  });

  test('a page of several services is narrowed to the parts of each, and no two share one', () => {
    for (const { id, feed } of fed) {
      const others = fed.filter((other) => other.feed.url === feed.url && other.id !== id);
      if (others.length > 0) expect(feed.components?.length, id).toBeGreaterThan(0);
      const parts = feed.components ?? [];
      expect(count(parts)).toBe(parts.length);
      for (const other of others)
        for (const part of other.feed.components ?? []) expect(parts).not.toContain(part);
    }
  });

  test('a page’s own id is one of its kind, and the same wherever the page is', () => {
    const known = fed.filter(({ feed }) => feed.page !== undefined);
    expect(known.length).toBeGreaterThanOrEqual(15);
    for (const { id, feed } of known) {
      const form = feed.kind === 'statuspage' ? /^[a-z0-9]{12}$/ : /^01[0-9A-Z]{24}$/;
      expect(feed.page, id).toMatch(form);
      const same = known.filter((other) => other.feed.page === feed.page);
      expect(count(same.map((other) => other.feed.url))).toBe(1);
    }
  });

  test('no page is read that speaks of many products and has no parts to choose', () => {
    const kinds = fed.map(({ feed }) => feed.kind);
    for (const kind of ['azure', 'alibaba-cloud', 'tencent-cloud', 'meta', 'salesforce'])
      expect(kinds).not.toContain(kind);
    for (const { id, feed } of fed)
      if (['apple', 'aws', 'google-cloud', 'heroku', 'microsoft-365'].includes(feed.kind))
        expect(feed.components?.length, id).toBeGreaterThan(0);
  });

  test('GitHub’s page is narrowed to what is asked: Git and the interface', () => {
    const github = CATALOG.find(({ id }) => id === 'github');
    expect(github?.feed?.components).toEqual(['8l4ygp009s5s', 'brv1bkgrwx7q']);
    if (github === undefined) throw new Error('no GitHub');
    expect(toService(github, 'en').feed).toEqual({
      kind: 'statuspage',
      url: 'https://www.githubstatus.com/',
      page: 'kctbh9vrtdwd',
      components: ['8l4ygp009s5s', 'brv1bkgrwx7q'],
    });
  });

  test('what is picked carries page, account and regions', () => {
    const entry = CATALOG.find(({ id }) => id === 'gmail');
    if (entry === undefined) throw new Error('no Gmail');
    expect(toService(entry, 'en')).toMatchObject({
      feed: {
        kind: 'google-cloud',
        url: 'https://www.google.com/appsstatus/dashboard/',
        components: ['prPt2Yra2CbGsbEm9cpC'],
      },
      official: 'https://x.com/googleworkspace',
      reachableFrom: ['world'],
    });
  });
});
