import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alignOperators } from '../../../src/background/align-operators.ts';
import { CATALOG, suggestedEntries, WELL_KNOWN_ENTRIES } from '../../../src/catalog/catalog.ts';
import { toService } from '../../../src/catalog/catalog-entry.ts';
import { BUILT_IN_CONTROLS } from '../../../src/catalog/controls.ts';
import { LOCAL_PROVIDERS, localProviderId } from '../../../src/catalog/local-providers.ts';
import { PROVIDERS } from '../../../src/catalog/providers.ts';
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
    expect(CATALOG.length).toBeGreaterThanOrEqual(70);
    const ids = CATALOG.map(({ id }) => id);
    const asked = ['wechat', 'qq', 'wechat-pay', 'taobao', 'alipay', 'weibo', 'bilibili'];
    expect(ids).toEqual(expect.arrayContaining(asked));
    expect(count(ids)).toBe(ids.length);
  });

  test('every address is https, in its normal form, with a plain name of ASCII and no port', () => {
    for (const { endpoints, official, feed } of CATALOG) {
      const more = [official, feed?.url].filter((url) => url !== undefined);
      for (const url of [...endpoints.map((each) => each.url), ...more]) {
        expect(new URL(url).href).toBe(url);
        expect(url).toMatch(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+\//);
      }
    }
  });

  test('no host serves two providers, and no front door two services', () => {
    const owners = new Map<string, string>();
    const doors: string[] = [];
    for (const { provider, endpoints } of CATALOG) {
      for (const endpoint of endpoints) {
        const { hostname } = new URL(endpoint.url);
        expect(owners.get(hostname) ?? provider, hostname).toBe(provider);
        owners.set(hostname, provider);
      }
      const own = endpoints.filter((each) => each.function === 'web');
      expect(own.length).toBeGreaterThan(0);
      doors.push(...new Set(own.map((each) => new URL(each.url).hostname)));
    }
    expect(doors.toSorted()).toEqual([...new Set(doors)].toSorted());
  });

  test('each has one front door: of two, one that answers would hide the other’s outage', () => {
    for (const { id, endpoints } of CATALOG) {
      const doors = endpoints.filter((each) => each.function === 'web');
      expect(count(doors.map(({ url }) => new URL(url).hostname)), id).toBe(1);
    }
  });

  test('sign-in and interfaces are asked for a path that answers, not for a root that leads elsewhere', () => {
    const roots = CATALOG.flatMap(({ endpoints }) => endpoints)
      .filter((each) => each.function !== 'web' && new URL(each.url).pathname === '/')
      .map(({ url }) => url);
    expect(roots).toEqual(['https://api.github.com/']); // documented to answer
  });

  test('no host is a known redirect to another', () => {
    const moved = [
      ...[
        'sts.amazonaws.com',
        'www.office.com',
        'web.snapchat.com',
        'appleid.apple.com/robots.txt',
      ],
      ...['status.zoom.us', 'status.slack.com', 'status.anthropic.com', 'status.notion.so'],
      'chat.signal.org', // of a certificate that no browser trusts
    ];
    const urls = CATALOG.flatMap(({ endpoints, feed, official }) => [
      ...endpoints.map(({ url }) => url),
      ...[feed?.url, official].filter((url) => url !== undefined),
    ]);
    for (const place of moved)
      expect(urls.filter((url) => url.startsWith(`https://${place}`))).toEqual([]);
  });

  test('makers speak of trouble elsewhere than on the host that is in trouble', () => {
    const own = CATALOG.filter(({ endpoints, official }) => {
      const hosts = endpoints.map(({ url }) => new URL(url).hostname);
      return official !== undefined && hosts.includes(new URL(official).hostname);
    });
    expect(own.map(({ id }) => id)).toEqual(['weibo']); // no other account is vouched for
  });

  test('every one has a name in both languages, in its own writing', () => {
    for (const { name } of [...CATALOG, ...PROVIDERS]) {
      expect(name.en).toMatch(/^[\x20-\x7e]+$/);
      expect(name.zh.trim()).not.toBe('');
    }
    for (const language of ['en', 'zh'] as const)
      expect(count(CATALOG.map(({ name }) => name[language]))).toBe(CATALOG.length);
  });

  test('both regions are served', () => {
    for (const region of ['china', 'world'])
      expect(CATALOG.filter((entry) => entry.region === region).length).toBeGreaterThanOrEqual(30);
  });

  test('none of China is out of reach there', () => {
    for (const { region, reachableFrom } of CATALOG)
      if (reachableFrom !== undefined) expect(reachableFrom).toContain(region);
  });

  test('what one public list names as blocked in China is out of reach there, whoever runs it', () => {
    // Front doors on gfwlist, but those that work there at times: docs/catalogue.md tells which.
    const named = [
      ...['bluesky', 'box', 'canva', 'dropbox', 'hugging-face', 'kakaotalk', 'line', 'linkedin'],
      ...['medium', 'naver', 'onedrive', 'patreon', 'perplexity', 'pinterest', 'signal', 'vimeo'],
      ...['chatgpt', 'discord', 'facebook', 'gmail', 'reddit', 'telegram', 'wikipedia', 'x'],
    ];
    const outside = CATALOG.filter(
      ({ reachableFrom }) => reachableFrom?.includes('china') === false,
    );
    expect(outside.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
    for (const id of ['github', 'steam', 'amazon', 'zoom', 'icloud', 'outlook'])
      expect(outside.map((entry) => entry.id)).not.toContain(id);
  });

  test('names follow the language', () => {
    const wechat = CATALOG.find(({ id }) => id === 'wechat');
    if (wechat === undefined) throw new Error('no WeChat');
    expect(toService(wechat, 'zh-CN')).toMatchObject({ name: '微信', provider: '腾讯' });
    expect(toService(wechat, 'fr')).toMatchObject({ name: 'WeChat', provider: 'Tencent' });
  });

  test('those that are shown first are known, of both regions, and few', () => {
    expect(WELL_KNOWN_ENTRIES).toHaveLength(43);
    for (const region of ['china', 'world'])
      expect(WELL_KNOWN_ENTRIES.filter((e) => e.region === region).length).toBeGreaterThan(15);
  });

  test.each(['en', 'zh'])('some are suggested to readers of %s', (language) => {
    expect(suggestedEntries(language)).toHaveLength(6);
    expect(WELL_KNOWN_ENTRIES).toEqual(expect.arrayContaining([...suggestedEntries(language)]));
  });
});

