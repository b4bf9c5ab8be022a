import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  earlierNetworks,
  farFailures,
  serverErrors,
} from '../../../../src/background/views/view-memory.ts';
import { fakeNetwork } from '../../probe/fake-network.ts';
import { sampleConfig, sampleService } from '../../settings/sample-config.ts';
import { openRequestDesk } from '../request-desk.ts';

vi.mock('../../../../src/platform/browser.ts', async () => ({
  browser: (await import('../../platform/fake-extension.ts')).fakeExtension,
}));

const network = fakeNetwork({
  world: {
    'https://outside.test/v1/limits': {
      kind: 'answer',
      body: JSON.stringify({
        rateLimit: {
          measurements: { create: { type: 'ip', limit: 250, remaining: 245, reset: 3_599 } },
        },
      }),
    },
    'status.shop.test': { kind: 'answer', status: 404, headers: { 'content-type': 'text/html' } },
    'https://status.shop.test/api/v2/summary.json': {
      kind: 'answer',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        page: { id: 'p', name: 'Shop', url: 'https://status.shop.test' },
        status: { indicator: 'major', description: 'Partial System Outage' },
        components: [{ id: 'web', name: 'Web', status: 'partial_outage' }],
        incidents: [],
      }),
    },
  },
  allowed: (url) => !url.includes('secret'),
});

const { jobs, calls, ask, imports } = openRequestDesk(network.ports);

beforeEach(() => {
  fakeBrowser.reset();
});

describe('requests about other views', () => {
  const outsideView = { mode: 'ask', endpoint: 'https://outside.test' } as const;
  const listed = [
    sampleService('a', { feed: { kind: 'statuspage', url: 'https://status.shop.test/' } }),
    sampleService('b'),
  ];

  beforeEach(async () => {
    await imports(sampleConfig({ services: listed, settings: { outsideView } }));
    jobs.length = 0;
    calls.length = 0;
  });

  test('a person may have others asked now, where the mode leaves it to a word', async () => {
    await ask({ type: 'check', services: ['a'], askOutside: true });
    await ask({ type: 'check', services: ['a'] });
    await imports(sampleConfig({ services: listed }));
    await ask({ type: 'check', services: ['a'], askOutside: true });
    expect(jobs.map(({ views }) => views.outside)).toEqual(['now', 'ask', 'off']);
  });

  test('nobody is asked about a pasted address', async () => {
    await ask({ type: 'check', url: 'https://elsewhere.example/' });
    expect(jobs.map(({ views }) => views.outside)).toEqual(['off']);
  });

  test('a changed network starts a round of its own, and what failed before is remembered', async () => {
    const failed = { a: { cause: 'no-answer', atMs: Date.parse('2026-11-22T20:46:00.000Z') } };
    await farFailures.set(failed);
    await ask({ type: 'check', switchedNetwork: true });
    expect(calls).toContain('forbidden');
    expect(await earlierNetworks.get()).toEqual(failed);
  });

  test('a status page is read for a service that has one', async () => {
    expect(await ask({ type: 'askOfficial', service: 'a' })).toMatchObject({
      ok: true,
      value: { level: 'partial', scope: 'page' },
    });
    expect(await ask({ type: 'askOfficial', service: 'b' })).toEqual({ ok: true, value: null });
    expect(await ask({ type: 'askOfficial', service: 'z' })).toMatchObject({
      error: { code: 'bad-request' },
    });
  });

  test('a status page is tried by its address', async () => {
    expect(await ask({ type: 'tryFeed', url: 'https://status.shop.test/' })).toMatchObject({
      value: {
        kind: 'found',
        feed: { kind: 'statuspage', url: 'https://status.shop.test/' },
        components: [{ id: 'web', name: 'Web' }],
      },
    });
    expect(await ask({ type: 'tryFeed', url: 'https://secret.shop.test/' })).toMatchObject({
      value: { kind: 'not-found', problem: 'no-permission' },
    });
    expect(await ask({ type: 'tryFeed', url: 'ftp://status.shop.test/' })).toMatchObject({
      error: { code: 'bad-request' },
    });
  });

  test('a token is kept for its endpoint alone, and leaves with no export', async () => {
    const token = 'abcdefgh12345678';
    expect(await ask({ type: 'setOutsideToken', token })).toEqual({ ok: true, value: null });
    expect(await ask({ type: 'getOutsideLimits' })).toMatchObject({
      value: { hasToken: true, tests: { remaining: 245, limit: 250 } },
    });
    const [sent] = network.requests.filter(({ url }) => url.includes('/v1/limits')).slice(-1);
    expect(new Headers(sent?.init.headers).get('authorization')).toBe(`Bearer ${token}`);
    expect(JSON.stringify(await ask({ type: 'exportConfig' }))).not.toContain(token);
    const moved = { ...outsideView, endpoint: 'https://elsewhere.test' };
    await imports(sampleConfig({ settings: { outsideView: moved } }));
    expect(await ask({ type: 'getOutsideLimits', only: 'kept' })).toEqual({
      ok: true,
      value: { hasToken: false },
    });
  });

  test.each(['', 'two words', 'line\nbreak', 'x'.repeat(600)])('%j is no token', async (token) => {
    expect(await ask({ type: 'setOutsideToken', token })).toMatchObject({
      error: { code: 'bad-request' },
    });
  });
});

test('what a provider said of an address that is listed no longer is forgotten', async () => {
  const error = { provider: 'A Ltd', status: 503, atMs: 0 };
  const config = sampleConfig({ services: [sampleService('a')] });
  await imports(config);
  await serverErrors.set([
    { ...error, host: 'a.example' },
    { ...error, host: 'gone.example' },
  ]);
  await imports(config, 'merge');
  expect((await serverErrors.get())?.map(({ host }) => host)).toEqual(['a.example']);
});
