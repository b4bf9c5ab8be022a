import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rememberNetworkSwitch } from '../../../../src/background/views/network-switch.ts';
import type { Report } from '../../../../src/formats/report.ts';
import type { Behaviour } from '../../probe/fake-network.ts';
import { CONTROLS, dohAnswer, service } from '../../probe/round-world.ts';
import { pass, setStage, TRACE } from './play-job.ts';

vi.mock('../../../../src/platform/browser.ts', async () => ({
  browser: (await import('../../platform/fake-extension.ts')).fakeExtension,
}));

const SILENT: Behaviour = { kind: 'silence' };
const ASK = { endpoint: 'https://outside.test' };
const PAGE = 'https://status.shop.test/';
const SUMMARY = `${PAGE}api/v2/summary.json`;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  vi.setSystemTime(new Date('2026-03-01T08:00:00.000Z'));
});

afterEach(() => {
  vi.useRealTimers();
});

/** Silence of a service and of its address: the user's side is clear, the rest is not. */
const DOWN: Record<string, Behaviour> = { 'shop.example': SILENT, '203.0.113.7': SILENT };

function ruleOf(report: Report | undefined): unknown {
  const verdict = report?.services[0]?.verdict;
  if (verdict?.kind !== 'fault') return verdict?.kind;
  return `${verdict.evidence[0]?.id} ${verdict.suspects.join('+')}`;
}

function statuspage(status: string): Behaviour {
  const body = JSON.stringify({
    page: { id: 'p1', name: 'Shop', url: 'https://status.shop.test' },
    status: { indicator: 'none', description: 'All Systems Operational' },
    components: [{ id: 'web', name: 'Web', status, group: false, group_id: null }],
    incidents: [],
    scheduled_maintenances: [],
  });
  const headers = { 'content-type': 'application/json', etag: '"one"' };
  return { kind: 'answer', body, headers };
}

const watched = service('shop', { feed: { kind: 'statuspage', url: PAGE, components: ['web'] } });

