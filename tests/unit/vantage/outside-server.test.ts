import { get as getSecurely } from 'node:https';
import { afterEach, describe, expect, test } from 'vitest';
import { askOutside, resumeOutside } from '../../../src/vantage/ask-outside.ts';
import { measurementOf } from '../../../src/vantage/question.ts';
import { readLimits } from '../../../src/vantage/read-limits.ts';
import { createIssuer } from '../../net/certificates.ts';
import {
  type OutsideServer,
  type OutsideServerOptions,
  startOutsideServer,
} from '../../net/outside-view/start-outside-server.ts';
import { verdictsByPlace } from '../../net/outside-view/verdicts-by-place.ts';
import { corsFetch } from './cors-fetch.ts';

const servers: OutsideServer[] = [];

async function start(options: Partial<OutsideServerOptions> = {}): Promise<OutsideServer> {
  const server = await startOutsideServer({ verdictOf: () => 'answers', ...options });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const QUESTION = { host: 'shop.example', secure: true, country: 'CN' } as const;
const BODY = measurementOf(QUESTION);

function post(server: OutsideServer, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${server.origin}/v1/measurements`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function accessTo({ origin }: OutsideServer) {
  return { endpoint: origin, signal: new AbortController().signal };
}

/** Real sockets; time is the only thing that is not waited for. */
const ports = {
  fetch: corsFetch(fetch),
  sleep: (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      signal?.addEventListener('abort', () => resolve());
      if (ms < 8_000) setTimeout(resolve, 5);
    }),
  now: Date.now,
};

describe('over real sockets', () => {
  test('a question is put, polled for and answered', async () => {
    const server = await start({ verdictOf: verdictsByPlace({ CN: 'fails' }), polls: 2 });
    const ids: string[] = [];
    const options = { ...accessTo(server), onAsked: (id: string) => void ids.push(id) };
    const view = await askOutside(QUESTION, ports, options);
    expect(view?.probes.map(({ outcome }) => outcome)).toEqual([
      'fails',
      'fails',
      'fails',
      'answers',
      'answers',
    ]);
    const again = await resumeOutside({ ...QUESTION, id: ids[0] ?? '', askedAtMs: 0 }, ports, {
      ...accessTo(server),
    });
    expect(again?.probes).toEqual(view?.probes);
  });

  test('an answer that is never finished ends at the deadline', async () => {
    const silence = { status: 0, headers: {}, body: '' };
    const server = await start({
      instead: ({ method }) => (method === 'GET' ? silence : undefined),
    });
    const options = { ...accessTo(server), onAsked: () => undefined, deadlineMs: 50 };
    expect(await askOutside(QUESTION, ports, options)).toMatchObject({ problem: 'timeout' });
  });

  test('nobody listens', async () => {
    const server = await start();
    await server.close();
    const options = { ...accessTo(server), onAsked: () => undefined };
    expect(await askOutside(QUESTION, ports, options)).toMatchObject({ problem: 'unreachable' });
  });

  test('a redirect is not followed', async () => {
    const elsewhere = await start({ tokens: { mine: { credits: 0 } } });
    const server = await start({
      instead: ({ method }) =>
        method === 'OPTIONS'
          ? undefined
          : {
              status: 307,
              headers: {
                location: `${elsewhere.origin}/v1/measurements`,
                'access-control-allow-origin': '*',
              },
              body: '',
            },
    });
    const options = { ...accessTo(server), token: 'mine', onAsked: () => undefined };
    expect(await askOutside(QUESTION, ports, options)).toMatchObject({ problem: 'unreachable' });
    expect(elsewhere.requests).toEqual([]);
  });

  test('limits go down with every question', async () => {
    const server = await start();
    await askOutside(QUESTION, ports, { ...accessTo(server), onAsked: () => undefined });
    expect(await readLimits(ports, accessTo(server))).toMatchObject({ remaining: 245, limit: 250 });
  });

  test('it serves https under a certificate of its own', async () => {
    const issuer = await createIssuer();
    const leaf = await issuer.issue('api.outside.example', { kind: 'good', now: new Date() });
    const server = await start({ tls: { key: leaf.key, cert: leaf.chain } });
    expect(server.origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const status = await new Promise((seen, cut) => {
      const options = { ca: issuer.authority, servername: 'api.outside.example' };
      getSecurely(`${server.origin}/v1/limits`, options, ({ statusCode }) => seen(statusCode)).on(
        'error',
        cut,
      );
    });
    expect(status).toBe(200);
  });
});

describe('the API’s rules', () => {
  test('a measurement that it takes', async () => {
    const server = await start();
    const response = await post(server, BODY);
    expect(response.status).toBe(202);
    const { id, probesCount } = await response.json();
    expect(probesCount).toBe(5);
    expect(response.headers.get('location')).toBe(`${server.origin}/v1/measurements/${id}`);
    expect(
      ['limit', 'consumed', 'remaining', 'reset'].map((name) =>
        response.headers.get(`x-ratelimit-${name}`),
      ),
    ).toEqual(['250', '5', '245', '3600']);
    expect(response.headers.get('x-request-cost')).toBe('5');
  });

  test.each([
    ['not JSON', '{'],
    ['no target', { type: 'http' }],
    ['another kind', { ...BODY, type: 'https' }],
    ['a member that it does not know', { ...BODY, options: {} }],
    ['a location that it does not know', { ...BODY, locations: [{ planet: 'Mars' }] }],
    ['an empty location', { ...BODY, locations: [{ limit: 1 }, {}] }],
    ['a continent by its name', { ...BODY, locations: [{ continent: 'Europe' }] }],
    ['limits twice over', { ...BODY, limit: 5 }],
    ['too short a time', { ...BODY, timeout: 4 }],
    ['too long a time', { ...BODY, timeout: 31 }],
    ['part of a second', { ...BODY, timeout: 10.5 }],
    ['too many machines', { ...BODY, locations: [{ country: 'DE', limit: 51 }] }],
    ['a path in the options', { ...BODY, measurementOptions: { path: '/' } }],
    ['a method of another kind', { ...BODY, measurementOptions: { request: { method: 'POST' } } }],
    ['a port that is none', { ...BODY, measurementOptions: { port: 65_536 } }],
    ['a scheme in the target', { ...BODY, target: 'https://shop.example' }],
    ['a port in the target', { ...BODY, target: 'shop.example:8443' }],
    ['a path in the target', { ...BODY, target: 'shop.example/login' }],
    ['a private address', { ...BODY, target: '192.168.1.1' }],
    ['a name without a dot', { ...BODY, target: 'router' }],
  ])('one that it refuses: %s', async (_name, body) => {
    const response = await post(await start(), body);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-ratelimit-limit')).toBeNull();
    const { error } = await response.json();
    expect(error).toMatchObject({
      type: 'validation_error',
      message: 'Parameter validation failed.',
    });
    expect(Object.keys(error.params)).not.toHaveLength(0);
  });

  test('nobody matches', async () => {
    const body = { ...BODY, locations: [{ country: 'AQ' }] };
    const response = await post(await start(), body);
    expect(response.status).toBe(422);
    expect((await response.json()).error.type).toBe('no_probes_found');
  });

  test('all of the cost or nothing', async () => {
    const server = await start({ testsPerHour: 9, tokens: { mine: { credits: 3 } } });
    const statuses: unknown[] = [];
    for (const authorization of ['', '', 'Bearer mine', 'Bearer mine']) {
      const response = await post(server, BODY, authorization === '' ? {} : { authorization });
      const { error } = await response.json();
      statuses.push([response.status, response.headers.get('x-ratelimit-remaining'), error?.type]);
    }
    expect(statuses).toEqual([
      [202, '4', undefined],
      [429, '4', 'rate_limit_exceeded'],
      [202, '4', undefined],
      [202, '0', undefined],
    ]);
    const last = await post(server, BODY, { authorization: 'Bearer mine' });
    expect((await last.json()).error.type).toBe('insufficient_credits');
    expect(last.headers.get('x-credits-remaining')).toBe('2');
  });

  test('a token that it does not know gets 401 without a word', async () => {
    for (const authorization of ['Bearer wrong', 'Basic abc', 'mine']) {
      const response = await post(await start(), BODY, { authorization });
      expect([response.status, await response.text()]).toEqual([401, '']);
    }
  });

  test('asking too often shuts one measurement for five seconds', async () => {
    let clock = 0;
    const server = await start({ now: () => clock });
    const { id } = await (await post(server, BODY)).json();
    const poll = () => fetch(`${server.origin}/v1/measurements/${id}`);
    const statuses: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await poll()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await poll()).headers.get('retry-after')).toBe('5');
    clock += 5_000;
    expect((await poll()).status).toBe(200);
  });

  test('a tag spares what did not change', async () => {
    const server = await start({ polls: 2 });
    const { id } = await (await post(server, BODY)).json();
    const poll = (tag: string) =>
      fetch(`${server.origin}/v1/measurements/${id}`, { headers: { 'if-none-match': tag } });
    const first = await poll('none');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/".+"$/);
    expect((await poll(tag)).status).toBe(304);
    const last = await poll(tag);
    expect([last.status, (await last.json()).status]).toEqual([200, 'finished']);
  });

  test('another measurement’s machines can be asked again', async () => {
    const server = await start();
    const { id } = await (await post(server, BODY)).json();
    expect((await post(server, { ...BODY, locations: id })).status).toBe(202);
    expect((await post(server, { ...BODY, locations: 'unknown' })).status).toBe(422);
  });

  test.each(['/', '/v1/measurements/none', '/v1/measurements/a/b', '/v1/measurements?x', '/v2'])(
    'nothing is at %s',
    async (path) => {
      const response = await fetch((await start()).origin + path);
      expect(response.status).toBe(404);
      expect((await response.json()).error.type).toBe('not_found');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    },
  );
});

describe('a browser without host access', () => {
  const init = { method: 'POST', body: JSON.stringify(BODY) };

  test.each([
    ['Content-Type', 'application/json', true],
    ['Authorization', 'Bearer mine', true],
    ['If-None-Match', '"x"', false],
    ['User-Agent-Of-Ours', 'x', false],
  ])('may send %s: %s (%s)', async (name, value, isAllowed) => {
    const { origin } = await start({ tokens: { mine: { credits: 0 } } });
    const sent = corsFetch(fetch)(`${origin}/v1/measurements`, {
      ...init,
      headers: { [name]: value },
    });
    if (isAllowed) await expect(sent).resolves.toMatchObject({ status: 202 });
    else await expect(sent).rejects.toThrow('preflight');
  });

  test('sees the limits, and where the measurement is', async () => {
    const { origin } = await start();
    const headers = { 'Content-Type': 'application/json' };
    const response = await corsFetch(fetch)(`${origin}/v1/measurements`, { ...init, headers });
    const names = [...response.headers.keys()];
    expect(names).toContain('x-ratelimit-reset');
    expect(names).toContain('location');
    expect(names).not.toContain('date');
  });
});
