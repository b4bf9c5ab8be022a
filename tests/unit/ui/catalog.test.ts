import { describe, expect, it } from 'vitest';
import { CATALOG } from '../../../src/catalog/catalog.ts';
import { groupCatalog } from '../../../src/ui/catalog-groups.ts';
import { isLikelyInChina } from '../../../src/ui/likely-in-china.ts';
import { EVERYTHING, searchCatalog } from '../../../src/ui/search-catalog.ts';

const idsOf = (entries: readonly { readonly id: string }[]): string[] =>
  entries.map(({ id }) => id);

describe('searchCatalog', () => {
  it.each([
    ['its Chinese name', '微信', 'wechat'],
    ['its English name in capitals', 'WECHAT', 'wechat'],
    ['its name in full width', 'ＷｅＣｈａｔ', 'wechat'],
    ['a host', 'weixin.qq.com', 'wechat'],
    ['its provider in English', 'tencent', 'qq'],
    ['its provider in Chinese', '腾讯', 'qq'],
    ['a part of its Chinese name', '云音乐', 'netease-music'],
    ['words of two names, in any order', 'mail 腾讯', 'qq-mail'],
    ['its id', 'china-railway', 'china-railway'],
  ])('finds by %s', (_what, words, id) => {
    const found = idsOf(searchCatalog(CATALOG, { ...EVERYTHING, words }));
    expect(found).toContain(id);
    expect(found.length).toBeLessThan(20);
  });

  it('wants every word', () => {
    expect(idsOf(searchCatalog(CATALOG, { ...EVERYTHING, words: 'qq mail' }))).toEqual(['qq-mail']);
  });

  it('finds everything for no words and nothing for strange ones', () => {
    expect(searchCatalog(CATALOG, { ...EVERYTHING, words: ' ' })).toHaveLength(CATALOG.length);
    expect(searchCatalog(CATALOG, { ...EVERYTHING, words: 'no such service' })).toEqual([]);
  });

  it('keeps to the region', () => {
    const world = searchCatalog(CATALOG, { words: '', region: 'world' });
    const china = searchCatalog(CATALOG, { words: '', region: 'china' });
    expect(idsOf(china)).toContain('wechat');
    expect(idsOf(world)).not.toContain('wechat');
    expect(world.length + china.length).toBe(CATALOG.length);
    expect(searchCatalog(CATALOG, { words: 'wechat', region: 'world' })).toEqual([]);
  });
});

describe('groupCatalog', () => {
  it('keeps a provider together, and puts those that stand alone last', () => {
    const some = CATALOG.filter(({ id }) => ['wechat', 'github', 'jd', 'qq'].includes(id));
    const groups = groupCatalog(some, 'zh-CN');
    expect(groups.map(({ provider }) => provider)).toEqual(['腾讯', undefined]);
    expect(groups.map(({ entries }) => idsOf(entries))).toEqual([
      ['wechat', 'qq'],
      ['jd', 'github'],
    ]);
  });

  it('loses nothing, and names providers in the language', () => {
    const groups = groupCatalog(CATALOG, 'en');
    expect(idsOf(groups.flatMap(({ entries }) => entries)).toSorted()).toEqual(
      idsOf(CATALOG).toSorted(),
    );
    expect(groups[0]?.provider).toBe('Tencent');
    expect(groupCatalog([], 'en')).toEqual([]);
  });
});

describe('isLikelyInChina', () => {
  it.each([
    ['a clock of the mainland', ['en-US'], 'Asia/Shanghai', true],
    ['an old name of that clock', ['en-US'], 'PRC', true],
    ['Chinese as it is written there', ['zh-CN', 'en'], 'Europe/Berlin', true],
    ['Chinese with its script', ['zh-Hans-CN'], 'UTC', true],
    ['Chinese as the second language', ['en', 'zh-CN'], 'Europe/Berlin', false],
    ['Chinese of Taiwan', ['zh-TW'], 'Asia/Taipei', false],
    ['Hong Kong', ['zh-HK'], 'Asia/Hong_Kong', false],
    ['Singapore', ['zh-SG'], 'Asia/Singapore', false],
    ['neither', ['en-GB'], 'Europe/London', false],
    ['no language', [], 'Europe/London', false],
  ])('%s', (_what, languages, timeZone, isLikely) => {
    expect(isLikelyInChina({ languages, timeZone })).toBe(isLikely);
  });
});
