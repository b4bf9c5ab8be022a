import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOME, V6 } from '../net/addresses.ts';
import type { Break } from '../net/break.ts';
import { run } from '../net/run.ts';
import { SERVICES, type ServiceSpec } from '../net/site.ts';
import { countPackets, readStillWire } from '../net/wire-counter.ts';
import { createWorld, type World } from '../net/world.ts';
import { askNames, byName, connectMs, knock, siteOf, untilConnected } from './client-probes.ts';
import { KEEP, KNOCK } from './client-scripts.ts';
import { runInClient } from './in-client.ts';

const LISTED: readonly ServiceSpec[] = [
  ...SERVICES,
  { id: 'outpost', name: 'Outpost', provider: 'Outpost', region: 'far' },
  { id: 'oldest', name: 'Oldest', provider: 'Oldest', ip: 'v4' },
];

let world: World;

beforeAll(async () => {
  world = await createWorld({ services: LISTED });
});
afterAll(() => world?.close());

const of = ['wechat'];
const UP = ['200', '200'];
const SILENT = ['silent', 'silent'];
const REFUSED = ['ECONNREFUSED', 'ECONNREFUSED'];

/** What the broken one says in either version of IP, and what another one says. */
const CASES: readonly (readonly [
  name: string,
  breaks: Break[],
  seen: readonly string[],
  other: readonly string[],
])[] = [
  ['healthy', [], UP, UP],
  ['silent', [{ kind: 'packets', of, at: 'router', how: 'drop' }], SILENT, UP],
  ['silent by its own firewall', [{ kind: 'packets', of, at: 'device', how: 'drop' }], SILENT, UP],
  ['refused', [{ kind: 'packets', of, at: 'server', how: 'reset' }], REFUSED, UP],
  [
    'unreachable',
    [{ kind: 'packets', of, at: 'router', how: 'host-unreachable' }],
    ['EHOSTUNREACH', 'EHOSTUNREACH'],
    UP,
  ],
  [
    'prohibited',
    [{ kind: 'packets', of, at: 'router', how: 'prohibited' }],
    ['EHOSTUNREACH', 'EACCES'],
    UP,
  ],
  [
    'filtered by name',
    [{ kind: 'name-filter', of, how: 'reset' }],
    ['ECONNRESET', 'ECONNRESET'],
    UP,
  ],
  ['uplink silent', [{ kind: 'uplink', how: 'drop' }], SILENT, SILENT],
  ['every packet lost', [{ kind: 'loss', percent: 100 }], SILENT, SILENT],
  ['its packets lost', [{ kind: 'line', is: { lossPercent: 100 }, of }], SILENT, UP],
  ['portal refuses', [{ kind: 'portal', http: 'redirect', https: 'reset' }], REFUSED, REFUSED],
  ['portal is silent', [{ kind: 'portal', http: 'redirect', https: 'drop' }], SILENT, SILENT],
  [
    'portal answers itself',
    [{ kind: 'portal', http: 'redirect', https: 'own-certificate' }],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'ECONNREFUSED'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'ECONNREFUSED'],
  ],
  [
    'no IPv6',
    [{ kind: 'ip-version', v6: 'absent' }],
    ['200', 'ENETUNREACH'],
    ['200', 'ENETUNREACH'],
  ],
  [
    'IPv6 into the void',
    [{ kind: 'ip-version', v6: 'drop' }],
    ['200', 'silent'],
    ['200', 'silent'],
  ],
  [
    'IPv6 leads nowhere',
    [{ kind: 'ip-version', v6: 'unreachable' }],
    ['200', 'ENETUNREACH'],
    ['200', 'ENETUNREACH'],
  ],
  [
    'no IPv4',
    [{ kind: 'ip-version', v4: 'absent' }],
    ['ENETUNREACH', '200'],
    ['ENETUNREACH', '200'],
  ],
  [
    'IPv4 into the void',
    [{ kind: 'ip-version', v4: 'drop' }],
    ['silent', '200'],
    ['silent', '200'],
  ],
  [
    'no default route',
    [{ kind: 'no-default-route' }],
    ['ENETUNREACH', 'ENETUNREACH'],
    ['ENETUNREACH', 'ENETUNREACH'],
  ],
];

test.each(CASES)('in both versions of IP: %s', async (_name, breaks, seen, other) => {
  await world.renew();
  await world.break(breaks);
  expect(await Promise.all([knock(world, 'wechat'), knock(world, 'qq')])).toEqual([seen, other]);
});

const HEALED: readonly Break[] = [
  { kind: 'link-down' },
  { kind: 'no-default-route' },
  { kind: 'ip-version', v4: 'absent' },
  { kind: 'ip-version', v6: 'absent' },
  { kind: 'line', is: { roundTripMs: 3_000 } },
];

test.each(HEALED)('heals in both versions of IP: $kind', async (broken) => {
  await world.renew();
  await world.break([broken]);
  await world.switchNetwork();
  expect(await knock(world, 'wechat')).toEqual(UP);
  await world.renew();
  expect(await knock(world, 'wechat')).toEqual(UP);
});

test('both resolvers of both lines say both addresses, and so do operators of DoH', async () => {
  await world.renew();
  const { host, address6 } = siteOf(world, 'wechat');
  expect((await askNames(world, 1))[0]?.addresses).toEqual([address6]);
  const doh = world.config().controls?.find(({ kind }) => kind === 'doh')?.url;
  const ask = `fetch('${doh}?name=${host}&type=AAAA').then((said) => said.text()).then(console.log)`;
  expect(JSON.parse(await runInClient(world, ask, []))).toMatchObject({
    Answer: [{ type: 28, data: address6 }],
  });
  await world.switchNetwork();
  expect((await askNames(world, 1, { resolver: V6.secondResolver }))[0]?.addresses).toEqual([
    address6,
  ]);
  expect(await knock(world, 'wechat')).toEqual(UP);
});

