import { describe, expect, test } from 'vitest';
import { nat64Address, reachedAddress, twinAddress } from '../../net/addresses.ts';
import { resolve } from '../../net/dns-answer.ts';
import { makeSites } from '../../net/make-sites.ts';
import { planWorld } from '../../net/plan.ts';
import { addressesOf, CONTROLS, SERVICES, type ServiceSpec } from '../../net/site.ts';

const facts = (seed: number | undefined, epoch = 0): string[] =>
  makeSites(SERVICES, CONTROLS, { epoch, seed }).flatMap((site) => [
    site.host,
    ...addressesOf(site),
  ]);

describe('sites of a seed', () => {
  test('are the same for the same, and others for another', () => {
    expect(facts(5)).toEqual(facts(5));
    const names = (seed: number): string[] =>
      makeSites(SERVICES, CONTROLS, { epoch: 0, seed })
        .filter(({ role }) => role !== 'address')
        .map(({ host }) => host);
    const taken = new Set(names(5));
    expect(names(6).filter((name) => taken.has(name))).toEqual([]);
  });

  test('share neither a name nor an address with those of its next epochs', () => {
    const taken = [0, 1, 2].flatMap((epoch) => [...new Set(facts(5, epoch))]);
    expect(new Set(taken).size).toBe(taken.length);
  });

  test('stay in the ranges of their specs, in an order of their own', () => {
    const specs: ServiceSpec[] = [...'abcdefgh'].map((id) => ({
      id,
      name: id,
      provider: id,
      range: 'second',
    }));
    const addresses = (seed: number): string[] =>
      makeSites(specs, [], { epoch: 0, seed })
        .filter(({ role }) => role === 'service')
        .map(({ address }) => address);
    expect(new Set(addresses(1).map((each) => each.replace(/\d+$/, '')))).toEqual(
      new Set(['198.51.100.']),
    );
    const steps = addresses(1).map((each) => Number(each.split('.')[3]));
    expect(steps).not.toEqual([...steps].sort((one, other) => one - other));
  });

  test('take 0 to 40 ms over an answer, and no time without a seed', () => {
    const lags = (seed?: number): number[] =>
      makeSites(SERVICES, CONTROLS, { epoch: 0, seed }).map(({ lagMs = 0 }) => lagMs);
    expect(new Set(lags())).toEqual(new Set([0]));
    expect(Math.max(...lags(3))).toBeLessThanOrEqual(40);
    expect(new Set(lags(3)).size).toBeGreaterThan(5);
  });
});

describe('addresses', () => {
  test('of IPv6 mirror those of IPv4, and come back out of a NAT64', () => {
    expect(twinAddress('203.0.113.31')).toBe('2001:db8:a000::1f');
    expect(nat64Address('192.0.2.33')).toBe('2001:db8:64::c000:221');
    expect(reachedAddress('2001:db8:64::c000:221')).toBe('192.0.2.33');
    expect(reachedAddress('2001:db8:a000::1f')).toBe('2001:db8:a000::1f');
    expect(() => twinAddress('192.0.1.1')).toThrow('192.0.1.1');
  });

  test('are of the one version that a spec has', () => {
    const specs: ServiceSpec[] = (['v4', 'v6'] as const).map((ip) => ({
      id: ip,
      name: ip,
      provider: ip,
      ip,
    }));
    const sites = makeSites(specs, [{ id: 'c', operator: 'C', kind: 'https', ip: 'v6' }], {
      epoch: 0,
    });
    const versions = sites
      .filter(({ role }) => role !== 'outside')
      .map((site) => addressesOf(site).map((each) => (each.includes(':') ? 'v6' : 'v4')));
    expect(versions).toEqual([['v4'], ['v6'], ['v6']]);
  });

  test('are made up for IPv6 by a resolver with a NAT64, where there is none', () => {
    const sites = makeSites(
      [{ id: 'old', name: 'Old', provider: 'Old', ip: 'v4' }, ...SERVICES],
      [],
      {
        epoch: 0,
      },
    );
    const ask = (id: string, nat64?: 'works'): readonly string[] => {
      const reach = { kind: 'ip-version', v4: 'absent', ...(nat64 && { nat64 }) } as const;
      const { internet } = planWorld(sites, [reach]);
      const name = sites.find((site) => site.id === id)?.host ?? '';
      return resolve(internet, internet.resolver, { name, type: 'AAAA' }).addresses;
    };
    const [old, wechat] = sites;
    expect(ask('old')).toEqual([]);
    expect(ask('old', 'works')).toEqual([nat64Address(old?.address ?? '')]);
    expect(ask('wechat', 'works')).toEqual([wechat?.address6]);
  });
});

describe('a line', () => {
  const sites = makeSites(SERVICES, CONTROLS, { epoch: 0 });

  test('is a bare cable where only packets are lost', () => {
    const { line, boxes } = planWorld(sites, [{ kind: 'line', is: { lossPercent: 5 } }]);
    expect(line).toEqual({ out: [], back: [] });
    expect(boxes.router.losses).toEqual([{ percent: 5 }]);
  });

  test('has its standing queue on the way out, and its round trip on both', () => {
    const { line } = planWorld(sites, [
      { kind: 'round-trip', ms: 40 },
      { kind: 'line', is: { queueMs: 3_000, roundTripMs: 100 }, of: ['qq'] },
    ]);
    expect(line.out.map(({ holdMs }) => holdMs)).toEqual([20, 3_050]);
    expect(line.back.map(({ holdMs }) => holdMs)).toEqual([50, 20]);
    expect(line.out[1]?.addresses).toHaveLength(2);
  });
});
