import { describe, expect, test } from 'vitest';
import { nat64Address } from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import { resolve } from '../../net/dns-answer.ts';
import { makeSites } from '../../net/make-sites.ts';
import { toNftables } from '../../net/packet-rules.ts';
import { planWorld } from '../../net/plan.ts';
import { CONTROLS, SERVICES } from '../../net/site.ts';

const sites = makeSites(SERVICES, CONTROLS, { epoch: 3 });
const host = (id: string): string => sites.find((site) => site.id === id)?.host ?? '';

describe('sites', () => {
  test('share neither a name nor an address with those of another epoch', () => {
    const later = makeSites(SERVICES, CONTROLS, { epoch: 4 });
    const taken = new Set(sites.flatMap((site) => [site.host, site.address]));
    expect(later.filter((site) => taken.has(site.host) || taken.has(site.address))).toEqual([]);
  });

  test('have each an address of their own', () => {
    expect(new Set(sites.map(({ address }) => address)).size).toBe(sites.length);
  });
});

describe('a plan', () => {
  test('refuses a scenario that names nobody', () => {
    const unknown = { kind: 'zone', of: ['nobody'], how: 'gone' } as const;
    expect(() => planWorld(sites, [unknown])).toThrow('nobody');
  });

  test('drops both ways, so that standing connections do not live on', () => {
    const drop = { kind: 'packets', of: ['qq'], at: 'router', how: 'drop' } as const;
    const { boxes } = planWorld(sites, [drop]);
    const rules = toNftables(boxes.router, 'forward');
    const { address, address6 } = sites.find(({ id }) => id === 'qq') ?? {};
    for (const end of ['daddr', 'saddr']) {
      expect(rules).toContain(`ip ${end} ${address} drop`);
      expect(rules).toContain(`ip6 ${end} ${address6} drop`);
    }
    expect(toNftables(boxes.server, 'input')).not.toContain('drop');
  });

  test('lets a CDN fall with all that it carries, and with no status page', () => {
    const feed = { kind: 'statuspage', path: '/' };
    const carried = makeSites(
      [
        { id: 'one', name: 'One', provider: 'First', cdn: 'cloudflare', feed },
        { id: 'two', name: 'Two', provider: 'Second', cdn: 'cloudflare' },
        { id: 'apart', name: 'Apart', provider: 'Third', feed },
      ],
      CONTROLS,
      { epoch: 3 },
    );
    const drop = { kind: 'packets', of: ['cloudflare'], at: 'server', how: 'drop' } as const;
    const { rules } = planWorld(carried, [drop]).boxes.server;
    const [one, two] = carried;
    const fallen = [one?.address, one?.address6, two?.address, two?.address6];
    expect(rules.map(({ addresses }) => addresses)).toEqual([fallen]);
    const ranges = fallen.map((address) => address?.replace(/[\da-f]+$/, ''));
    expect(new Set(ranges).size).toBe(2);
    expect(new Set(carried.map(({ address }) => address)).size).toBe(carried.length);
  });

  test('stops what a NAT64 leads to a site as well', () => {
    const { address = '' } = sites.find(({ id }) => id === 'qq') ?? {};
    const drop = { kind: 'packets', of: ['qq'], at: 'server', how: 'drop' } as const;
    const alone = { kind: 'ip-version', v4: 'absent', nat64: 'works' } as const;
    const stopped = (...breaks: readonly Break[]): readonly string[] =>
      planWorld(sites, breaks).boxes.server.rules.flatMap(({ addresses = [] }) => addresses);
    expect(stopped(drop, alone)).toContain(nat64Address(address));
    expect(stopped(drop)).not.toContain(nat64Address(address));
  });

  test('leaves a fault of one line behind on it', () => {
    const drop = { kind: 'packets', of: ['qq'], at: 'second-router', how: 'drop' } as const;
    const lie = { kind: 'resolver', act: { kind: 'nxdomain' }, line: 'second' } as const;
    const { boxes, internet } = planWorld(sites, [drop, lie]);
    expect(boxes['second-router'].rules).toHaveLength(1);
    expect(boxes.router.rules).toEqual([]);
    expect([internet.resolver.every, internet.secondResolver.every?.kind]).toEqual([
      undefined,
      'nxdomain',
    ]);
  });

  test('has a box do in place of a server what needs no key of its', () => {
    const forging = { onHello: 'close', http: { status: 500 } } as const;
    const plans = [{ ...forging, holds: { ms: 900 } }, { holds: 'for-ever' }] as const;
    const [forged, held] = plans.map((change) => {
      const { hosts } = planWorld(sites, [{ kind: 'box', of: ['qq'], change }]).internet;
      return hosts.find(({ name }) => name === host('qq'));
    });
    expect(forged).toMatchObject({ ...forging, https: { delayMs: 900 } });
    expect(forged).not.toHaveProperty('holds');
    expect(held).toMatchObject({ onHello: 'serve', https: { instead: 'silent' } });
  });

  test('has pages name the host that serves them, and nothing else beside them', () => {
    const pages = { '/a': { status: 200, body: 'I am {host}' } };
    const { internet } = planWorld(sites, [{ kind: 'pages', of: ['qq'], pages }]);
    const served = internet.hosts.find(({ name }) => name === host('qq'))?.https;
    expect(served).toMatchObject({ status: 404, paths: { '/a': { body: `I am ${host('qq')}` } } });
  });

  test('tells the country where told to, and lets the outside view see what it is told', () => {
    const traced = makeSites(
      SERVICES,
      [{ id: 'trace', operator: 'Alder', kind: 'https', trace: true }],
      { epoch: 0 },
    );
    const { internet } = planWorld(traced, [
      { kind: 'country', code: 'CN' },
      { kind: 'outside', sees: { near: 'fails' } },
      { kind: 'outside', sees: { how: 'slow' } },
    ]);
    const bodies = internet.hosts.map(({ https }) => https.paths?.['/cdn-cgi/trace']?.body ?? '');
    expect(bodies.join('')).toMatch(/^loc=CN$/m);
    const outside = { home: 'CN', near: 'fails', far: 'answers', how: 'slow' };
    expect(internet.outside).toEqual(outside);
  });

  test('changes the hosts of an owner and no other', () => {
    const change = { certificate: 'expired' } as const;
    const { internet } = planWorld(sites, [{ kind: 'host', of: ['Tencent'], change }]);
    const expired = internet.hosts.filter(({ certificate }) => certificate === 'expired');
    const names = new Set(expired.map(({ name }) => name));
    expect(names).toEqual(new Set([host('wechat'), host('qq')]));
  });
});

