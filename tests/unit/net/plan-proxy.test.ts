import { expect, test } from 'vitest';
import type { Fate } from '../../net/break.ts';
import { makeSites } from '../../net/make-sites.ts';
import { planProxy } from '../../net/plan-proxy.ts';
import { CONTROLS, SERVICES } from '../../net/site.ts';

const sites = makeSites(SERVICES, CONTROLS, { epoch: 3 });
const {
  host,
  address,
  address6 = '',
} = sites.find(({ id }) => id === 'qq') ?? {
  host: '',
  address: '',
};

test('what a proxy forbids it forbids by name, and where it does not get through the address fails too', () => {
  const denied = planProxy(sites, [{ kind: 'proxy', by: 'settings', act: 'denies', of: ['qq'] }]);
  expect(denied.names).toEqual({ [host]: 'denies' });
  const silent = planProxy(sites, [{ kind: 'proxy', by: 'pac', act: 'silent', of: ['qq'] }]);
  expect(silent.names).toEqual({ [host]: 'silent', [address]: 'silent', [address6]: 'silent' });
});

const says = (at: 'server' | 'router', how: Fate): unknown =>
  planProxy(sites, [{ kind: 'packets', of: ['qq'], at, how }]).names[host];

test('it hears who refuses it, and waits for who is silent', () => {
  expect(says('server', 'reset')).toBe('unreachable');
  expect(says('server', 'drop')).toBeUndefined();
  // The router is before it.
  expect(says('router', 'reset')).toBeUndefined();
});
