import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MAX_ROUND_SERVICES } from '../../../src/probe/round-plan.ts';
import type { Behaviour } from './fake-network.ts';
import {
  ALL_PROVEN,
  CONTROLS,
  healthyControls,
  observationsOf,
  play,
  service,
  summary,
} from './round-world.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const SILENT: Behaviour = { kind: 'silence' };
const refused = (afterMs = 5): Behaviour => ({
  kind: 'error',
  afterMs,
  code: 'net::ERR_CONNECTION_REFUSED',
});

describe('a healthy full round', () => {
  test('sends everything at once and costs nothing extra', async () => {
    const services = [service('shop', {}, 'a', 'b'), service('mail')];
    const { facts, network, tookMs } = await play({ plan: { services } });
    expect(network.requests).toHaveLength(3 + 5);
    expect(new Set(network.requests.map(({ at }) => at)).size).toBe(1);
    expect(tookMs).toBeLessThanOrEqual(130);
    expect(facts.controls.every(({ outcome }) => outcome.kind === 'response')).toBe(true);
    expect(observationsOf(facts)).toHaveLength(2);
    expect(facts).not.toHaveProperty('running');
    expect(facts.portal).toBe('unknown');
  });

  test('numbers its observations, tells controls by operator, and lists by number', async () => {
    const { facts } = await play({ plan: { services: [service('shop', {}, 'a', 'b', 'c')] } });
    const numbers = [...facts.controls, ...observationsOf(facts)].map(({ n }) => n);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const list of [facts.controls, observationsOf(facts)]) {
      expect(list.map(({ n }) => n)).toEqual(list.map(({ n }) => n).toSorted((a, b) => a - b));
    }
    expect(facts.controls.every(({ operator }) => operator !== undefined)).toBe(true);
    expect(facts.controls.some(({ unproven }) => unproven)).toBe(false);
  });

  test('publishes each observation as it comes, as a round that still runs', async () => {
    const { published } = await play({
      world: { 'shop.example': { kind: 'answer', afterMs: 700 } },
    });
    expect(published[0]?.facts.controls).toEqual([]);
    expect(published.every(({ facts }) => facts.running)).toBe(true);
    const before = published.filter(({ facts }) => observationsOf(facts).length === 0).at(-1);
    expect(before?.facts.controls).toHaveLength(5);
    expect(before?.at).toBeLessThan(200);
  });

  test('with no service still asks the controls', async () => {
    const { facts } = await play({ plan: { services: [] } });
    expect(facts.controls).toHaveLength(5);
    expect(facts.services).toEqual([]);
  });

  test('marks controls that never answered from this profile', async () => {
    const { facts } = await play({ plan: { answeredControls: new Set() } });
    expect(facts.controls).toHaveLength(8);
    expect(facts.controls.every(({ unproven }) => unproven)).toBe(true);
  });

  test('hands on what the rules need to know of endpoints', async () => {
    const endpoints = [
      { url: 'https://Shop.example/a?k=1', function: 'api', expect: { status: 200 } },
      {
        url: 'http://shop.example:81/',
        function: 'web',
        expect: { status: [200, 299], body: 'x' },
      },
    ] as const;
    const local = service('shop', { endpoints: structuredClone(endpoints) as never });
    const { facts } = await play({ plan: { services: [local] } });
    expect(facts.services[0]?.endpoints).toEqual([
      {
        url: 'https://shop.example/a',
        host: 'shop.example',
        secure: true,
        function: 'api',
        status: [200, 200],
      },
      {
        url: 'http://shop.example:81/',
        host: 'shop.example',
        secure: false,
        function: 'web',
        status: [200, 299],
        body: true,
      },
    ]);
    expect(observationsOf(facts).map(({ endpoint }) => endpoint)).toContain(
      'https://shop.example/a',
    );
  });
});

