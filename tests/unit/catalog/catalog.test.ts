import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOG, suggestedEntries } from '../../../src/catalog/catalog.ts';
import { toService } from '../../../src/catalog/catalog-entry.ts';
import { BUILT_IN_CONTROLS } from '../../../src/catalog/controls.ts';
import { PROVIDERS, providerIdOf } from '../../../src/catalog/providers.ts';
import type { Service } from '../../../src/formats/config.ts';
import { EMPTY_CONFIG } from '../../../src/settings/defaults.ts';
import { parseConfig } from '../../../src/settings/parse-config.ts';

const count = (values: readonly string[]): number => new Set(values).size;
const services = (language: string): Service[] => CATALOG.map((e) => toService(e, language));
const kindsOf = (kind: string): typeof BUILT_IN_CONTROLS =>
  BUILT_IN_CONTROLS.filter((control) => control.kind === kind);

describe('services', () => {
  test.each(['en', 'zh-CN'])('all of them make a valid configuration in %s', (language) => {
    const input = { ...EMPTY_CONFIG, services: services(language) };
    expect(parseConfig(input)).toEqual({ ok: true, config: input });
  });

  test('there are enough, those that people ask for first among them', () => {
    expect(CATALOG.length).toBeGreaterThanOrEqual(24);
    const ids = CATALOG.map(({ id }) => id);
    const asked = ['wechat', 'qq', 'wechat-pay', 'taobao', 'alipay', 'weibo', 'bilibili'];
    expect(ids).toEqual(expect.arrayContaining(asked));
    expect(count(ids)).toBe(ids.length);
  });

  test('every address is https and in its normal form', () => {
    for (const { endpoints, official } of CATALOG) {
      for (const url of [...endpoints.map((e) => e.url), ...(official ? [official] : [])]) {
        expect(new URL(url).href).toBe(url);
        expect(new URL(url).protocol).toBe('https:');
      }
    }
  });

  test('names follow the language', () => {
    const wechat = CATALOG.find(({ id }) => id === 'wechat');
    if (wechat === undefined) throw new Error('no WeChat');
    expect(toService(wechat, 'zh-CN')).toMatchObject({ name: '微信', provider: '腾讯' });
    expect(toService(wechat, 'fr')).toMatchObject({ name: 'WeChat', provider: 'Tencent' });
  });

  test.each(['en', 'zh'])('some are suggested to readers of %s', (language) => {
    expect(suggestedEntries(language)).toHaveLength(6);
  });
});

describe('providers', () => {
  test('ids and names are unique, companies exist and are one level up', () => {
    expect(count(PROVIDERS.map(({ id }) => id))).toBe(PROVIDERS.length);
    expect(count(PROVIDERS.map(({ name }) => name.en))).toBe(PROVIDERS.length);
    for (const { company } of PROVIDERS) {
      if (company === undefined) continue;
      const parent = PROVIDERS.find(({ id }) => id === company);
      expect(parent).toBeDefined();
      expect(parent?.company).toBeUndefined();
    }
  });

  test('every service has one', () => {
    const ids = PROVIDERS.map(({ id }) => id);
    for (const { provider } of CATALOG) expect(ids).toContain(provider);
  });

  test('one is known by its name in any language', () => {
    expect(providerIdOf('Tencent')).toBe('tencent');
    expect(providerIdOf('腾讯')).toBe('tencent');
    expect(providerIdOf('Nobody')).toBeUndefined();
  });
});

describe('controls', () => {
  test('they make a valid configuration', () => {
    const input = { ...EMPTY_CONFIG, controls: [...BUILT_IN_CONTROLS] };
    expect(parseConfig(input)).toEqual({ ok: true, config: input });
  });

  test('they are of at least 8 operators, with several of each kind', () => {
    expect(count(BUILT_IN_CONTROLS.map(({ operator }) => operator))).toBeGreaterThanOrEqual(8);
    for (const kind of ['portal', 'https', 'address', 'doh']) {
      expect(count(kindsOf(kind).map(({ operator }) => operator))).toBeGreaterThanOrEqual(4);
    }
  });

  test('portals are plain http with an exact answer, the others https, addresses literal', () => {
    for (const { kind, url, expect: expected } of BUILT_IN_CONTROLS) {
      expect(new URL(url).protocol).toBe(kind === 'portal' ? 'http:' : 'https:');
      if (kind === 'portal') expect(expected?.status).toBeTypeOf('number');
      expect(/^\d+(\.\d+){3}$/.test(new URL(url).hostname)).toBe(kind === 'address');
    }
  });

  test.each(CATALOG.map((entry) => [entry.id, toService(entry, 'en')] as const))(
    'without those of its own operator %s still has 2 portals, 2 https, 1 address of 3 operators',
    (_id, { provider }) => {
      const others = BUILT_IN_CONTROLS.filter(({ operator }) => operator !== provider);
      const ofKind = (kind: string): number => others.filter((c) => c.kind === kind).length;
      expect(ofKind('portal')).toBeGreaterThanOrEqual(2);
      expect(ofKind('https')).toBeGreaterThanOrEqual(2);
      expect(ofKind('address')).toBeGreaterThanOrEqual(1);
      expect(ofKind('doh')).toBeGreaterThanOrEqual(2);
      expect(count(others.map(({ operator }) => operator))).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('manifest', () => {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync('manifest.json', 'utf8'));

  test('it requires the hosts of the built-in controls and no others', () => {
    const hosts = BUILT_IN_CONTROLS.map(({ url }) => new URL(url)).map(
      ({ protocol, hostname }) => `${protocol}//${hostname}/*`,
    );
    expect(manifest.host_permissions).toEqual([...new Set(hosts)]);
  });

  test('its policy runs no foreign code and leaves plain http plain', () => {
    const policy = JSON.stringify(manifest.content_security_policy);
    expect(policy).toContain("script-src 'self'; object-src 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain('connect-src http: https:');
  });

  test('it asks for no permission that prompts', () => {
    expect(manifest.permissions).toEqual(['storage', 'alarms', 'activeTab', 'webRequest']);
    expect(manifest.$firefox).toMatchObject({ permissions: ['dns', 'captivePortal'] });
  });
});
