import { afterAll, beforeAll, expect, test } from 'vitest';
import { poll } from '../browsers/poll.ts';
import { HOME, V6 } from '../net/addresses.ts';
import type { Break, LineQuality } from '../net/break.ts';
import { run } from '../net/run.ts';
import { SERVICES, type ServiceSpec, type Site } from '../net/site.ts';
import { countPackets, readStillWire } from '../net/wire-counter.ts';
import { createWorld, type World } from '../net/world.ts';
import { ASK_NAMES, CONNECT, KEEP, KNOCK } from './client-scripts.ts';
import { GET, runInClient } from './in-client.ts';

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

function site(id: string): Site {
  const found = world.sites().find((each) => each.id === id);
  if (found === undefined) throw new Error(`no site is called ${id}`);
  return found;
}

/** What a site says at each of its addresses: in IPv4, then in IPv6. */
async function knock(id: string, path = '/'): Promise<readonly string[]> {
  const { host, address, address6 = '' } = site(id);
  return Promise.all([address, address6].map((at) => runInClient(world, KNOCK, [host, at, path])));
}

async function byName(id: string): Promise<string | undefined> {
  return (await runInClient(world, GET, [`https://${site(id).host}/`])).split('\n')[0];
}

async function connectMs(address = '', count = 1): Promise<readonly (number | null)[]> {
  return JSON.parse(await runInClient(world, CONNECT, [address, String(count)]));
}

/** Waits for a connection of somebody to an address of the world. */
async function untilConnected(address: string, from: string): Promise<void> {
  const at = address.includes(':') ? `[${address}]` : address;
  const peers = ['netns', 'exec', world.namespaces.internet, 'ss', '-Htn', 'src', at];
  await poll(async () => (await run('ip', peers)).includes(from), {
    timeoutMs: 5_000,
    what: `a connection from ${from}`,
  });
}

/** Of some tries, on a machine that may be busy with others. */
async function fastest(address: string | undefined): Promise<number> {
  const all = await connectMs(address, 5);
  return Math.min(...all.map((ms) => ms ?? Number.POSITIVE_INFINITY));
}

interface NameAnswer {
  readonly id: number;
  readonly ms: number;
  readonly addresses: readonly string[];
}

async function askNames(count: number, resolver: string = V6.resolver): Promise<NameAnswer[]> {
  const args = [resolver, site('wechat').host, String(count)];
  return JSON.parse(await runInClient(world, ASK_NAMES, args));
}

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
  expect(await Promise.all([knock('wechat'), knock('qq')])).toEqual([seen, other]);
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
  expect(await knock('wechat')).toEqual(UP);
  await world.renew();
  expect(await knock('wechat')).toEqual(UP);
});

test('both resolvers of both lines say both addresses, and so do operators of DoH', async () => {
  await world.renew();
  const { host, address6 } = site('wechat');
  expect((await askNames(1))[0]?.addresses).toEqual([address6]);
  const doh = world.config().controls?.find(({ kind }) => kind === 'doh')?.url;
  const ask = `fetch('${doh}?name=${host}&type=AAAA').then((said) => said.text()).then(console.log)`;
  expect(JSON.parse(await runInClient(world, ask, []))).toMatchObject({
    Answer: [{ type: 28, data: address6 }],
  });
  await world.switchNetwork();
  expect((await askNames(1, V6.secondResolver))[0]?.addresses).toEqual([address6]);
  expect(await knock('wechat')).toEqual(UP);
});

test('what goes over IPv6 is seen and counted too, and does not leave the world', async () => {
  await world.renew();
  await countPackets(world.namespaces);
  await world.forget();
  const before = await readStillWire(world.namespaces);
  const { host, address6 = '' } = site('wechat');
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
  const { host, address } = site('wechat');
  const seen = runInClient(world, KNOCK, [host, address, '/']);
  await untilConnected(address, HOME);
  expect(await seen).toBe('silent');
});

const ANEW: readonly Break[] = [
  { kind: 'mtu-black-hole', bytes: 1_300, of },
  { kind: 'connections', most: 3 },
];

test.each(ANEW)('connections from before begin anew: $kind', async (broken) => {
  await world.renew();
  const hold: Break = { kind: 'host', of, change: { onConnect: 'silent' } };
  await world.break([hold]);
  const { address, address6 = '' } = site('wechat');
  const kept = [address, address6].map((at) => runInClient(world, KEEP, [at]));
  await untilConnected(address, HOME);
  await untilConnected(address6, V6.client);
  await world.break([hold, broken]);
  expect(await Promise.all(kept)).toEqual(['ECONNRESET', 'ECONNRESET']);
});

test('the far ones lie behind the branch, whichever line is used', async () => {
  await world.renew();
  expect(await knock('outpost')).toEqual(UP);
  await world.break([{ kind: 'branch', how: 'host-unreachable' }]);
  const unreachable = ['EHOSTUNREACH', 'EHOSTUNREACH'];
  expect([await knock('outpost'), await knock('wechat')]).toEqual([unreachable, UP]);
  await world.switchNetwork();
  expect([await knock('outpost'), await knock('wechat')]).toEqual([unreachable, UP]);
  await world.break([{ kind: 'branch', how: 'drop' }]);
  expect(await knock('outpost')).toEqual(SILENT);
});

