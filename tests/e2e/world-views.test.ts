import { afterAll, beforeAll, expect, test } from 'vitest';
import { countByHost, requestsTo } from '../net/asked.ts';
import { feedId, OUTSIDE_ID, type ServiceSpec } from '../net/site.ts';
import { htmlInstead, instead } from '../net/status-pages.ts';
import { createWorld, type World } from '../net/world.ts';
import { GET, runInClient } from './in-client.ts';

const FEED = { kind: 'statuspage', path: '/' } as const;
const CARRIED: readonly ServiceSpec[] = [
  { id: 'one', name: 'One', provider: 'First', cdn: 'cloudflare', feed: FEED },
  { id: 'two', name: 'Two', provider: 'Second', cdn: 'cloudflare' },
  { id: 'apart', name: 'Apart', provider: 'Third', range: 'third' },
];
const SUMMARY = '/api/v2/summary.json';

let world: World;

beforeAll(async () => {
  world = await createWorld({ services: CARRIED });
});
afterAll(() => world?.close());

async function get(url: string, tag = ''): Promise<string[]> {
  return (await runInClient(world, GET, [url, tag])).split('\n');
}

async function status(url: string): Promise<string | undefined> {
  return (await get(url))[0];
}

function host(id: string): string {
  const site = world.sites().find((each) => each.id === id);
  if (site === undefined) throw new Error(`no site is called ${id}`);
  return site.host;
}

function page(id: string, path = '/'): string {
  return `https://${host(id)}${path}`;
}

test('a status page lives while the service and its CDN are down', async () => {
  await world.renew();
  const pages = [page('one'), page('two'), page('apart'), page(feedId('one'), SUMMARY)];
  expect(await Promise.all(pages.map(status))).toEqual(['200', '200', '200', '200']);
  await world.break([{ kind: 'packets', of: ['cloudflare'], at: 'server', how: 'reset' }]);
  expect(await Promise.all(pages.map(status))).toEqual([
    'ECONNREFUSED',
    'ECONNREFUSED',
    '200',
    '200',
  ]);
});

test('a status page says 304 to whoever has it, and other things when told to', async () => {
  await world.renew();
  const url = page(feedId('one'), SUMMARY);
  const [, tag = ''] = await get(url);
  expect(tag).toMatch(/^"\w+"$/);
  expect((await get(url, tag))[0]).toBe('304');
  const of = [feedId('one')];
  await world.break([{ kind: 'pages', of, pages: instead({ status: 503 }) }]);
  expect(await status(url)).toBe('503');
  await world.break([{ kind: 'pages', of, pages: htmlInstead() }]);
  expect(await status(url)).toBe('200');
  const endless = { status: 200, body: 'x'.repeat(10_000), repeat: 'endless' } as const;
  await world.break([{ kind: 'pages', of, pages: instead(endless) }]);
  expect(Number((await get(url))[2])).toBeGreaterThan(2_000_000);
  const met = requestsTo(await world.asked(), host(feedId('one')));
  expect(met.map((each) => each.status)).toEqual(expect.arrayContaining([200, 304, 503]));
  expect(met.filter(({ headers }) => headers['if-none-match'] === tag)).toHaveLength(1);
});

test('a control tells the country it is asked from', async () => {
  await world.renew({
    controls: [{ id: 'trace', operator: 'Alder', kind: 'https', trace: true }],
  });
  await world.break([{ kind: 'country', code: 'CN' }]);
  const url = world.config().controls?.[0]?.url ?? '';
  expect(await runInClient(world, BODY, [url])).toContain('\nloc=CN\n');
});

