import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeadlinePassed } from '../../../src/probe/deadline.ts';
import { type ProbeTarget, probeEndpoint } from '../../../src/probe/probe-endpoint.ts';
import { type Behaviour, fakeNetwork, inFakeTime } from './fake-network.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const URL_UNDER_TEST = 'https://shop.example/home?token=secret#part';

const ENDPOINT: ProbeTarget = {
  n: 7,
  role: 'endpoint',
  url: URL_UNDER_TEST,
  redirect: 'follow',
  comparison: 'text',
  attempt: 1,
};

const PORTAL: ProbeTarget = {
  ...ENDPOINT,
  role: 'portal',
  url: 'http://check.example/204',
  redirect: 'manual',
  comparison: 'exact',
  expect: { status: 204 },
};

interface Situation {
  readonly target?: Partial<ProbeTarget>;
  readonly allowed?: (url: string) => boolean;
  readonly abortAfterMs?: number;
  readonly reason?: unknown;
  readonly holdsBack?: true;
  readonly tellsBeyond?: true;
}

async function probe(world: Record<string, Behaviour>, situation: Situation = {}) {
  const network = fakeNetwork({
    world,
    ...(situation.allowed && { allowed: situation.allowed }),
    ...(situation.holdsBack && { holdsBack: true }),
    ...(situation.tellsBeyond && { tellsBeyond: true }),
  });
  const stop = new AbortController();
  const timer =
    situation.abortAfterMs === undefined
      ? undefined
      : setTimeout(() => stop.abort(situation.reason), situation.abortAfterMs);
  const target = { ...ENDPOINT, ...situation.target };
  const observation = await inFakeTime(probeEndpoint(target, network.ports, stop.signal));
  clearTimeout(timer);
  return { observation, outcome: observation.outcome, requests: network.requests };
}