describe('a silent service', () => {
  test('is suspected at 4 s and done within 10 s', async () => {
    const { facts, published, tookMs } = await play({
      world: { 'shop.example': SILENT, '203.0.113.7': SILENT },
    });
    const suspected = published.find(({ facts: seen }) => observationsOf(seen).length > 0);
    expect(suspected?.at).toBeGreaterThanOrEqual(4_000);
    expect(suspected?.at).toBeLessThan(4_300);
    expect(tookMs).toBeLessThan(10_000);
    const attempts = observationsOf(facts).filter(({ role }) => role === 'endpoint');
    expect(attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, { kind: 'failure', layer: 'timeout', code: 'timeout', deadlineMs: 4_000 }],
      [2, { kind: 'failure', layer: 'timeout', code: 'timeout', deadlineMs: 4_000 }],
    ]);
    const retried =
      Date.parse(attempts[1]?.startedAt ?? '') - Date.parse(attempts[0]?.startedAt ?? '');
    expect(retried).toBeGreaterThan(4_900);
    expect(retried).toBeLessThan(5_300);
  });

  test('keeps the background alive by its progress', async () => {
    const { published, tookMs } = await play({ world: { '*': SILENT } });
    const times = [0, ...published.map(({ at }) => at), tookMs];
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5_000);
  });

  test('that answers at its retry is not asked about any further', async () => {
    const { facts, tookMs } = await play({
      world: {
        'https://shop.example/': (attempt) => (attempt === 1 ? SILENT : { kind: 'answer' }),
        'http://shop.example/': SILENT,
        '203.0.113.7': SILENT,
      },
    });
    expect(tookMs).toBeLessThan(5_500);
    expect(summary(observationsOf(facts)).filter((line) => line.startsWith('endpoint'))).toEqual([
      'endpoint shop.example 200',
      'endpoint shop.example timeout',
    ]);
    expect(summary(observationsOf(facts))).not.toContain('knock 203.0.113.7 timeout');
  });
});

describe('deadlines follow the line', () => {
  test('nothing is given up before a control has settled', async () => {
    const { facts } = await play({
      world: { ...healthyControls(6_000), 'shop.example': { kind: 'answer', afterMs: 9_000 } },
    });
    expect(summary(observationsOf(facts))).toEqual(['endpoint shop.example 200']);
  });

  test('a slow line stretches them and gets few at a time', async () => {
    const start = performance.now();
    let inFlight = 0;
    const crowds: number[] = [];
    const { facts, tookMs } = await play({
      world: { ...healthyControls(2_000), 'shop.example': SILENT, '203.0.113.7': SILENT },
      aroundFetch: (send) => {
        inFlight += 1;
        if (performance.now() - start > 9_000) crowds.push(inFlight);
        return send().finally(() => {
          inFlight -= 1;
        });
      },
    });
    expect(tookMs).toBeGreaterThan(20_000);
    expect(tookMs).toBeLessThan(45_500);
    const attempts = observationsOf(facts).filter(({ role }) => role === 'endpoint');
    expect(attempts.map(({ outcome }) => 'deadlineMs' in outcome && outcome.deadlineMs)).toEqual([
      10_000, 10_000,
    ]);
    expect(crowds.length).toBeGreaterThan(5);
    expect(Math.max(...crowds)).toBeLessThanOrEqual(3);
  });

  test('a dead line ends within 20 s, and nobody is asked about names', async () => {
    const { facts, tookMs, network } = await play({
      world: Object.fromEntries([
        ...CONTROLS.map(({ url }) => [url, SILENT] as const),
        ['*', SILENT],
      ]),
    });
    expect(tookMs).toBeLessThanOrEqual(20_500);
    expect(network.requests.some(({ url }) => url.includes('doh'))).toBe(false);
    expect(facts.controls.filter(({ attempt }) => attempt === 1)).toHaveLength(5);
    expect(
      facts.controls.every(
        ({ outcome }) => outcome.kind === 'failure' && outcome.layer === 'timeout',
      ),
    ).toBe(true);
  });

  test('late timers are noted, and so is a machine that slept', async () => {
    const slow = { 'shop.example': { kind: 'answer', afterMs: 1_000 } } as const;
    expect((await play({ world: slow })).facts.timersLateMs).toBe(0);
    const start = performance.now();
    const now = () => Date.now() + (performance.now() - start > 500 ? 7_000 : 0);
    const { facts } = await play({ world: slow, ports: { now } });
    expect(facts.timersLateMs).toBe(7_000);
  });
});