test('the client changes lines while it runs, and a fault may stay behind on one', async () => {
  await world.renew();
  const drop = { kind: 'packets', of: ['one'], at: 'router', how: 'drop' } as const;
  const lie = { kind: 'resolver', of: ['two'], act: { kind: 'nxdomain' }, line: 'second' } as const;
  await world.break([drop, lie]);
  expect([await status(page('one')), await status(page('two'))]).toEqual(['silent', '200']);
  await world.forget();
  await world.switchNetwork();
  expect([await status(page('one')), await status(page('two'))]).toEqual(['200', 'ENOTFOUND']);
  const asked = await world.asked();
  expect(asked).toContainEqual(expect.objectContaining({ kind: 'name', by: 'secondResolver' }));
  expect(asked).not.toContainEqual(expect.objectContaining({ by: 'resolver' }));
  await world.break([{ ...drop, at: 'second-router' }]);
  expect(await status(page('one'))).toBe('silent');
  await world.renew();
  expect(await status(page('one'))).toBe('200');
});

test('machines elsewhere see what they are told to', async () => {
  await world.renew();
  await world.break([{ kind: 'outside', sees: { near: 'fails', far: 'turned-away' } }]);
  const target = host('one');
  const question = {
    type: 'http',
    target,
    locations: [
      { country: 'DE', limit: 2 },
      { continent: 'AS', limit: 1 },
    ],
  };
  const url = page(OUTSIDE_ID, '/v1/measurements');
  const said = await runInClient(world, QUESTION, [url, JSON.stringify(question)]);
  const { results }: { results: { probe: object; result: object }[] } = JSON.parse(said);
  expect(results).toMatchObject([
    { probe: { country: 'DE' }, result: { status: 'failed', failureSource: 'target' } },
    { probe: { country: 'DE' }, result: { status: 'failed' } },
    { probe: { continent: 'AS' }, result: { status: 'finished', statusCode: 403 } },
  ]);
  const asked = (await world.questions()).filter(({ method }) => method === 'POST');
  expect(asked.map(({ body }) => JSON.parse(body))).toEqual([question]);
  await world.break([{ kind: 'outside', sees: { how: 'rate-limited' } }]);
  const refused = await runInClient(world, QUESTION, [url, JSON.stringify(question)]);
  expect(JSON.parse(refused)).toMatchObject({ error: { type: 'rate_limit_exceeded' } });
});

test('whoever is asked is counted, also who does not exist', async () => {
  await world.renew();
  await world.forget();
  await status('https://who-is-this.example/');
  await status('https://192.0.2.201/');
  await status(page('one'));
  // Whether an IPv6 address is asked for too depends on how long the link has been up.
  const asked = (await world.asked()).filter((each) => each.kind !== 'name' || each.type === 'A');
  expect(countByHost(asked)).toEqual([
    { host: host('one'), names: 1, greetings: 1, requests: 1 },
    { host: 'who-is-this.example', names: 1, greetings: 0, requests: 0 },
  ]);
  const contacts = await world.contacts();
  expect(contacts).toContainEqual({ address: '192.0.2.201', protocol: 'tcp', port: 443 });
  expect(contacts).toContainEqual({ address: '192.0.2.53', protocol: 'udp', port: 53 });
  await world.forget();
  expect([await world.asked(), await world.contacts()]).toEqual([[], []]);
});

/** Prints a page. */
const BODY = `
  require('https').get(process.argv[1], { agent: false }, (response) => response.pipe(process.stdout));
`;

/** Asks machines elsewhere and prints what they say, or what is said instead. */
const QUESTION = `
  const [url, body] = process.argv.slice(1);
  const ask = async (address, init) => {
    const response = await new Promise((done, fail) => {
      const call = require('https').request(address, { agent: false, ...init }, done);
      call.on('error', fail).end(init.body);
    });
    let text = '';
    for await (const part of response) text += part;
    return text;
  };
  const headers = { 'content-type': 'application/json' };
  ask(url, { method: 'POST', headers, body }).then(async (said) => {
    const { id } = JSON.parse(said);
    for (let tries = 0; id !== undefined && tries < 5; tries += 1) {
      said = await ask(url + '/' + id, {});
      if (JSON.parse(said).status === 'finished') break;
      await new Promise((done) => setTimeout(done, 500));
    }
    console.log(said);
  });
`;