describe('an answer', () => {
  test('is labelled without query and fragment, and its request gives nothing away', async () => {
    const { observation, requests } = await probe({ '*': { kind: 'answer', afterMs: 30 } });
    expect(observation).toMatchObject({
      n: 7,
      role: 'endpoint',
      endpoint: 'https://shop.example/home',
      host: 'shop.example',
      secure: true,
      attempt: 1,
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 30,
    });
    expect(observation.outcome).toMatchObject({
      kind: 'response',
      status: 200,
      verified: true,
      address: '192.0.2.250',
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.init).toMatchObject({
      method: 'GET',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
    });
  });

  test('over plain http proves nobody’s identity', async () => {
    const { outcome } = await probe(
      { '*': { kind: 'answer' } },
      { target: { url: 'http://shop.example/' } },
    );
    expect(outcome).toMatchObject({ status: 200, verified: false });
  });

  test('after redirects names the last host, and is verified only where every hop was https', async () => {
    const secure = await probe({
      'shop.example': { kind: 'answer', location: 'https://www.shop.example/' },
      'www.shop.example': { kind: 'answer' },
    });
    expect(secure.outcome).toMatchObject({ verified: true, finalHost: 'www.shop.example' });
    const detour = await probe({
      'shop.example': { kind: 'answer', location: 'http://plain.example/' },
      'plain.example': { kind: 'answer', location: 'https://www.shop.example/' },
      'www.shop.example': { kind: 'answer' },
    });
    expect(detour.outcome).toMatchObject({ verified: false, finalHost: 'www.shop.example' });
  });

  test('through a proxy says so, and names neither an address nor a connection that was there', async () => {
    const phases = {
      fetchStart: 5,
      connectStart: 5,
      connectEnd: 5,
      requestStart: 5,
      responseStart: 9,
    };
    const { outcome } = await probe({ '*': { kind: 'answer', proxied: 'http', phases } });
    expect(outcome).toMatchObject({ proxied: true });
    expect(outcome).not.toHaveProperty('address');
    expect(outcome).not.toHaveProperty('reused');
  });

  test('over a connection that was there already is marked, and its times are kept', async () => {
    const at = { fetchStart: 5, domainLookupStart: 5, domainLookupEnd: 5 };
    const after = { requestStart: 6, responseStart: 26 };
    const reused = await probe({
      '*': { kind: 'answer', phases: { ...at, connectStart: 5, connectEnd: 5, ...after } },
    });
    expect(reused.outcome).toMatchObject({
      reused: true,
      phases: { dnsMs: 0, connectMs: 0, firstByteMs: 20 },
    });
    const fresh = await probe({
      '*': {
        kind: 'answer',
        phases: { ...at, domainLookupEnd: 15, connectStart: 15, connectEnd: 45, ...after },
      },
    });
    expect(fresh.outcome).not.toHaveProperty('reused');
    expect(fresh.outcome).toMatchObject({ phases: { dnsMs: 10, connectMs: 30 } });
  });

  test('hidden phases are absent, not zero', async () => {
    const { outcome } = await probe({ '*': { kind: 'answer', phases: {} } });
    expect(outcome).not.toHaveProperty('phases');
    expect(outcome).not.toHaveProperty('reused');
  });

  test('without any header is garbage taken for HTTP/0.9', async () => {
    const network = fakeNetwork({ world: {} });
    const bare = Object.defineProperty(new Response('garbage'), 'type', { value: 'basic' });
    bare.headers.delete('content-type');
    const ports = { ...network.ports, fetch: async () => bare };
    const stop = new AbortController();
    const seen = await inFakeTime(probeEndpoint(ENDPOINT, ports, stop.signal));
    expect(seen.outcome).toMatchObject({ status: 200, headless: true });
  });

  test('tells challenge, retry time, clock and content network from its headers', async () => {
    const { outcome } = await probe({
      '*': {
        kind: 'answer',
        status: 403,
        headers: {
          'cf-mitigated': 'challenge',
          'cf-ray': '1',
          'retry-after': '120',
          date: new Date(Date.UTC(2026, 0, 1, 1)).toUTCString(),
        },
      },
    });
    expect(outcome).toMatchObject({ challenge: true, retryAfterMs: 120_000, cdn: 'Cloudflare' });
    expect(outcome).toHaveProperty('clockSkewMs', 3_600_490);
  });
});

describe('a control', () => {
  test.each([
    [{ status: 204 }, 'expected'],
    [{ status: 200, body: '' }, 'expected'],
    [{ status: 200, body: 'x' }, 'expected'],
    [{ status: 200, body: 'ok!' }, 'tiny'],
    [{ status: 200, body: '<html>Sign in here</html>' }, 'other'],
    [{ status: 511, body: 'Sign in' }, 'other'],
  ])('that expects 204 and gets %o', async (reply, content) => {
    const { outcome } = await probe({ '*': { kind: 'answer', ...reply } }, { target: PORTAL });
    expect(outcome).toMatchObject({ kind: 'response', content });
  });

  test.each([
    ['success\n', 'expected'],
    ['<HTML><BODY>success</BODY></HTML>', 'expected'],
    ['no', 'tiny'],
    ['<script>location = "http://portal.example/?res=success"</script>', 'other'],
    [`success ${'and much more '.repeat(30)}`, 'other'],
    ['Welcome to our Wi-Fi', 'other'],
  ])('that expects a text and gets %j', async (body, content) => {
    const target = { ...PORTAL, expect: { status: 200, body: 'success' } };
    const { outcome } = await probe({ '*': { kind: 'answer', body } }, { target });
    expect(outcome).toMatchObject({ content });
  });

  test('is not followed: the redirect itself is the answer', async () => {
    const { outcome, requests } = await probe(
      { 'check.example': { kind: 'answer', location: 'http://portal.example/login?from=1' } },
      { target: PORTAL },
    );
    expect(outcome).toMatchObject({ status: 302, redirectHost: 'portal.example', verified: false });
    expect(outcome).not.toHaveProperty('redirectSecure');
    expect(outcome).not.toHaveProperty('content');
    expect(outcome).not.toHaveProperty('finalHost');
    expect(requests[0]?.init.redirect).toBe('manual');
  });

  test('tells a redirect to https, and whom it came from', async () => {
    const address = '203.0.113.77';
    const { outcome } = await probe(
      { 'check.example': { kind: 'answer', location: 'https://check.example/home', address } },
      { target: PORTAL },
    );
    expect(outcome).toMatchObject({ redirectHost: 'check.example', redirectSecure: true, address });
  });

  test('over https stays verified where it points to plain http', async () => {
    const { outcome } = await probe(
      { '*': { kind: 'answer', location: 'http://elsewhere.example/' } },
      { target: { ...PORTAL, role: 'https', url: 'https://check.example/' } },
    );
    expect(outcome).toMatchObject({ status: 302, verified: true });
  });

  test('that the browser turned into https was never asked', async () => {
    const { outcome } = await probe(
      {
        'check.example': (_, url) =>
          url.protocol === 'http:' ? { kind: 'upgrade' } : { kind: 'answer', status: 204 },
      },
      { target: PORTAL },
    );
    expect(outcome).toEqual({
      kind: 'failure',
      layer: 'aborted',
      code: 'upgraded',
      discard: true,
    });
  });

  test('an endpoint that the browser turned into https counts as asked over https', async () => {
    const { outcome } = await probe(
      {
        'shop.example': (_, url) =>
          url.protocol === 'http:' ? { kind: 'upgrade' } : { kind: 'answer' },
      },
      { target: { url: 'http://shop.example/' } },
    );
    expect(outcome).toMatchObject({ status: 200, verified: true });
  });
});

describe('a failure', () => {
  test('is told by the browser’s word, which comes after the rejection', async () => {
    const { observation } = await probe({
      '*': { kind: 'error', afterMs: 40, code: 'net::ERR_CONNECTION_RESET', wordAfterMs: 49 },
    });
    expect(observation.outcome).toEqual({
      kind: 'failure',
      layer: 'tcp',
      transport: 'reset',
      code: 'net::ERR_CONNECTION_RESET',
    });
    expect(observation.durationMs).toBe(40);
  });

  test('is told by a word that a busy device brings late', async () => {
    const late = { kind: 'error', afterMs: 40, code: 'NS_ERROR_NET_RESET', wordAfterMs: 2_500 };
    const { observation } = await probe({ '*': { ...late, kind: 'error' } });
    expect(observation.outcome).toMatchObject({ transport: 'reset' });
    expect(observation.durationMs).toBe(40);
  });

  test('whose word has not come by the deadline is unknown, not silent', async () => {
    const world = { '*': { kind: 'error' } } as const;
    const { outcome } = await probe(world, {
      abortAfterMs: 4_000,
      reason: new DeadlinePassed(4_000),
    });
    expect(outcome).toMatchObject({ layer: 'unknown', code: 'Failed to fetch' });
    expect(performance.now()).toBeLessThan(4_100);
  });

  test('whose word never comes is unknown', async () => {
    const { observation, outcome } = await probe({ '*': { kind: 'error' } });
    expect(outcome).toMatchObject({ layer: 'unknown', code: 'Failed to fetch' });
    expect(outcome).not.toHaveProperty('opaque');
    expect(observation.durationMs).toBe(20);
  });

  test('at a port that browsers never fetch from is the browser’s own', async () => {
    const { outcome } = await probe(
      { '*': { kind: 'error', afterMs: 0 } },
      { target: { url: 'http://shop.example:6000/' } },
    );
    expect(outcome).toMatchObject({ layer: 'blocked', blocker: 'browser' });
    expect(performance.now()).toBeLessThan(100);
  });

  test.each([
    ['that never went out is a blocker’s', {}, { layer: 'blocked', blocker: 'extension' }],
    [
      'that went out is a session that ended',
      { isSent: true },
      { layer: 'http', transport: 'ended' },
    ],
  ] as const)('Firefox’s word for a request %s', async (_, before, meaning) => {
    const code = 'NS_ERROR_ABORT';
    const { outcome } = await probe({ '*': { kind: 'error', code, ...before } });
    expect(outcome).toEqual({ kind: 'failure', code, ...meaning });
  });

  test('a blocker that stops what a redirect leads to is one, although the first hop went out', async () => {
    const location = 'https://www.shop.example/';
    const { outcome } = await probe({
      'shop.example': { kind: 'answer', isSent: true, location },
      'www.shop.example': { kind: 'error', code: 'NS_ERROR_ABORT' },
    });
    expect(outcome).toMatchObject({ layer: 'blocked', finalHost: 'www.shop.example' });
  });

  test.each([
    ['an app', 'app://open/home', 'net::ERR_UNKNOWN_URL_SCHEME'],
    ['nothing', 'about:blank', undefined],
    ['a script', 'javascript:0', 'net::ERR_UNSAFE_REDIRECT'],
    ['a port that browsers refuse', 'https://shop.example:25/', 'net::ERR_UNSAFE_PORT'],
    ['the same in Firefox', 'https://shop.example:25/', undefined],
  ])('of a redirect to %s is its server’s', async (_, location, code) => {
    const { outcome } = await probe({
      'https://shop.example/home': { kind: 'answer', location },
      '*': { kind: 'error', ...(code && { code }) },
    });
    expect(outcome).toMatchObject({
      layer: 'http',
      transport: 'bad-redirect',
      code: code ?? 'redirect',
    });
    expect(outcome).not.toHaveProperty('finalHost');
  });

  test('beyond a redirect names the host that failed', async () => {
    const { outcome } = await probe({
      'shop.example': { kind: 'answer', location: 'https://www.shop.example/' },
      'www.shop.example': { kind: 'error', code: 'net::ERR_NAME_NOT_RESOLVED' },
    });
    expect(outcome).toMatchObject({ layer: 'dns', finalHost: 'www.shop.example' });
    expect(outcome).not.toHaveProperty('verified');
  });

  test.each([
    ['as an answer (Chromium)', { kind: 'answer', status: 407 } as const, 'HTTP 407'],
    [
      'as a failure after its headers (Firefox)',
      { kind: 'error', headersFirst: 407, code: 'NS_ERROR_PROXY_CONNECTION_REFUSED' } as const,
      'NS_ERROR_PROXY_CONNECTION_REFUSED',
    ],
  ])('407 is the proxy’s, %s', async (_, reply, code) => {
    const { outcome } = await probe({ '*': reply });
    expect(outcome).toEqual({ kind: 'failure', layer: 'proxy', proxyFault: 'sign-in', code });
  });

  test('a tunnel refused with 403 is a proxy’s no, and its headers verify nothing', async () => {
    const { outcome } = await probe({
      '*': { kind: 'error', headersFirst: 403, code: 'net::ERR_TUNNEL_CONNECTION_FAILED' },
    });
    expect(outcome).toMatchObject({ layer: 'proxy', proxyFault: 'denied' });
    expect(outcome).not.toHaveProperty('verified');
  });

  test('of a body that breaks off had its headers over validated TLS', async () => {
    const { outcome } = await probe(
      { '*': { kind: 'answer', body: 'half', brokenBy: 'net::ERR_CONTENT_LENGTH_MISMATCH' } },
      { target: { expect: { body: 'whole' } } },
    );
    expect(outcome).toMatchObject({ layer: 'http', transport: 'truncated', verified: true });
  });

  test('a body that nobody asked for may break off', async () => {
    const { outcome } = await probe({
      '*': { kind: 'answer', body: 'half', brokenBy: 'NS_ERROR_NET_PARTIAL_TRANSFER' },
    });
    expect(outcome).toMatchObject({ kind: 'response', status: 200 });
  });
});

describe('what the browser holds back', () => {
  const HELD = { kind: 'error', afterMs: 3 } as const;
  const holdsBack = true;

  test('was never asked', async () => {
    const { outcome, requests } = await probe({ '*': HELD }, { holdsBack });
    expect(outcome).toMatchObject({ layer: 'aborted', code: 'held back', discard: true });
    expect(requests).toHaveLength(1);
  });

  test('is sent once it may go out, where somebody waits for its word', async () => {
    const released: Behaviour = (attempt) => (attempt < 3 ? HELD : { kind: 'answer' });
    const target = { isPatient: true } as const;
    const { outcome, requests } = await probe({ '*': released }, { holdsBack, target });
    expect(outcome).toMatchObject({ kind: 'response', status: 200 });
    expect(requests).toHaveLength(3);
  });

  test('is given up before anybody calls it silent', async () => {
    const target = { isPatient: true } as const;
    const { outcome, requests } = await probe({ '*': HELD }, { holdsBack, target });
    expect(outcome).toMatchObject({ code: 'held back', discard: true });
    expect(performance.now()).toBeLessThan(4_000);
    expect(requests).toHaveLength(4);
  });

  test('is not sent again where it failed with a word', async () => {
    const world = { '*': { kind: 'error', code: 'net::ERR_CONNECTION_RESET' } } as const;
    const { outcome, requests } = await probe(world, { holdsBack, target: { isPatient: true } });
    expect(outcome).toMatchObject({ transport: 'reset' });
    expect(requests).toHaveLength(1);
  });

  test('beyond a redirect was never asked either', async () => {
    const world = {
      'shop.example': { kind: 'answer', location: 'https://www.shop.example/' },
      'www.shop.example': { kind: 'error', code: 'net::ERR_ABORTED' },
    } as const;
    const { outcome } = await probe(world, { holdsBack });
    expect(outcome).toMatchObject({ code: 'held back', discard: true });
  });
});

describe('an abort', () => {
  test('by the deadline is a time-out, never the browser’s word for it', async () => {
    const { observation, outcome } = await probe(
      { '*': { kind: 'silence' } },
      { abortAfterMs: 4_000, reason: new DeadlinePassed(4_000) },
    );
    expect(outcome).toEqual({
      kind: 'failure',
      layer: 'timeout',
      code: 'timeout',
      deadlineMs: 4_000,
    });
    expect(observation.durationMs).toBe(4_000);
  });

  test('by the caller is nobody’s fault', async () => {
    const { outcome } = await probe({ '*': { kind: 'silence' } }, { abortAfterMs: 100 });
    expect(outcome).toMatchObject({ layer: 'aborted', discard: true });
  });

  test('before the start sends nothing that counts', async () => {
    const { outcome } = await probe({ '*': { kind: 'silence' } }, { abortAfterMs: 0 });
    expect(outcome).toMatchObject({ layer: 'aborted', discard: true });
  });

  test('by the deadline while a body trickles keeps what had come', async () => {
    const network = fakeNetwork({ world: {} });
    const stop = new AbortController();
    const fetch = async (_: string, { signal }: RequestInit): Promise<Response> => {
      const body = new ReadableStream({
        start: (controller) =>
          signal?.addEventListener('abort', () => controller.error(signal.reason)),
      });
      return Object.defineProperty(new Response(body), 'type', { value: 'basic' });
    };
    const watch: typeof network.ports.watch = (_, listener) => {
      const headers = { date: 'Thu, 01 Jan 2026 00:00:00 GMT' };
      setTimeout(() => listener({ kind: 'headers', url: URL_UNDER_TEST, status: 200, headers }), 1);
      return () => undefined;
    };
    const target = { ...ENDPOINT, expect: { body: 'text' } };
    const work = probeEndpoint(target, { ...network.ports, fetch, watch }, stop.signal);
    setTimeout(() => stop.abort(new DeadlinePassed(4_000)), 4_000);
    const { outcome } = await inFakeTime(work);
    expect(outcome).toMatchObject({ layer: 'timeout', verified: true });
  });
});

describe('without host access', () => {
  const allowed = (): boolean => false;

  test('an answer is an answer, and no more is known', async () => {
    const { outcome, requests } = await probe(
      { '*': { kind: 'answer', status: 503 } },
      { allowed },
    );
    expect(outcome).toEqual({ kind: 'response', status: 0, verified: true, opaque: true });
    expect(requests[0]?.init).toMatchObject({ mode: 'no-cors', redirect: 'follow' });
  });

  test('a manual redirect is not asked for: browsers forbid the pair', async () => {
    const { outcome, requests } = await probe(
      { '*': { kind: 'answer', status: 204 } },
      { allowed, target: PORTAL },
    );
    expect(requests[0]?.init.redirect).toBe('follow');
    expect(outcome).toMatchObject({ opaque: true, verified: false });
  });

  test('a failure keeps its reason to itself, at once', async () => {
    const { outcome } = await probe(
      { '*': { kind: 'error', code: 'net::ERR_CONNECTION_REFUSED' } },
      { allowed },
    );
    expect(outcome).toEqual({ kind: 'failure', layer: 'unknown', code: 'hidden', opaque: true });
  });

  test('silence is silence', async () => {
    const { outcome } = await probe(
      { '*': { kind: 'silence' } },
      { allowed, abortAfterMs: 4_000, reason: new DeadlinePassed(4_000) },
    );
    expect(outcome).toMatchObject({ layer: 'timeout', deadlineMs: 4_000 });
  });

  test.each([
    [{ kind: 'answer' } as const, { kind: 'response', opaque: true, verified: true }],
    [
      { kind: 'error', code: 'net::ERR_CONNECTION_REFUSED' } as const,
      { kind: 'failure', layer: 'unknown', opaque: true },
    ],
  ])('to where it redirects, the chain is asked once more: %o', async (reply, expected) => {
    const { outcome, requests } = await probe(
      {
        'shop.example': { kind: 'answer', location: 'https://login.example/' },
        'login.example': reply,
      },
      { allowed: (url) => !url.includes('login.example') },
    );
    expect(outcome).toMatchObject({ ...expected, finalHost: 'login.example' });
    expect(requests.map(({ init }) => init.mode)).toEqual(['cors', 'no-cors']);
  });

  test('beyond a redirect an answer that the browser keeps to itself is no failure', async () => {
    const { outcome, requests } = await probe(
      {
        'shop.example': { kind: 'answer', location: 'https://login.example/' },
        'login.example': { kind: 'answer' },
      },
      { allowed: (url) => !url.includes('login.example'), tellsBeyond: true },
    );
    expect(outcome).toMatchObject({ kind: 'response', opaque: true, finalHost: 'login.example' });
    expect(requests).toHaveLength(2);
  });

  test('beyond a redirect a failure that the browser tells all the same counts as told', async () => {
    const { outcome, requests } = await probe(
      {
        'shop.example': { kind: 'answer', location: 'https://login.example/' },
        'login.example': { kind: 'error', code: 'net::ERR_CONNECTION_REFUSED' },
      },
      { allowed: (url) => !url.includes('login.example'), tellsBeyond: true },
    );
    expect(outcome).toMatchObject({ transport: 'refused', finalHost: 'login.example' });
    expect(requests).toHaveLength(1);
  });

  test('taken away while it runs, the coarser reading takes over', async () => {
    let asked = 0;
    const network = fakeNetwork({ world: { '*': { kind: 'answer' } } });
    network.allowed = () => asked === 0;
    const ports = {
      ...network.ports,
      hasAccess: async (url: string) => {
        const may = network.allowed?.(url) ?? false;
        asked += 1;
        return may;
      },
    };
    const stop = new AbortController();
    const { outcome } = await inFakeTime(probeEndpoint(ENDPOINT, ports, stop.signal));
    expect(outcome).toMatchObject({ kind: 'response', opaque: true });
  });
});
