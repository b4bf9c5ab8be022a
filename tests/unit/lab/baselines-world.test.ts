import { describe, expect, test } from 'vitest';
import { gateOf, targetOf } from '../../lab/baselines/target.ts';
import type { LabScenario } from '../../lab/scenario.ts';
import { MESSENGERS } from '../../lab/service-lists.ts';
import type { Break } from '../../net/break.ts';
import { resolve } from '../../net/dns-answer.ts';
import { labConfig } from '../../net/lab-config.ts';
import { LANDMARKS } from '../../net/landmarks.ts';
import { makeSites } from '../../net/make-sites.ts';
import { planWorld } from '../../net/plan.ts';
import { CONTROLS, SERVICES } from '../../net/site.ts';

const own = makeSites(SERVICES, CONTROLS, { epoch: 3 });
const world = {
  sites: () => own,
  config: () => labConfig({ services: SERVICES }, own),
};
const urlOf = (id: string): string => `https://${own.find((site) => site.id === id)?.host}/`;

describe('whom the tools are asked about', () => {
  test('the first service that is affected, else the first of the list', () => {
    const story: LabScenario['story'] = [];
    expect(targetOf(world, { affects: ['bilibili', 'qq'], story })).toBe(urlOf('bilibili'));
    expect(targetOf(world, { affects: 'everything', story })).toBe(urlOf('wechat'));
    expect(targetOf(world, { affects: [], story })).toBe(urlOf('wechat'));
    expect(() => targetOf(world, { affects: ['nobody'], story })).toThrow('nobody');
  });

  const LOST: Break = { kind: 'packets', of: ['wechat'], at: 'server', how: 'drop' };
  const LOGIN_LOST: Break = { ...LOST, of: ['docs', 'wechat/login', 'wechat/media'] };
  test.each<[string, string, LabScenario['story']]>([
    ['the part that is broken', 'wechat/login', [LOGIN_LOST]],
    [
      'the part that is broken at last',
      'wechat/login',
      [
        { kind: 'break', breaks: [LOST] },
        { kind: 'check' },
        { kind: 'sleep', seconds: 5, meanwhile: [LOGIN_LOST] },
        { kind: 'check' },
      ],
    ],
    ['the front, where that is broken too', 'wechat', [LOGIN_LOST, LOST]],
    [
      'the front, where all of the provider is',
      'wechat',
      [LOGIN_LOST, { ...LOST, of: ['Tencent'] }],
    ],
    ['the front, where its status page is', 'wechat', [{ ...LOST, of: ['wechat/status'] }]],
    ['the front, where nobody is named', 'wechat', [{ kind: 'link-down' }]],
  ])('%s', (_, id, story) => {
    const sites = makeSites(MESSENGERS, CONTROLS, { epoch: 3 });
    const messengers = {
      sites: () => sites,
      config: () => labConfig({ services: MESSENGERS }, sites),
    };
    const host = sites.find((site) => site.id === id)?.host;
    expect(targetOf(messengers, { affects: ['wechat'], story })).toBe(`https://${host}/`);
  });

  test('a gate connects to an address, so that no name is asked for', () => {
    const literal = own.find(({ id }) => id === 'alder-address');
    expect(gateOf(world)).toEqual({ host: literal?.address, port: 443 });
  });
});

describe('the landmarks', () => {
  const { internet } = planWorld([...own, ...LANDMARKS], []);
  const hosts = internet.hosts.filter(({ name }) => LANDMARKS.some(({ host }) => host === name));

  test('resolve, have an address that no other site has, and are no controls', () => {
    const taken = new Set(own.map(({ address }) => address));
    for (const { host, address } of LANDMARKS) {
      const said = resolve(internet, internet.resolver, { name: host, type: 'A' });
      expect(said.addresses).toEqual([address]);
      expect(taken.has(address)).toBe(false);
    }
    expect(labConfig({ services: [] }, LANDMARKS).controls).toEqual([]);
  });

  test('answer what the tools look for in an answer', () => {
    const answers = Object.fromEntries(hosts.map(({ name, https }) => [name, https]));
    expect(answers['icanhazip.com']?.paths?.['/']?.body).toMatch(/^\d+\.\d+\.\d+\.\d+\n$/);
    expect(answers['captive.apple.com']?.paths?.['/hotspot-detect.html']?.body).toContain(
      'Success',
    );
    expect(answers['cloudflare.com']?.status).toBe(200);
    const portalCheck = hosts.find(({ name }) => name === 'connectivitycheck.gstatic.com');
    expect(portalCheck?.http.paths?.['/generate_204']?.status).toBe(204);
  });
});