test('large packets get lost where they do, and small ones do not', async () => {
  await world.renew();
  const body = 'x'.repeat(5_000);
  const pages = { '/small': { status: 200, body: 'x' }, '/large': { status: 200, body } };
  const large: Break = { kind: 'pages', of: ['wechat', 'qq'], pages };
  await world.break([large, { kind: 'mtu-black-hole', bytes: 1_300, of }]);
  expect(await knock('wechat', '/small')).toEqual(UP);
  expect(await knock('wechat', '/large')).toEqual(SILENT);
  expect(await knock('qq', '/large')).toEqual(UP);
  await world.break([large, { kind: 'mtu-black-hole', bytes: 1_300 }]);
  expect(await knock('qq', '/large')).toEqual(SILENT);
});

test('a full router takes no more connections until some are gone', async () => {
  await world.renew();
  await world.break([{ kind: 'connections', most: 3 }]);
  const { address } = site('wechat');
  const stood = await connectMs(address, 4);
  expect(stood.map((ms) => ms === null)).toEqual([false, false, false, true]);
  expect(await knock('wechat')).toEqual(UP);
});

test('who has IPv6 alone reaches the old ones by a NAT64, while it works', async () => {
  await world.renew();
  await world.break([{ kind: 'ip-version', v4: 'absent' }]);
  expect([await byName('wechat'), await byName('oldest')]).toEqual(['200', 'ENETUNREACH']);
  await world.break([{ kind: 'ip-version', v4: 'absent', nat64: 'works' }]);
  expect([await byName('wechat'), await byName('oldest')]).toEqual(['200', '200']);
  await world.break([{ kind: 'ip-version', v4: 'absent', nat64: 'drop' }]);
  expect([await byName('wechat'), await byName('oldest')]).toEqual(['200', 'ETIMEDOUT']);
});

/** In what range the time lies until a connection stands. */
const LINES: readonly (readonly [name: string, is: LineQuality, least: number, most: number])[] = [
  ['round trip', { roundTripMs: 200 }, 200, 400],
  ['a standing queue', { queueMs: 300, roundTripMs: 100 }, 400, 600],
  ['jitter', { roundTripMs: 100, jitterMs: 50 }, 100, 400],
  // Two packets of 60 bytes, at 1 byte in a millisecond.
  ['a narrow line', { kbitPerSecond: 8 }, 120, 450],
];

test.each(LINES)('%s: for all, and for some alone', async (_name, is, least, most) => {
  await world.renew();
  await world.break([{ kind: 'line', is }]);
  const { address, address6 } = site('wechat');
  for (const at of [address, address6]) {
    const ms = await fastest(at);
    expect(ms).toBeGreaterThanOrEqual(least);
    expect(ms).toBeLessThan(most);
  }
  await world.break([{ kind: 'line', is, of }]);
  for (const at of [address, address6]) {
    expect(await fastest(at)).toBeGreaterThanOrEqual(least);
  }
  expect(await fastest(site('qq').address6)).toBeLessThan(least);
});

test('packets that jitter keep their order, unless they are not to', async () => {
  await world.renew();
  const line = { roundTripMs: 20, jitterMs: 100 };
  await world.break([{ kind: 'line', is: line }]);
  const kept = (await askNames(40)).map(({ id }) => id);
  expect(kept).toEqual([...kept].sort((one, other) => one - other));
  expect(kept).toHaveLength(40);
  await world.break([{ kind: 'line', is: { ...line, reorders: true } }]);
  const mixed = (await askNames(40)).map(({ id }) => id);
  expect(mixed).not.toEqual([...mixed].sort((one, other) => one - other));
  expect(mixed).toHaveLength(40);
});

test('a lossy line loses its share in each direction', async () => {
  await world.renew();
  await world.break([{ kind: 'line', is: { lossPercent: 20 } }]);
  // 64 of 100 on average; chance leaves this range once in 100,000 times.
  const { length } = await askNames(300);
  expect(length).toBeGreaterThan(192 - 38);
  expect(length).toBeLessThan(192 + 38);
});

test('a narrow line carries one packet after the other', async () => {
  await world.renew();
  await world.break([{ kind: 'line', is: { kbitPerSecond: 64 } }]);
  const answers = await askNames(60);
  expect(answers).toHaveLength(60);
  // Answers of more than 100 bytes, at 8 bytes in a millisecond.
  const [first, last] = [answers[0]?.ms ?? 0, answers.at(-1)?.ms ?? 0];
  expect((last - first) / 59).toBeGreaterThan(100 / 8);
});

test('the same seed makes the same world, another one another, and each of them works', async () => {
  const facts = (): object[] =>
    world.sites().map(({ id, host, address, lagMs }) => ({ id, host, address, lagMs }));
  await world.renew({ seed: 7 });
  const first = facts();
  expect(await byName('wechat')).toBe('200');
  expect(new Set(world.sites().map(({ lagMs }) => lagMs)).size).toBeGreaterThan(5);
  await world.renew({ seed: 8 });
  expect(await byName('wechat')).toBe('200');
  const names = first.map((each) => JSON.stringify(each));
  expect(facts().filter((each) => names.includes(JSON.stringify(each)))).toEqual([]);
});