describe('others', () => {
  test('are asked once where the mode is auto, and narrow the verdict', async () => {
    const stage = setStage({ views: { outside: 'auto' } });
    Object.assign(stage.world, DOWN);
    expect(ruleOf(await stage.play())).toBe('P5a provider');
    await pass(2);
    expect(ruleOf(await stage.play())).toBe('P5a provider');
    expect(stage.questions('POST')).toBe(1);
    await pass(9);
    await stage.play();
    expect(stage.questions('POST')).toBe(2);
  });

  test('of the same country that get through leave the path', async () => {
    const stage = setStage({ views: { outside: 'auto' }, sight: () => 'answers' });
    Object.assign(stage.world, DOWN);
    expect(ruleOf(await stage.play())).toBe('P5e path');
  });

  test('are asked nothing while all is well, or the line is down, or the mode is off', async () => {
    const stage = setStage({ views: { outside: 'auto' } });
    await stage.play();
    stage.world['*'] = SILENT;
    for (const address of Object.keys(stage.world)) stage.world[address] = SILENT;
    await stage.play();
    await pass(2);
    const off = setStage({ views: { outside: 'off' } });
    Object.assign(off.world, DOWN);
    expect(ruleOf(await off.play())).toBe('P5 path+provider');
    expect(stage.questions('POST') + off.questions('POST')).toBe(0);
  });

  test('wait for the person where the mode is ask', async () => {
    const stage = setStage({ views: { outside: 'ask' } });
    Object.assign(stage.world, DOWN);
    const offered = await stage.play();
    expect(offered?.services[0]?.outside).toEqual({
      state: 'offered',
      host: 'shop.example',
      by: 'outside.test',
      probes: [],
    });
    expect(stage.outside.requests).toEqual([]);
    const asked = { outside: 'now', endpoint: 'https://outside.test' } as const;
    expect(ruleOf(await stage.play({ views: asked }))).toBe('P5a provider');
    expect(ruleOf(await stage.play({ views: asked }))).toBe('P5a provider');
    expect(stage.questions('POST')).toBe(1);
  });

  test('are not asked about a pasted address, nor about a service on this network', async () => {
    const stage = setStage({ views: { outside: 'auto' } });
    Object.assign(stage.world, DOWN);
    await stage.play({ isKept: false });
    await stage.play({ services: [service('shop', { where: 'local' })] });
    expect(stage.outside.requests).toEqual([]);
  });

  test('are told the host name alone', async () => {
    const stage = setStage({
      services: [service('shop', {}, 'secret/page?token=1')],
      views: { outside: 'auto' },
    });
    Object.assign(stage.world, DOWN);
    await stage.play();
    const [question] = stage.outside.requests.filter(({ method }) => method === 'POST');
    expect(JSON.parse(question?.body ?? '')).toMatchObject({
      target: 'shop.example',
      measurementOptions: { request: { path: '/' } },
    });
    expect(question?.body).not.toMatch(/secret|token/);
  });

  test('are waited for by the next background where this one dies', async () => {
    const stage = setStage({ views: { outside: 'auto' }, polls: 20 });
    Object.assign(stage.world, DOWN);
    const dead = await stage.play({
      onProgress: (report, end) => {
        if (report.services[0]?.outside?.state === 'waiting' && stage.questions('GET') > 2) end();
      },
    });
    expect(dead).toBeUndefined();
    expect(ruleOf(await stage.play())).toBe('P5a provider');
    expect(stage.questions('POST')).toBe(1);
  });

  test('have said nothing about a failure that came after the service had answered again', async () => {
    const stage = setStage({ views: { outside: 'auto' } });
    Object.assign(stage.world, DOWN);
    await stage.play();
    stage.world['shop.example'] = { kind: 'answer' };
    expect(ruleOf(await stage.play())).toBe('ok');
    stage.world['shop.example'] = SILENT;
    expect(ruleOf(await stage.play())).toBe('P5 path+provider');
    expect(stage.questions('POST')).toBe(1);
  });

  test('cannot be asked beyond the limit, and that is told as such', async () => {
    const stage = setStage({ views: { outside: 'auto' }, testsPerHour: 3 });
    Object.assign(stage.world, DOWN);
    const report = await stage.play();
    expect(ruleOf(report)).toBe('P5 path+provider');
    expect(report?.services[0]?.outside).toMatchObject({
      state: 'failed',
      problem: 'rate-limited',
    });
  });

  test('are chosen by the country that a comparison site tells, asked for once an hour', async () => {
    const stage = setStage({ views: { outside: 'auto' } });
    Object.assign(stage.world, DOWN);
    await stage.play();
    await pass(11);
    await stage.play();
    const bodies = stage.outside.requests.filter(({ method }) => method === 'POST');
    expect(bodies.map(({ body }) => JSON.parse(body).locations[0].country)).toEqual(['DE', 'DE']);
  });
});