test('what goes over IPv6 is seen and counted too, and does not leave the world', async () => {
  await world.renew();
  await countPackets(world.namespaces);
  await world.forget();
  const before = await readStillWire(world.namespaces);
  const { host, address6 = '' } = siteOf(world, 'wechat');
  await runInClient(world, KNOCK, [host, address6, '/']);
  const after = await readStillWire(world.namespaces);
  expect(after.bytes - before.bytes).toBeGreaterThan(1_500);
  expect(await world.contacts()).toEqual([{ address: address6, protocol: 'tcp', port: 443 }]);
  expect(await runInClient(world, KNOCK, [host, '2001:4860:4860::8888', '/'])).toBe('ENETUNREACH');
  const routes = await run('ip', ['-6', '-n', world.namespaces.router, 'route']);
  expect(routes).toContain('unreachable default');
});

test('the world sees the home router alone', async () => {
  await world.renew();
  await world.break([{ kind: 'host', of, change: { onConnect: 'silent' } }]);
  const { host, address } = siteOf(world, 'wechat');
  const seen = runInClient(world, KNOCK, [host, address, '/']);
  await untilConnected(world, address, { from: HOME });
  expect(await seen).toBe('silent');
});

const ANEW: readonly Break[] = [
  { kind: 'mtu-black-hole', bytes: 1_300, of },
  { kind: 'connections', most: 3 },
  { kind: 'connections', most: 3, at: 'device' },
];

test.each(ANEW)('connections from before begin anew: %o', async (broken) => {
  await world.renew();
  const hold: Break = { kind: 'host', of, change: { onConnect: 'silent' } };
  await world.break([hold]);
  const { address, address6 = '' } = siteOf(world, 'wechat');
  const kept = [address, address6].map((at) => runInClient(world, KEEP, [at]));
  await untilConnected(world, address, { from: HOME });
  await untilConnected(world, address6, { from: V6.client });
  await world.break([hold, broken]);
  expect(await Promise.all(kept)).toEqual(['ECONNRESET', 'ECONNRESET']);
});

test('the far ones lie behind the branch, whichever line is used', async () => {
  await world.renew();
  expect(await knock(world, 'outpost')).toEqual(UP);
  await world.break([{ kind: 'branch', how: 'host-unreachable' }]);
  const unreachable = ['EHOSTUNREACH', 'EHOSTUNREACH'];
  expect([await knock(world, 'outpost'), await knock(world, 'wechat')]).toEqual([unreachable, UP]);
  await world.switchNetwork();
  expect([await knock(world, 'outpost'), await knock(world, 'wechat')]).toEqual([unreachable, UP]);
  await world.break([{ kind: 'branch', how: 'drop' }]);
  expect(await knock(world, 'outpost')).toEqual(SILENT);
});

test('large packets get lost where they do, and small ones do not', async () => {
  await world.renew();
  const body = 'x'.repeat(5_000);
  const pages = { '/small': { status: 200, body: 'x' }, '/large': { status: 200, body } };
  const large: Break = { kind: 'pages', of: ['wechat', 'qq'], pages };
  await world.break([large, { kind: 'mtu-black-hole', bytes: 1_300, of }]);
  expect(await knock(world, 'wechat', '/small')).toEqual(UP);
  expect(await knock(world, 'wechat', '/large')).toEqual(SILENT);
  expect(await knock(world, 'qq', '/large')).toEqual(UP);
  await world.break([large, { kind: 'mtu-black-hole', bytes: 1_300 }]);
  expect(await knock(world, 'qq', '/large')).toEqual(SILENT);
});

test.each(['router', 'device'] as const)(
  'a full %s takes no more connections until some are gone',
  async (at) => {
    await world.renew();
    await world.break([{ kind: 'connections', most: 3, at }]);
    const { address } = siteOf(world, 'wechat');
    const stood = await connectMs(world, { address, count: 4 });
    expect(stood.map((ms) => ms === null)).toEqual([false, false, false, true]);
    expect(await knock(world, 'wechat')).toEqual(UP);
  },
);

test('who has IPv6 alone reaches the old ones by a NAT64, while it works', async () => {
  await world.renew();
  await world.break([{ kind: 'ip-version', v4: 'absent' }]);
  expect([await byName(world, 'wechat'), await byName(world, 'oldest')]).toEqual([
    '200',
    'ENETUNREACH',
  ]);
  await world.break([{ kind: 'ip-version', v4: 'absent', nat64: 'works' }]);
  expect([await byName(world, 'wechat'), await byName(world, 'oldest')]).toEqual(['200', '200']);
  await world.break([{ kind: 'ip-version', v4: 'absent', nat64: 'drop' }]);
  expect([await byName(world, 'wechat'), await byName(world, 'oldest')]).toEqual([
    '200',
    'ETIMEDOUT',
  ]);
});

test('the same seed makes the same world, another one another, and each of them works', async () => {
  const facts = (): object[] =>
    world.sites().map(({ id, host, address, lagMs }) => ({ id, host, address, lagMs }));
  await world.renew({ seed: 7 });
  const first = facts();
  expect(await byName(world, 'wechat')).toBe('200');
  expect(new Set(world.sites().map(({ lagMs }) => lagMs)).size).toBeGreaterThan(5);
  await world.renew({ seed: 8 });
  expect(await byName(world, 'wechat')).toBe('200');
  const names = first.map((each) => JSON.stringify(each));
  expect(facts().filter((each) => names.includes(JSON.stringify(each)))).toEqual([]);
});