describe('resolvers', () => {
  const ask = { type: 'A' } as const;

  test('tell the truth of a healthy world', () => {
    const { internet } = planWorld(sites, []);
    const said = resolve(internet, internet.resolver, { ...ask, name: host('wechat') });
    expect(said).toMatchObject({ rcode: 'NOERROR', addresses: [expect.stringMatching(/^203\./)] });
    const random = resolve(internet, internet.resolver, { ...ask, name: 'no-such.example' });
    expect(random.rcode).toBe('NXDOMAIN');
  });

  test('differ where one of them filters, and agree where the zone is gone', () => {
    const filter = { kind: 'resolver', of: ['qq'], act: { kind: 'nxdomain' } } as const;
    const gone = { kind: 'zone', of: ['wechat'], how: 'gone' } as const;
    const { internet } = planWorld(sites, [filter, gone]);
    const elm = internet.operators.Elm ?? { names: {} };
    const rcodes = [host('qq'), host('wechat')].map((name) => [
      resolve(internet, internet.resolver, { ...ask, name }).rcode,
      resolve(internet, elm, { ...ask, name }).rcode,
    ]);
    expect(rcodes).toEqual([
      ['NXDOMAIN', 'NOERROR'],
      ['NXDOMAIN', 'NXDOMAIN'],
    ]);
  });

  test('know nothing below a name, unless its zone has everything there', () => {
    const below = (how: 'wildcard' | 'unanswered' | 'servfail' | undefined) => {
      const broken = how === undefined ? [] : [{ kind: 'zone', of: ['qq'], how } as const];
      const { internet } = planWorld(sites, broken);
      const said = resolve(internet, internet.resolver, { ...ask, name: `abc.${host('qq')}` });
      return [said.rcode, said.addresses.length] as const;
    };
    expect(below(undefined)).toEqual(['NXDOMAIN', 0]);
    expect(below('wildcard')).toEqual(['NOERROR', 1]);
    expect(below('unanswered')).toEqual(['SERVFAIL', 0]);
    expect(below('servfail')).toEqual(['SERVFAIL', 0]);
  });

  test('remember a name whose name servers are down, and learn nothing new of it', () => {
    const down = { kind: 'zone', of: ['qq'], how: 'servfail' } as const;
    const kept = { kind: 'doh', of: ['qq'], act: { kind: 'remembers' } } as const;
    const { internet } = planWorld(sites, [down, kept]);
    const elm = internet.operators.Elm ?? { names: {} };
    const rcodes = [host('qq'), `abc.${host('qq')}`].map((name) => [
      resolve(internet, internet.resolver, { ...ask, name }).rcode,
      resolve(internet, elm, { ...ask, name }).rcode,
    ]);
    expect(rcodes).toEqual([
      ['SERVFAIL', 'NOERROR'],
      ['SERVFAIL', 'SERVFAIL'],
    ]);
  });

  test('answer a broken signature only where checking is switched off', () => {
    const { internet } = planWorld(sites, [{ kind: 'zone', of: ['qq'], how: 'bogus' }]);
    const asked = { ...ask, name: host('qq') };
    expect(resolve(internet, internet.resolver, asked).rcode).toBe('SERVFAIL');
    const unchecked = { ...asked, checkingDisabled: true };
    expect(resolve(internet, internet.resolver, unchecked).rcode).toBe('NOERROR');
  });
});