describe('a scheduled round', () => {
  const plan = { shape: 'scheduled' as const };

  test('of healthy services asks one endpoint of each and no control', async () => {
    const mixed = service('shop', {}, 'api', 'web');
    const services = [
      {
        ...mixed,
        endpoints: mixed.endpoints.map((one, i) => ({
          ...one,
          function: i === 0 ? ('api' as const) : ('web' as const),
        })),
      },
      service('mail'),
    ];
    const { facts, network } = await play({ plan: { ...plan, services } });
    expect(network.requests.map(({ url }) => url)).toEqual([
      'https://shop.example/web',
      'https://mail.example/',
    ]);
    expect(facts.controls).toEqual([]);
  });

  test('turns full at its first failure and keeps what is there', async () => {
    const services = [service('shop', {}, 'a', 'b'), service('mail', {}, 'a', 'b')];
    const { facts, network } = await play({
      plan: { ...plan, services },
      world: { 'https://shop.example/a': refused() },
    });
    expect(facts.controls.filter(({ role }) => role !== 'canary')).toHaveLength(5);
    expect(observationsOf(facts, 'mail')).toHaveLength(2);
    expect(network.requests.filter(({ url }) => url === 'https://mail.example/a')).toHaveLength(1);
    const start = network.requests[0]?.at ?? 0;
    const controls = network.requests.filter(({ url }) => url.includes('portal'));
    expect(controls.every(({ at }) => at - start < 20)).toBe(true);
  });

  test('turns full over silence before it gives up', async () => {
    const { facts, network, tookMs } = await play({
      plan,
      world: { 'shop.example': SILENT, '203.0.113.7': SILENT },
    });
    const start = network.requests[0]?.at ?? 0;
    const control = network.requests.find(({ url }) => url.includes('portal'));
    expect((control?.at ?? 0) - start).toBeGreaterThanOrEqual(4_000);
    expect((control?.at ?? 0) - start).toBeLessThan(4_200);
    expect(observationsOf(facts)[0]?.outcome).toMatchObject({
      layer: 'timeout',
      deadlineMs: 4_000,
    });
    expect(tookMs).toBeLessThan(10_500);
  });

  test('needs witnesses for an answer that proves nothing', async () => {
    const http = service('shop', { endpoints: [{ url: 'http://shop.example/', function: 'web' }] });
    const { facts, network } = await play({ plan: { ...plan, services: [http] } });
    expect(facts.controls).toHaveLength(5);
    expect(network.requests).toHaveLength(6);
  });

  test('that the browser holds back asks nobody else, and costs nothing', async () => {
    const world = { 'shop.example': { kind: 'error', afterMs: 3 } } as const;
    const { facts, network, tookMs } = await play({ plan, world, holdsBack: true });
    expect(facts.controls).toEqual([]);
    expect(new Set(network.requests.map(({ url }) => url))).toEqual(
      new Set(['https://shop.example/']),
    );
    expect(observationsOf(facts)).toHaveLength(2);
    expect(observationsOf(facts).every(({ bytes }) => bytes === undefined)).toBe(true);
    expect(tookMs).toBeLessThan(10_000);
  });

  test('finds a service well that was held back for some seconds', async () => {
    const held = { kind: 'error', afterMs: 3 } as const;
    const released: Behaviour = (attempt) => (attempt < 6 ? held : { kind: 'answer' });
    const { facts } = await play({ plan, world: { 'shop.example': released }, holdsBack: true });
    expect(observationsOf(facts).at(-1)?.outcome).toMatchObject({ kind: 'response', status: 200 });
    expect(facts.controls).toEqual([]);
  });

  test('looks after a failure that comes once it was let go', async () => {
    const held = { kind: 'error', afterMs: 3 } as const;
    const no = { kind: 'error', code: 'net::ERR_CONNECTION_REFUSED' } as const;
    const refusedThen: Behaviour = (attempt) => (attempt < 6 ? held : no);
    const { facts } = await play({ plan, world: { 'shop.example': refusedThen }, holdsBack: true });
    expect(observationsOf(facts).filter(({ role }) => role === 'endpoint')).toHaveLength(2);
    expect(facts.controls.length).toBeGreaterThanOrEqual(5);
  });

  test('takes refusals for health: the service is up', async () => {
    const { facts } = await play({ plan, world: { '*': { kind: 'answer', status: 403 } } });
    expect(facts.controls).toEqual([]);
  });
});