describe('what was asked', () => {
  test('of one address means nothing at another', async () => {
    const stage = setStage({ views: { outside: 'auto' }, polls: 20 });
    Object.assign(stage.world, DOWN);
    await stage.play({
      onProgress: (report, end) => {
        if (report.services[0]?.outside?.state === 'waiting' && stage.questions('GET') > 2) end();
      },
    });
    const before = stage.network.requests.length;
    const views = { outside: 'auto', endpoint: 'https://other.test' } as const;
    await stage.play({ views });
    const asked = stage.network.requests.slice(before).map(({ url }) => url);
    expect(asked).toContain('https://other.test/v1/measurements');
    expect(asked.filter((url) => /measurements\/./.test(url))).toEqual([]);
  });

  test('before the clock was set back is no evidence', async () => {
    const stage = setStage({ views: { outside: 'auto' } });
    Object.assign(stage.world, DOWN);
    await stage.play();
    vi.setSystemTime(new Date('2026-02-28T08:00:00.000Z'));
    expect(ruleOf(await stage.play({ views: { ...ASK, outside: 'ask' } }))).toBe(
      'P5 path+provider',
    );
  });

  test('of others decides nothing once they are switched off', async () => {
    const stage = setStage({ views: { outside: 'auto' } });
    Object.assign(stage.world, DOWN);
    await stage.play();
    expect(ruleOf(await stage.play({ views: { ...ASK, outside: 'off' } }))).toBe(
      'P5 path+provider',
    );
  });

  test('about a name that nobody else knows is nothing', async () => {
    const stage = setStage({ views: { outside: 'auto' } });
    const nobody = Object.fromEntries(
      CONTROLS.filter(({ kind }) => kind === 'doh').map(({ url }) => [url, dohAnswer([], 3)]),
    );
    Object.assign(stage.world, DOWN, nobody);
    await stage.play();
    expect(stage.outside.requests).toEqual([]);
  });

  test('goes out for six services of a job at most, and asks for the country once', async () => {
    const services = Array.from({ length: 9 }, (_, n) => service(`shop${n}`));
    const stage = setStage({ services, views: { outside: 'auto' } });
    const silent = services.map(({ id }): [string, Behaviour] => [`${id}.example`, SILENT]);
    Object.assign(stage.world, DOWN, Object.fromEntries(silent));
    await stage.play();
    expect(stage.questions('POST')).toBe(6);
    const traces = stage.network.requests.filter(({ url, init }) => {
      return url === TRACE.url && init.redirect === 'manual' && !url.includes('#');
    });
    expect(traces.length).toBeLessThan(4);
  });
});

describe('the official word', () => {
  test('that names the part charges the provider', async () => {
    const stage = setStage({ services: [watched] });
    Object.assign(stage.world, DOWN, { [SUMMARY]: statuspage('major_outage') });
    const report = await stage.play();
    expect(ruleOf(report)).toBe('P5b provider');
    expect(report?.services[0]?.official).toMatchObject({ level: 'major', scope: 'component' });
  });

  test('that all is well refutes nothing', async () => {
    const stage = setStage({ services: [watched] });
    Object.assign(stage.world, DOWN, { [SUMMARY]: statuspage('operational') });
    expect(ruleOf(await stage.play())).toBe('P5 path+provider');
  });

  test('is read at most once in 5 minutes, and then only if it has changed', async () => {
    const stage = setStage({ services: [watched] });
    Object.assign(stage.world, DOWN, { [SUMMARY]: statuspage('operational') });
    const visits = (): RequestInit[] =>
      stage.network.requests.filter(({ url }) => url === SUMMARY).map(({ init }) => init);
    await stage.play();
    await pass(4);
    await stage.play();
    expect(visits()).toHaveLength(1);
    await pass(2);
    await stage.play();
    expect(visits()).toHaveLength(2);
    expect(new Headers(visits()[1]?.headers).get('if-none-match')).toBe('"one"');
  });

  test('is read once for services that are parts of one page', async () => {
    const feed = { kind: 'statuspage', url: PAGE };
    const services = [
      service('shop', { feed: { ...feed, components: ['web'] } }),
      service('till', { feed: { ...feed, components: ['till'] } }),
    ];
    const stage = setStage({ services });
    const down = { ...DOWN, 'till.example': SILENT };
    Object.assign(stage.world, down, { [SUMMARY]: statuspage('major_outage') });
    const report = await stage.play();
    expect(report?.services.map(({ official }) => official?.level)).toEqual(['major', 'unknown']);
    // The list of parts is looked at as well: the summary has no part of that name.
    expect(stage.hosts()['status.shop.test']).toBe(2);
    await stage.play();
    expect(stage.hosts()['status.shop.test']).toBe(2);
  });

  test('is not read while all is well, nor without access to its host', async () => {
    const stage = setStage({
      services: [watched],
      allowed: (url) => !url.startsWith(PAGE),
    });
    stage.world[SUMMARY] = statuspage('major_outage');
    await stage.play();
    Object.assign(stage.world, DOWN);
    const report = await stage.play();
    expect(report?.services[0]?.official).toMatchObject({ problem: 'no-permission' });
    expect(Object.keys(stage.hosts())).not.toContain('status.shop.test');
  });
});

