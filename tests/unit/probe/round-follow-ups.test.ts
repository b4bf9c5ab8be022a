import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NameResolution } from '../../../src/probe/ports.ts';
import type { Behaviour } from './fake-network.ts';
import {
  CONTROLS,
  dohAnswer,
  everyDoh,
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

const word = (code: string): Behaviour => ({ kind: 'error', afterMs: 5, code });
const GONE = word('net::ERR_NAME_NOT_RESOLVED');
const REFUSED = word('net::ERR_CONNECTION_REFUSED');
const WRONG_NAME = word('net::ERR_CERT_COMMON_NAME_INVALID');
const REFUSED_ONCE = { kind: 'error', afterMs: 5, code: 'net::ERR_CONNECTION_REFUSED' } as const;
const SILENT: Behaviour = { kind: 'silence' };
const isCanary = (url: string): boolean => /^http:\/\/[a-z]{16}\.com\.\/$/.test(url);

describe('after a failure in Chromium', () => {
  test('a name that does not resolve: two operators, a canary, a knock', async () => {
    const { facts, network } = await play({
      world: { 'shop.example': GONE, '203.0.113.7': WRONG_NAME, '*': GONE },
    });
    const asked = observationsOf(facts).filter(({ role }) => role === 'doh');
    expect(new Set(asked.map(({ operator }) => operator)).size).toBe(2);
    const itself = asked.filter(({ answer }) => answer?.name === 'shop.example');
    expect(itself.map(({ answer }) => answer?.type).toSorted()).toEqual(['A', 'A', 'AAAA', 'AAAA']);
    expect(asked.every(({ subject }) => subject === 'shop.example')).toBe(true);
    expect(asked[0]).toMatchObject({
      answer: { name: 'shop.example', rcode: 0, addresses: ['203.0.113.7'], ranges: ['public'] },
    });
    expect(asked[0]?.endpoint).not.toContain('?');
    expect(summary(observationsOf(facts).filter(({ role }) => role === 'knock'))).toEqual([
      'knock 203.0.113.7 tls',
    ]);
    const canaries = facts.controls.filter(({ role }) => role === 'canary');
    expect(summary(canaries)[0]).toMatch(/^canary [a-z]{16}\.com\.? dns$/);
    expect(network.requests.filter(({ url }) => isCanary(url))).toHaveLength(1);
    expect(network.requests.some(({ url }) => url === 'http://shop.example/')).toBe(false);
  });

  test('a reset: no canary, and plain http beside the knock', async () => {
    const { facts, network } = await play({
      world: {
        'https://shop.example/': word('net::ERR_CONNECTION_RESET'),
        '203.0.113.7': WRONG_NAME,
      },
    });
    expect(summary(observationsOf(facts).filter(({ role }) => role !== 'doh'))).toEqual([
      'endpoint shop.example tcp',
      'endpoint shop.example tcp',
      'knock 203.0.113.7 tls',
      'plain-http shop.example 200',
    ]);
    expect(network.requests.some(({ url }) => isCanary(url))).toBe(false);
  });

  test('independent resolvers that stay silent: two controls that were not asked yet', async () => {
    const askedOf = async (doh: Behaviour): Promise<readonly string[]> => {
      const { facts } = await play({ world: { 'shop.example': SILENT, ...everyDoh(doh) } });
      const controls = facts.controls.filter(({ role }) => role !== 'canary');
      const startOf = (o: { readonly startedAt: string }): number => Date.parse(o.startedAt);
      const first = Math.min(...controls.map(startOf));
      const later = controls.filter((o) => startOf(o) - first >= 8_000);
      expect(new Set(controls.map(({ endpoint }) => endpoint)).size).toBe(controls.length);
      return later.map(({ operator }) => operator ?? '');
    };
    expect(new Set(await askedOf(SILENT)).size).toBe(2);
    expect(await askedOf(() => dohAnswer([]))).toEqual([]);
  });

  test('they begin beside the retry, not after it', async () => {
    const { network } = await play({ world: { 'shop.example': REFUSED } });
    const start = network.requests[0]?.at ?? 0;
    const doh = network.requests.find(({ url }) => url.includes('doh'));
    const retry = network.requests.filter(({ url }) => url === 'https://shop.example/')[1];
    expect((doh?.at ?? 0) - start).toBeLessThan(200);
    expect((retry?.at ?? 0) - start).toBeGreaterThan(850);
  });

  test('a server error needs nothing of this', async () => {
    const { network } = await play({ world: { 'shop.example': { kind: 'answer', status: 503 } } });
    expect(network.requests).toHaveLength(5 + 2);
  });

  test('knocks at no more than two addresses, IPv4 first, public ones only', async () => {
    const answers = everyDoh((_, url) =>
      url.searchParams.get('type') === 'A'
        ? dohAnswer(['10.0.0.1', '203.0.113.7', '203.0.113.8'])
        : dohAnswer(['2001:db8::7', 'fd00::1']),
    );
    const { facts } = await play({
      world: { ...answers, 'shop.example': REFUSED, '*': WRONG_NAME },
    });
    const knocks = observationsOf(facts).filter(({ role }) => role === 'knock');
    expect(knocks.map(({ endpoint }) => endpoint)).toEqual([
      'https://203.0.113.7/',
      'https://203.0.113.8/',
    ]);
  });

  test('knocks at the port that failed, in brackets where it is IPv6', async () => {
    const answers = everyDoh((_, url) =>
      dohAnswer(url.searchParams.get('type') === 'AAAA' ? ['2001:db8::7'] : []),
    );
    const endpoints = [{ url: 'https://shop.example:8443/x', function: 'web' as const }];
    const { facts } = await play({
      plan: { services: [service('shop', { endpoints })] },
      world: { ...answers, 'shop.example': REFUSED, '[2001:db8::7]': WRONG_NAME },
    });
    const [knock] = observationsOf(facts).filter(({ role }) => role === 'knock');
    expect(knock).toMatchObject({ endpoint: 'https://[2001:db8::7]:8443/', host: '2001:db8::7' });
  });

  test('knocks without TLS where the service has none', async () => {
    const endpoints = [{ url: 'http://shop.example/', function: 'web' as const }];
    const { facts } = await play({
      plan: { services: [service('shop', { endpoints })] },
      world: { ...everyDoh(() => dohAnswer(['203.0.113.7'])), 'shop.example': REFUSED },
    });
    const knocks = observationsOf(facts).filter(({ role }) => role === 'knock');
    expect(knocks.map(({ endpoint, secure }) => [endpoint, secure])).toEqual([
      ['http://203.0.113.7/', false],
    ]);
  });

  test('asks where an error in clear text came from', async () => {
    const endpoints = [{ url: 'http://shop.example/', function: 'web' as const }];
    const { facts } = await play({
      plan: { services: [service('shop', { endpoints })] },
      world: {
        ...everyDoh(() => dohAnswer(['203.0.113.7'])),
        'shop.example': { kind: 'answer', status: 500 },
      },
    });
    const asked = observationsOf(facts).filter(({ role }) => role === 'doh');
    expect(asked.map(({ subject }) => subject)).toContain('shop.example');
  });

  test('where the redirect led is what is asked about', async () => {
    const { facts } = await play({
      world: {
        'shop.example': { kind: 'answer', location: 'https://www.shop.example/' },
        'www.shop.example': GONE,
        '203.0.113.7': WRONG_NAME,
      },
    });
    const asked = observationsOf(facts).filter(({ role }) => role === 'doh');
    expect(asked.filter(({ answer }) => answer?.name === 'www.shop.example')).toHaveLength(4);
    expect(asked.every(({ subject }) => subject === 'www.shop.example')).toBe(true);
  });

  test('the knock goes where the redirect led, not to the port it came from', async () => {
    const endpoints = [{ url: 'https://shop.example:8443/', function: 'web' as const }];
    const { facts } = await play({
      plan: { services: [service('shop', { endpoints })] },
      world: {
        'shop.example': { kind: 'answer', location: 'https://www.shop.example/' },
        'www.shop.example': REFUSED,
        '203.0.113.7': WRONG_NAME,
      },
    });
    const knocks = observationsOf(facts).filter(({ role }) => role === 'knock');
    expect(knocks.map(({ endpoint }) => endpoint)).toEqual(['https://203.0.113.7/']);
  });

  test('services that share a failing host share what was asked about it', async () => {
    const endpoints = [{ url: 'https://shop.example/', function: 'web' as const }];
    const other = [{ url: 'https://shop.example/other', function: 'web' as const }];
    const services = [
      service('shop'),
      service('twin', { endpoints }),
      service('fine', { endpoints: other }),
    ];
    const { facts } = await play({
      plan: { services },
      world: { 'https://shop.example/': REFUSED },
    });
    const asked = (id: string) =>
      observationsOf(facts, id).filter(({ role }) => role !== 'endpoint');
    expect(asked('shop').length).toBeGreaterThan(4);
    expect(asked('twin')).toEqual(asked('shop'));
    expect(asked('fine')).toEqual([]);
  });
});

describe('a host that recovers', () => {
  test('and fails again at another endpoint is asked about again', async () => {
    const { facts } = await play({
      plan: { services: [service('shop', {}, 'quick', 'slow')] },
      world: {
        'https://shop.example/quick': (attempt) =>
          attempt === 1 ? REFUSED_ONCE : { kind: 'answer' },
        'https://shop.example/slow': SILENT,
        'http://shop.example/': SILENT,
        '203.0.113.7': SILENT,
      },
    });
    const knocks = observationsOf(facts).filter(({ role }) => role === 'knock');
    expect(summary(knocks)).toEqual(['knock 203.0.113.7 timeout']);
  });
});

describe('DoH', () => {
  test('asks none of the providers that share the host', async () => {
    const endpoints = [{ url: 'https://shop.example/', function: 'web' as const }];
    const services = [
      service('shop', { provider: 'ares' }),
      service('twin', { provider: 'boreas', endpoints }),
    ];
    const { facts } = await play({ plan: { services }, world: { 'shop.example': GONE } });
    const asked = observationsOf(facts).filter(({ role }) => role === 'doh');
    expect([...new Set(asked.map(({ operator }) => operator))].toSorted()).toEqual([
      'chronos',
      'dione',
    ]);
  });

  test('SERVFAIL: once more without validation, and the parent zone', async () => {
    const answers = everyDoh((_, url) => {
      if (url.searchParams.get('cd') === '1') return dohAnswer(['203.0.113.7']);
      return url.searchParams.get('type') === 'NS' ? dohAnswer([]) : dohAnswer([], 2);
    });
    const { facts } = await play({ world: { ...answers, 'shop.example': GONE, '*': GONE } });
    const further = observationsOf(facts)
      .filter(({ role, answer }) => role === 'doh' && answer?.rcode === 0)
      .map(({ answer }) => answer);
    expect(further).toHaveLength(4);
    expect(further).toContainEqual({
      name: 'shop.example',
      type: 'A',
      rcode: 0,
      addresses: ['203.0.113.7'],
      ranges: ['public'],
      checkingDisabled: true,
    });
    expect(further).toContainEqual({
      name: 'example',
      type: 'NS',
      rcode: 0,
      addresses: [],
      ranges: [],
    });
    expect(observationsOf(facts).some(({ role }) => role === 'knock')).toBe(false);
  });

  test('NXDOMAIN: the parent zone only', async () => {
    const answers = everyDoh((_, url) =>
      dohAnswer([], url.searchParams.get('type') === 'NS' ? 0 : 3),
    );
    const { network } = await play({ world: { ...answers, 'shop.example': GONE, '*': GONE } });
    const doh = network.requests.filter(({ url }) => url.includes('doh'));
    expect(doh.filter(({ url }) => url.includes('type=NS'))).toHaveLength(2);
    expect(doh.some(({ url }) => url.includes('cd=1'))).toBe(false);
  });

  test('never asks the provider about itself', async () => {
    for (const provider of ['Ares', 'BOREAS', 'chronos']) {
      const services = [service('shop', { provider })];
      const { facts } = await play({ plan: { services }, world: { 'shop.example': GONE } });
      const asked = observationsOf(facts).filter(({ role }) => role === 'doh');
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.some(({ operator }) => operator === provider.toLowerCase())).toBe(false);
    }
  });

  test('asks for JSON only where the path also speaks the wire format', async () => {
    const url = 'https://doh.ares.test/dns-query';
    const wire = CONTROLS.map((one) => (one.id === 'ares-doh' ? { ...one, url } : one));
    const controls = wire.filter(({ id }) => !/^(chronos|dione)-doh$/.test(id));
    const { network } = await play({
      plan: { controls },
      world: { 'shop.example': GONE, [url]: dohAnswer([], 3) },
    });
    for (const { url: address, init } of network.requests.filter(({ url: u }) =>
      u.includes('doh'),
    )) {
      const accept = address.startsWith(url) ? { accept: 'application/dns-json' } : undefined;
      expect(init.headers).toEqual(accept);
    }
  });

  test.each<[string, Behaviour, object]>([
    ['is not JSON', { kind: 'answer', body: '<html>' }, { kind: 'response', content: 'other' }],
    ['has no status', { kind: 'answer', body: '{}' }, { kind: 'response', content: 'other' }],
    ['is an error', { kind: 'answer', status: 503, body: '' }, { status: 503, content: 'other' }],
    ['never comes', SILENT, { kind: 'failure', layer: 'timeout' }],
    ['is refused', REFUSED, { kind: 'failure', layer: 'tcp' }],
  ])('an answer that %s is no answer', async (_, behaviour, outcome) => {
    const { facts } = await play({ world: { ...everyDoh(behaviour), 'shop.example': GONE } });
    const asked = observationsOf(facts).filter(({ role }) => role === 'doh');
    expect(asked).toHaveLength(4);
    for (const one of asked) {
      expect(one.outcome).toMatchObject(outcome);
      expect(one).not.toHaveProperty('answer');
    }
  });

  test('odd members of an answer harm nothing', async () => {
    const body = JSON.stringify({ Status: 0, Answer: 'none', Comment: ['x'], Question: 7 });
    const { facts } = await play({
      world: { ...everyDoh({ kind: 'answer', body }), 'shop.example': GONE },
    });
    const [first] = observationsOf(facts).filter(({ role }) => role === 'doh');
    expect(first?.answer).toMatchObject({ rcode: 0, addresses: [] });
  });

  test('without operators nobody is asked, and the rest goes on', async () => {
    const controls = CONTROLS.filter(({ kind }) => kind !== 'doh');
    const { facts } = await play({
      plan: { controls },
      world: { 'https://shop.example/': REFUSED },
    });
    expect(summary(observationsOf(facts))).toEqual([
      'endpoint shop.example tcp',
      'endpoint shop.example tcp',
      'plain-http shop.example 200',
    ]);
  });
});

