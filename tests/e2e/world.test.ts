import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Break } from '../net/break.ts';
import { attempt, run } from '../net/run.ts';
import { createWorld, type World } from '../net/world.ts';
import { GET, runInClient } from './in-client.ts';

/** Prints how many milliseconds it takes until a connection by name stands. */
const CONNECT_MS = `
  const from = performance.now();
  require('net').connect(443, process.argv[1], function () {
    console.log(performance.now() - from);
    this.destroy();
  });
`;

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

async function get(url: string): Promise<string> {
  const [status = ''] = (await runInClient(world, GET, [url])).split('\n');
  return status;
}

/** The service's page, and a control that is reached without a name. */
async function look(): Promise<readonly string[]> {
  const service = world.config().services[0]?.endpoints[0]?.url ?? '';
  const literal = world.config().controls?.find(({ kind }) => kind === 'address')?.url ?? '';
  return Promise.all([get(service), get(literal)]);
}

const of = ['wechat'];
const CASES: readonly (readonly [name: string, breaks: Break[], seen: readonly string[]])[] = [
  ['healthy', [], ['200', '200']],
  ['link down', [{ kind: 'link-down' }], ['EAI_AGAIN', 'ENETUNREACH']],
  ['no default route', [{ kind: 'no-default-route' }], ['EAI_AGAIN', 'ENETUNREACH']],
  ['uplink gone', [{ kind: 'uplink', how: 'net-unreachable' }], ['EAI_AGAIN', 'ENETUNREACH']],
  ['resolver refuses', [{ kind: 'resolver', act: { kind: 'refused' } }], ['EAI_AGAIN', '200']],
  ['name gone', [{ kind: 'zone', of, how: 'gone' }], ['ENOTFOUND', '200']],
  ['silent', [{ kind: 'packets', of, at: 'router', how: 'drop' }], ['silent', '200']],
  ['refused', [{ kind: 'packets', of, at: 'server', how: 'reset' }], ['ECONNREFUSED', '200']],
  ['reset', [{ kind: 'host', of, change: { onHello: 'reset' } }], ['ECONNRESET', '200']],
  ['by name', [{ kind: 'name-filter', of, how: 'reset' }], ['ECONNRESET', '200']],
  [
    'expired',
    [{ kind: 'host', of, change: { certificate: 'expired' } }],
    ['CERT_HAS_EXPIRED', '200'],
  ],
  ['wrong clock', [{ kind: 'clock', skewMs: 4e10 }], ['CERT_NOT_YET_VALID', 'CERT_NOT_YET_VALID']],
  [
    'portal',
    [{ kind: 'portal', http: 'redirect', https: 'reset' }],
    ['ECONNREFUSED', 'ECONNREFUSED'],
  ],
];

test.each(CASES)('%s', async (_name, breaks, seen) => {
  await world.renew();
  await world.break(breaks);
  expect(await look()).toEqual(seen);
});

test('ends at its edge: nothing outside answers', async () => {
  await world.renew();
  expect(await get('http://192.0.2.200/')).toBe('EHOSTUNREACH');
  const routes = await run('ip', ['-n', world.namespaces.router, 'route']);
  expect(routes).toContain('unreachable default');
});

test('a long line delays by its round trip', async () => {
  await world.renew();
  await world.break([{ kind: 'round-trip', ms: 100 }]);
  const { host } = world.sites()[0] ?? { host: '' };
  const ms = Number(await runInClient(world, CONNECT_MS, [host]));
  // A question of DNS and a TCP handshake.
  expect(ms).toBeGreaterThanOrEqual(200);
  expect(ms).toBeLessThan(260);
});

test('leaves nothing behind', async () => {
  const second = await createWorld();
  const names = Object.values(second.namespaces);
  expect(await attempt('ip', ['netns', 'pids', names[2] ?? ''])).toMatch(/\d/);
  await second.close();
  expect(readdirSync('/run/netns').filter((name) => names.includes(name))).toEqual([]);
});