describe('a local service', () => {
  const nas = service('nas', {
    where: 'local',
    endpoints: [
      { url: 'http://nas.lan/', function: 'web' },
      { url: 'http://nas.lan/api', function: 'api' },
    ],
  });

  test.each(['scheduled', 'full'] as const)('fails without controls (%s)', async (shape) => {
    const { facts, network } = await play({
      plan: { shape, services: [nas] },
      world: { 'nas.lan': refused() },
    });
    expect(facts.controls).toEqual([]);
    expect(network.requests.every(({ url }) => url.startsWith('http://nas.lan/'))).toBe(true);
    expect(observationsOf(facts, 'nas')).toHaveLength(4);
  });

  test('is given up after 4 s: nobody waits for controls', async () => {
    const { tookMs } = await play({ plan: { services: [nas] }, world: { 'nas.lan': SILENT } });
    expect(tookMs).toBeLessThan(10_000);
  });

  test('gets none of what was asked about its neighbours', async () => {
    const { facts } = await play({
      plan: { services: [nas, service('shop')] },
      world: { 'nas.lan': refused(), 'shop.example': refused() },
    });
    expect(observationsOf(facts, 'nas').every(({ role }) => role === 'endpoint')).toBe(true);
    expect(observationsOf(facts).some(({ role }) => role === 'doh')).toBe(true);
  });
});

describe('retries', () => {
  test('the controls of one silent operator keep nobody waiting while the others answer', async () => {
    const silent: Behaviour = { kind: 'silence' };
    const { facts, tookMs } = await play({
      plan: { controls: CONTROLS.filter(({ operator }) => operator !== 'dione') },
      world: {
        'http://portal.ares.test/204': silent,
        'https://www.ares.test/': silent,
        'https://192.0.2.1/': silent,
      },
    });
    expect(facts.controls.every(({ attempt }) => attempt === 1)).toBe(true);
    expect(tookMs).toBeLessThan(5_500);
  });

  test('controls of two silent operators are asked once more', async () => {
    const silent: Behaviour = { kind: 'silence' };
    const { facts } = await play({
      plan: { controls: CONTROLS.filter(({ operator }) => operator !== 'dione') },
      world: {
        'http://portal.ares.test/204': silent,
        'https://192.0.2.1/': silent,
        'http://portal.boreas.test/204': silent,
        'https://192.0.2.2/': silent,
      },
    });
    const again = facts.controls.filter(({ attempt }) => attempt === 2);
    expect(new Set(again.map(({ operator }) => operator))).toEqual(new Set(['ares', 'boreas']));
  });

  test('a control that fails is asked once more, one that is blocked here is not', async () => {
    const blocked: Behaviour = { kind: 'error', code: 'net::ERR_BLOCKED_BY_CLIENT' };
    const { facts } = await play({
      plan: { controls: CONTROLS.slice(0, 3), answeredControls: ALL_PROVEN },
      world: { 'http://portal.ares.test/204': refused(), 'https://www.ares.test/': blocked },
    });
    expect(summary(facts.controls)).toEqual([
      'address 192.0.2.1 200',
      'https www.ares.test blocked',
      'portal portal.ares.test tcp',
      'portal portal.ares.test tcp',
    ]);
  });

  test('a server error is asked once more, and a server that names a time is left alone', async () => {
    const { facts } = await play({
      plan: { services: [service('shop'), service('mail')] },
      world: {
        'shop.example': { kind: 'answer', status: 500 },
        'mail.example': { kind: 'answer', status: 503, headers: { 'retry-after': '600' } },
      },
    });
    expect(summary(observationsOf(facts))).toEqual([
      'endpoint shop.example 500',
      'endpoint shop.example 500',
    ]);
    expect(summary(observationsOf(facts, 'mail'))).toEqual(['endpoint mail.example 503']);
  });

  test('a missing text is a failure, an unwanted status is', async () => {
    const expecting = (id: string, expect: object) =>
      service(id, { endpoints: [{ url: `https://${id}.example/`, function: 'web', expect }] });
    const { facts } = await play({
      plan: { services: [expecting('shop', { body: 'cart' }), expecting('mail', { status: 204 })] },
    });
    expect(
      observationsOf(facts).map(({ outcome }) => 'content' in outcome && outcome.content),
    ).toEqual(['other', 'other']);
    expect(observationsOf(facts, 'mail')).toHaveLength(2);
  });
});

