import { describe, expect, test } from 'vitest';
import { CUTTING_SINK, HOST_RANGES_6 } from '../../net/addresses.ts';
import { FORGETTING_MARK, HOSTS_MARK, PROXY, SETTLED_HOST } from '../../net/box-addresses.ts';
import type { Break } from '../../net/break.ts';
import { UNTOUCHED } from '../../net/browser-setup.ts';
import { toInspectionRules } from '../../net/inspection-rules.ts';
import { makeSites } from '../../net/make-sites.ts';
import { planWorld } from '../../net/plan.ts';
import { planBrowser } from '../../net/plan-browser.ts';
import { CONTROLS, SERVICES } from '../../net/site.ts';

const sites = makeSites(SERVICES, CONTROLS, { epoch: 3 });
const qq = sites.find(({ id }) => id === 'qq');
const of = ['qq'];

describe('a browser', () => {
  test('is told nothing by what is wrong elsewhere', () => {
    expect(planBrowser(sites, [{ kind: 'link-down' }])).toEqual(UNTOUCHED);
  });

  test.each<[string, Break, object]>([
    [
      'a proxy that is dead',
      { kind: 'proxy', by: 'settings', act: 'dead' },
      { proxy: { kind: 'fixed', host: PROXY, port: 3_129 } },
    ],
    [
      'a PAC file',
      { kind: 'proxy', by: 'pac', act: 'denies', of },
      { proxy: { kind: 'pac', url: `http://${PROXY}/proxy.pac` } },
    ],
    [
      'a blocker, and a name that shows it',
      { kind: 'blocker', by: 'extension', of },
      { blockedByExtension: [qq?.host, SETTLED_HOST] },
    ],
    ['a cookie', { kind: 'cookie', of, change: {} }, { cookies: [qq?.host] }],
  ])('is told of %s', (_name, one, told) => {
    expect(planBrowser(sites, [one])).toEqual({ ...UNTOUCHED, ...told });
  });
});

describe('a device', () => {
  test('has names in its hosts file, and one that shows that it was read', () => {
    const { device } = planWorld(sites, [{ kind: 'hosts-file', of, address: '10.0.0.1' }]);
    expect(device.hostsFile).toEqual([
      { name: qq?.host, address: '10.0.0.1' },
      { name: HOSTS_MARK, address: PROXY },
    ]);
  });

  test('sends what its VPN carries into the tunnel, in each version of IP', () => {
    const { device } = planWorld(sites, [{ kind: 'vpn', of, how: 'drop' }]);
    expect(device.tunnel.map(({ address }) => address)).toEqual([qq?.address, qq?.address6]);
  });

  test('sends everything into the tunnel of a VPN that carries everything', () => {
    const { device } = planWorld(sites, [{ kind: 'vpn', how: 'drop' }]);
    expect(device.tunnel).toEqual([{ how: 'drop' }]);
  });

  test('has a firewall for all of the browser, or for one port', () => {
    const all: Break = { kind: 'browser-firewall', how: 'drop' };
    expect(planWorld(sites, [all]).device.firewall).toEqual({ how: 'drop' });
    const { device } = planWorld(sites, [{ ...all, port: 443 }]);
    expect(device.firewall).toEqual({ how: 'drop', port: 443 });
  });

  test('has another address where one comes, and names by which a browser shows that it heard', () => {
    const well = planWorld(sites, []);
    expect(well.device.idleAddress).toBeUndefined();
    expect(well.internet.zone[FORGETTING_MARK]?.addresses).toEqual([CUTTING_SINK]);
    const { device, internet } = planWorld(sites, [{ kind: 'idle-address' }]);
    expect(device.idleAddress).toBe(true);
    expect(internet.zone[FORGETTING_MARK]).toEqual({ addresses: [PROXY], below: 'wildcard' });
  });

  test('stops a version of IP in place of the router where it is told to', () => {
    const { boxes } = planWorld(sites, [{ kind: 'ip-version', v6: 'drop', at: 'device' }]);
    expect(boxes.router.rules).toEqual([]);
    expect(boxes.device.rules).toEqual([{ addresses: HOST_RANGES_6, how: 'drop' }]);
  });
});

describe('a proxy', () => {
  test('denies the sites that it is told to, and carries the others', () => {
    const { internet } = planWorld(sites, [{ kind: 'proxy', by: 'settings', act: 'denies', of }]);
    expect(internet.proxy).toEqual({ names: { [qq?.host ?? '']: 'denies' } });
  });

  test('names a dead proxy for these sites alone in its PAC file', () => {
    const { internet } = planWorld(sites, [{ kind: 'proxy', by: 'pac', act: 'dead', of }]);
    const pac = internet.hosts.find(({ name }) => name === PROXY)?.http.paths?.['/proxy.pac'];
    const find = new Function(`${pac?.body} return FindProxyForURL('', arguments[0]);`);
    expect([find(qq?.host), find('other.example')]).toEqual([
      `PROXY ${PROXY}:3129`,
      `PROXY ${PROXY}:3128`,
    ]);
  });
});

describe('a box that opens TLS', () => {
  test('is led what goes to these sites, at their own addresses', () => {
    const { inspected, internet } = planWorld(sites, [
      { kind: 'interception', root: 'trusted', of },
    ]);
    expect(internet.interception).toBe('trusted');
    const rules = toInspectionRules(inspected);
    expect(rules).toContain(`ip daddr ${qq?.address} tcp dport 443 dnat to :8443`);
    expect(rules).toContain(`ip6 daddr ${qq?.address6} tcp dport 443 dnat to :8443`);
    expect(toInspectionRules('nobody')).not.toContain('dnat');
  });
});