describe('after a failure in Firefox', () => {
  const known = (secure: boolean): NameResolution => ({ addresses: ['203.0.113.7'], secure });
  const rejects: NameResolution = { code: 'NS_ERROR_UNKNOWN_HOST' };
  const world = {
    ...healthyControls(),
    'shop.example': word('NS_ERROR_UNKNOWN_HOST'),
    '203.0.113.7': WRONG_NAME,
  };

  test('its resolver is asked, and past its secure DNS where that failed', async () => {
    const resolve = (host: string, system: boolean) => {
      if (host !== 'shop.example') return rejects;
      return system ? known(false) : rejects;
    };
    const { facts, network } = await play({ world, firefox: { resolve, portal: 'locked' } });
    const own = observationsOf(facts).filter(({ role }) => role === 'resolver');
    expect(own.map(({ outcome, answer }) => [outcome.kind, answer?.via, answer?.rcode])).toEqual([
      ['failure', undefined, 2],
      ['response', 'system', 0],
    ]);
    expect(own.every(({ subject }) => subject === 'shop.example')).toBe(true);
    expect(facts.portal).toBe('locked');
    const canary = facts.controls.find(({ role }) => role === 'canary');
    expect(canary).toMatchObject({ outcome: { kind: 'failure', layer: 'dns' } });
    expect(network.requests.some(({ url }) => isCanary(url))).toBe(false);
  });

  test('once is enough where secure DNS is not in use', async () => {
    const { facts } = await play({ world, firefox: { resolve: () => known(false) } });
    const own = observationsOf(facts).filter(({ role }) => role === 'resolver');
    expect(own).toHaveLength(1);
    expect(own[0]?.answer).toMatchObject({ via: 'system', addresses: ['203.0.113.7'] });
  });

  test('a canary that resolves shows its range', async () => {
    const fake: NameResolution = { addresses: ['198.18.0.9'], secure: false };
    const { facts } = await play({ world, firefox: { resolve: () => fake } });
    const canary = facts.controls.find(({ role }) => role === 'canary');
    expect(canary?.answer).toMatchObject({ rcode: 0, ranges: ['fake'] });
  });

  test('a word of its own for the failure is kept, and is no handshake', async () => {
    const odd: NameResolution = { code: 'No matching signature.' };
    const { facts } = await play({ world, firefox: { resolve: () => odd } });
    const own = observationsOf(facts).find(({ role }) => role === 'resolver');
    expect(own?.outcome).toMatchObject({ layer: 'unknown', code: 'No matching signature.' });
  });

  test('a resolver that never answers is given up like anything else', async () => {
    const never = new Promise<NameResolution>(() => undefined);
    const { facts, tookMs } = await play({ world, firefox: { resolve: () => never } });
    const own = observationsOf(facts).filter(({ role }) => role === 'resolver');
    expect(own[0]?.outcome).toMatchObject({ layer: 'timeout', deadlineMs: 4_000 });
    expect(tookMs).toBeLessThan(10_000);
  });

  test('a healthy round asks neither resolver nor portal', async () => {
    const resolve = vi.fn(() => known(false));
    const { facts } = await play({ firefox: { resolve, portal: 'locked' } });
    expect(resolve).not.toHaveBeenCalled();
    expect(facts.portal).toBe('unknown');
  });
});

describe('without access beyond the hosts of services and controls', () => {
  const allowed = (url: string): boolean => /shop\.example|\.test|192\.0\.2\./.test(url);

  test('knocks and canaries are asked all the same, and hide their reasons', async () => {
    const { facts } = await play({
      allowed,
      world: { 'shop.example': GONE, '203.0.113.7': WRONG_NAME, '*': GONE },
    });
    const knock = observationsOf(facts).find(({ role }) => role === 'knock');
    expect(knock?.outcome).toMatchObject({ layer: 'unknown', opaque: true });
    const canary = facts.controls.find(({ role }) => role === 'canary');
    expect(canary?.outcome).toMatchObject({ layer: 'unknown', opaque: true });
  });

  test('a canary that answers shows where it was sent, where that may be seen', async () => {
    const { facts } = await play({
      world: {
        'shop.example': GONE,
        '*': { kind: 'answer', address: '198.18.0.5' },
      },
    });
    const canary = facts.controls.find(({ role }) => role === 'canary');
    expect(canary?.answer).toMatchObject({ addresses: ['198.18.0.5'], ranges: ['fake'] });
  });
});