describe('the edges', () => {
  test('more services than a batch are refused', async () => {
    const services = Array.from({ length: MAX_ROUND_SERVICES + 1 }, (_, i) => service(`s${i}`));
    await expect(play({ plan: { services } })).rejects.toThrow(RangeError);
  });

  test('a cancelled round ends at once with what it has', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 1_000);
    const { facts, tookMs, published } = await play({
      world: { 'shop.example': SILENT },
      signal: stop.signal,
    });
    expect(tookMs).toBeLessThanOrEqual(1_300);
    expect(facts.controls).toHaveLength(5);
    expect(observationsOf(facts)).toEqual([]);
    expect(published.at(-1)?.at).toBeLessThanOrEqual(1_000);
  });

  test('a round that was cancelled before it began asks nobody', async () => {
    const { network, published } = await play({ signal: AbortSignal.abort() });
    expect(network.requests).toEqual([]);
    expect(published).toEqual([]);
  });

  test('access taken away in mid-round makes later attempts coarser, and breaks nothing', async () => {
    const start = performance.now();
    const { facts } = await play({
      world: { 'shop.example': refused() },
      allowed: () => performance.now() - start < 500,
    });
    const attempts = observationsOf(facts).filter(({ role }) => role === 'endpoint');
    expect(attempts.map(({ outcome }) => outcome)).toEqual([
      expect.objectContaining({ layer: 'tcp', transport: 'refused' }),
      expect.objectContaining({ layer: 'unknown', opaque: true }),
    ]);
  });

  const broken = () => Promise.reject(new Error('port broke'));
  const thrown = () => {
    throw new Error('port broke');
  };
  test.each([
    ['fetch', { fetch: broken }],
    ['fetch, at once', { fetch: thrown }],
    ['hasAccess', { hasAccess: broken }],
    ['watch', { watch: thrown }],
    ['timing', { timing: thrown }],
    ['sleep', { sleep: broken }],
    ['resolveName', { resolveName: broken }],
    ['portalState', { portalState: broken }],
  ])('a port that breaks (%s) breaks no round', async (_, ports) => {
    const { facts } = await play({
      world: { 'shop.example': { kind: 'error', code: 'NS_ERROR_UNKNOWN_HOST' } },
      ports,
    });
    expect(facts.services).toHaveLength(1);
    expect(facts.controls.length).toBeGreaterThan(0);
  });

  test('what throws while it is told of facts ends the round and is passed on', async () => {
    vi.useRealTimers();
    vi.useFakeTimers();
    const { runRound } = await import('../../../src/probe/run-round.ts');
    const { fakeNetwork, inFakeTime } = await import('./fake-network.ts');
    const network = fakeNetwork({ world: { '*': { kind: 'answer' } } });
    const round = runRound(
      {
        shape: 'full',
        services: [service('shop')],
        controls: CONTROLS,
        answeredControls: ALL_PROVEN,
      },
      network.ports,
      {
        signal: new AbortController().signal,
        onFacts: (facts) => {
          if (facts.controls.length > 0) throw new Error('listener broke');
        },
      },
    );
    await expect(inFakeTime(round)).rejects.toThrow('listener broke');
  });
});