describe('other rounds', () => {
  test('on another network are told of, once the person says so', async () => {
    const stage = setStage();
    Object.assign(stage.world, DOWN);
    await stage.play();
    await rememberNetworkSwitch(Date.now());
    await pass(3);
    expect((await stage.play())?.services[0]?.failedElsewhere).toBe(true);
    await pass(40);
    expect((await stage.play())?.services[0]).not.toHaveProperty('failedElsewhere');
  });

  test('on another network are told of although its line was gone in the end', async () => {
    const stage = setStage();
    const others = { ...stage.world };
    Object.assign(stage.world, DOWN);
    await stage.play();
    for (const host of Object.keys(stage.world)) stage.world[host] = SILENT;
    expect((await stage.play())?.user).toMatchObject({ kind: 'fault', cause: 'no-internet' });
    await rememberNetworkSwitch(Date.now());
    Object.assign(stage.world, others, DOWN);
    expect((await stage.play())?.services[0]?.failedElsewhere).toBe(true);
  });

  test('on another network say nothing once the service answered there, or that network was left as well', async () => {
    const stage = setStage();
    Object.assign(stage.world, DOWN);
    await stage.play();
    stage.world['shop.example'] = { kind: 'answer' };
    await stage.play();
    await rememberNetworkSwitch(Date.now());
    Object.assign(stage.world, DOWN);
    expect((await stage.play())?.services[0]).not.toHaveProperty('failedElsewhere');
    await rememberNetworkSwitch(Date.now());
    await rememberNetworkSwitch(Date.now());
    expect((await stage.play())?.services[0]).not.toHaveProperty('failedElsewhere');
  });

  test('in which the provider said that it cannot serve charge it for 5 minutes', async () => {
    const stage = setStage({
      services: [service('shop', { provider: 'Mall' }), service('till', { provider: 'Mall' })],
    });
    stage.world['till.example'] = { kind: 'answer', status: 503 };
    await stage.play();
    Object.assign(stage.world, DOWN);
    const alone = [service('shop', { provider: 'Mall' })];
    await pass(2);
    expect(ruleOf(await stage.play({ services: alone }))).toBe('P5d provider');
    await pass(5);
    expect(ruleOf(await stage.play({ services: alone }))).toBe('P5 path+provider');
  });

  test('that found the line gone leave silence without a word for a minute', async () => {
    const stage = setStage();
    const well = { ...stage.world };
    for (const host of Object.keys(well)) stage.world[host] = SILENT;
    expect((await stage.play())?.user).toMatchObject({ kind: 'fault', cause: 'no-internet' });
    Object.assign(stage.world, well, DOWN);
    const verdict = (await stage.play())?.services[0]?.verdict;
    expect(verdict).toMatchObject({ kind: 'unknown', why: 'just-woke' });
    await pass(2);
    expect(ruleOf(await stage.play())).toBe('P5 path+provider');
  });

  test('tell what carried the services that fail together', async () => {
    const services = [service('shop'), service('till')];
    const stage = setStage({ services });
    const good = (address: string): Behaviour => ({
      kind: 'answer',
      address,
      headers: { server: 'cloudflare', 'cf-ray': '8' },
    });
    stage.world['shop.example'] = good('198.51.100.4');
    stage.world['till.example'] = good('198.51.100.9');
    await stage.play();
    Object.assign(stage.world, DOWN, { 'till.example': SILENT });
    const report = await stage.play();
    expect(report?.services[0]?.suppliers).toEqual(['Cloudflare']);
  });
});