describe('providers', () => {
  test('there are enough, each with a service or a provider that belongs to it', () => {
    expect(count(CATALOG.map(({ provider }) => provider))).toBeGreaterThanOrEqual(45);
    const used = [...CATALOG.map((e) => e.provider), ...PROVIDERS.map((p) => p.company)];
    for (const { id } of PROVIDERS) expect(used).toContain(id);
  });

  test('those that the background knows are all whose name differs by language', () => {
    const differing = PROVIDERS.filter(({ name }) => name.en !== name.zh);
    expect(differing).toEqual(LOCAL_PROVIDERS);
  });

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
    expect(localProviderId('Tencent')).toBe('tencent');
    expect(localProviderId('腾讯')).toBe('tencent');
    expect(localProviderId('Nobody')).toBeUndefined();
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

  const picked = ['en', 'zh-CN'].flatMap((language) =>
    CATALOG.map((entry) => [entry.id, language, toService(entry, language)] as const),
  );

  test.each(picked)(
    'without those of its own operator %s in %s still has 2 portals, 2 https, 1 address of 3 operators',
    (id, _language, service) => {
      const aligned = alignOperators(BUILT_IN_CONTROLS, [service]);
      const others = aligned.filter(({ operator }) => operator !== service.provider);
      const own = PROVIDERS.find((p) => p.id === CATALOG.find((e) => e.id === id)?.provider);
      expect(others.map(({ operator }) => operator)).not.toContain(own?.name.en);
      const ofKind = (kind: string): number => others.filter((c) => c.kind === kind).length;
      expect(ofKind('portal')).toBeGreaterThanOrEqual(2);
      expect(ofKind('https')).toBeGreaterThanOrEqual(2);
      expect(ofKind('address')).toBeGreaterThanOrEqual(1);
      expect(ofKind('doh')).toBeGreaterThanOrEqual(2);
      expect(count(others.map(({ operator }) => operator))).toBeGreaterThanOrEqual(3);
    },
  );

  test('no service has an endpoint at a control of another operator', () => {
    for (const { provider, endpoints } of CATALOG) {
      const names = Object.values(PROVIDERS.find(({ id }) => id === provider)?.name ?? {});
      const hosts = endpoints.map(({ url }) => new URL(url).hostname);
      for (const { url, operator } of BUILT_IN_CONTROLS)
        if (hosts.includes(new URL(url).hostname)) expect(names).toContain(operator);
    }
  });
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
    expect(manifest.permissions).toEqual([
      'storage',
      'alarms',
      'activeTab',
      'webRequest',
      'contextMenus',
      'idle',
    ]);
    expect(manifest.$firefox).toMatchObject({ permissions: ['dns', 'captivePortal'] });
  });
});
