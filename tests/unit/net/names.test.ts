import { describe, expect, test } from 'vitest';
import { HOME, SECOND_UPLINK } from '../../net/addresses.ts';
import { filterFor, hostAt } from '../../net/answer-request.ts';
import { resolve } from '../../net/dns-answer.ts';
import { labConfig } from '../../net/lab-config.ts';
import { makeSites } from '../../net/make-sites.ts';
import { planWorld } from '../../net/plan.ts';
import { CONTROLS, type ServiceSpec } from '../../net/site.ts';

const services: readonly ServiceSpec[] = [
  { id: 'signpost', name: 'Signpost', provider: 'Signpost', unlisted: ['goal'] },
  { id: 'gazette', name: 'Gazette', provider: 'Gazette', plain: true, label: 'пример' },
];
const sites = makeSites(services, CONTROLS, { epoch: 2 });
const site = (id: string) => sites.find((each) => each.id === id) ?? expect.fail(id);

describe('names of a world', () => {
  test('include hosts that no list names, and that redirects lead to', () => {
    const { internet } = planWorld(sites, [
      { kind: 'redirect', of: ['signpost'], to: 'signpost/goal' },
    ]);
    const [listed] = labConfig({ services }, sites).services;
    expect(listed?.endpoints.map(({ url }) => url)).toEqual([`https://${site('signpost').host}/`]);
    const host = hostAt(internet, site('signpost').address, site('signpost').host);
    const location = `https://${site('signpost/goal').host}/`;
    expect(host?.https).toMatchObject({ status: 302, headers: { location } });
  });

  test('stand in lists as people write them, and in zones as machines do', () => {
    const listed = labConfig({ services }, sites).services[1];
    expect(listed?.endpoints[0]?.url).toBe('http://пример-2.example/');
    expect(site('gazette').host).toMatch(/^xn--/);
    const { internet } = planWorld(sites, []);
    expect(hostAt(internet, site('gazette').address, site('gazette').host)?.http.status).toBe(200);
  });

  test('are read by a box of one line, or by one that all lines share', () => {
    const read = (at: 'router' | 'backbone', from: string) => {
      const filter = { kind: 'name-filter', of: ['signpost'], how: 'reset', at } as const;
      return filterFor(planWorld(sites, [filter]).internet, site('signpost').host, from)?.how;
    };
    expect(read('router', HOME)).toBe('reset');
    expect(read('router', SECOND_UPLINK)).toBeUndefined();
    expect(read('backbone', SECOND_UPLINK)).toBe('reset');
  });

  test('reach a host behind a front, which answers whoever names nobody', () => {
    const { internet } = planWorld(sites, [{ kind: 'front', of: ['signpost'] }]);
    const { address, host } = site('signpost');
    expect(hostAt(internet, address, host)?.name).toBe(host);
    expect(hostAt(internet, address, undefined)?.name).toBe('front.example');
  });

  test('are told late and rightly by a resolver that takes its time', () => {
    const { internet } = planWorld(sites, [{ kind: 'resolver', act: { kind: 'late', ms: 2_000 } }]);
    const asked = { name: site('signpost').host, type: 'A' };
    const { addresses, delayMs } = resolve(internet, internet.resolver, asked);
    expect({ addresses, delayMs }).toEqual({
      addresses: [site('signpost').address],
      delayMs: 2_000,
    });
  });
});
