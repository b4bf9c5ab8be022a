import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadIncidents, saveIncidents } from '../../../src/background/incident-store.ts';
import { NO_INCIDENTS, USER_SUBJECT } from '../../../src/incidents/round.ts';
import { shownReport } from '../../../src/platform/stored-reports.ts';
import { offline, play, roundOf, START_MS, theirs } from '../incidents/play-rounds.ts';
import { fakeNetwork } from '../probe/fake-network.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { openRequestDesk } from './request-desk.ts';
import { fault, reported, sampleReport } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const { tools, jobs, calls, ask, imports } = openRequestDesk(fakeNetwork({ world: {} }).ports);

const config = sampleConfig({
  services: [sampleService('a'), sampleService('b', { enabled: false })],
});

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  jobs.length = 0;
  calls.length = 0;
});

describe('what is malformed is refused', () => {
  test.each([
    [undefined],
    [null],
    ['check'],
    [{}],
    [{ type: 'reboot' }],
    [{ type: 'check', services: 'a' }],
    [{ type: 'check', services: [1] }],
    [{ type: 'check', url: 7 }],
    [{ type: 'check', url: 'https://a.example/', services: ['a'] }],
    [{ type: 'check', trigger: 'schedule' }],
    [{ type: 'check', unknown: true }],
    [{ type: 'check', services: ['nobody'] }],
    [{ type: 'check', url: 'javascript:alert(1)' }],
    [{ type: 'check', url: 'https://u:p@a.example/' }],
    [{ type: 'check', url: 'about:blank' }],
    [{ type: 'importConfig', config: sampleConfig() }],
    [{ type: 'importConfig', config: sampleConfig(), mode: 'append' }],
    [{ type: 'exportConfig', format: 'xml' }],
  ])('%j', async (request) => {
    const reply = await ask(request);
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(jobs).toEqual([]);
  });
});

test('what is not known is repeated no further than it helps', async () => {
  const reply = await ask({ type: 'check', services: ['x'.repeat(100_000)] });
  expect(JSON.stringify(reply).length).toBeLessThan(400);
});

/** Stores open incidents of these services and of the user's own side. */
async function fail(...ids: string[]): Promise<void> {
  const services = ids.map((id) => reported(id, theirs));
  const rounds = [0, 20_000].map((ms) => roundOf('u', START_MS + ms, { services }));
  await saveIncidents(NO_INCIDENTS, play(rounds).state);
}

async function failing(): Promise<string[]> {
  return (await loadIncidents()).book.subjects.map(({ subject }) => subject);
}

describe('incidents', () => {
  test('are none at first', async () => {
    expect(await ask({ type: 'getIncidents' })).toEqual({ ok: true, value: [] });
  });

  test('are told as they stand', async () => {
    await fail('a');
    expect(await ask({ type: 'getIncidents' })).toMatchObject({
      ok: true,
      value: [
        { service: null, endedAt: null, verdict: { ...offline, certainty: 'confirmed' } },
        { service: 'a', endedAt: null, verdict: { ...theirs, certainty: 'confirmed' } },
      ],
    });
  });

  test('of a service that is disabled are over, of one that is gone forgotten', async () => {
    await imports(sampleConfig({ services: ['a', 'b', 'c'].map((id) => sampleService(id)) }));
    await fail('a', 'b', 'c');
    const disabled = sampleService('b', { enabled: false });
    await imports(sampleConfig({ services: [sampleService('a'), disabled] }));
    expect(await ask({ type: 'getIncidents' })).toMatchObject({
      value: [
        { service: null, endedAt: null },
        { service: 'a', endedAt: null },
        { service: 'b', endedAt: new Date(START_MS + 20_000).toISOString() },
      ],
    });
  });
});

test('the last report is null before the first', async () => {
  expect(await ask({ type: 'getReport' })).toEqual({ ok: true, value: null });
});

describe('a check', () => {
  beforeEach(async () => void (await imports(config)));

  test('covers enabled services when none are named', async () => {
    expect(await ask({ type: 'check' })).toEqual({ ok: true, value: sampleReport() });
    expect(jobs[0]).toMatchObject({ shape: 'full', trigger: 'message', isKept: true });
    expect(jobs[0]?.services.map(({ id }) => id)).toEqual(['a']);
  });

  test('counts its interval as rounds lie apart where the browser saves data', async () => {
    vi.stubGlobal('navigator', {
      connection: Object.assign(new EventTarget(), { saveData: true }),
    });
    await ask({ type: 'check' });
    vi.unstubAllGlobals();
    expect(jobs[0]?.intervalMs).toBe(30 * 60_000);
  });

  test('covers those that are named, once each, be they enabled or not', async () => {
    await ask({ type: 'check', services: ['b', 'a', 'b'], trigger: 'popup' });
    expect(jobs[0]?.services.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(jobs[0]?.trigger).toBe('popup');
  });

  test('of an address adds and keeps nothing', async () => {
    await ask({ type: 'check', url: 'https://new.example/path?q=1' });
    expect(jobs[0]).toMatchObject({ isKept: false });
    expect(jobs[0]?.services.map(({ id }) => id)).toEqual(['adhoc']);
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('new.example');
    expect(await ask({ type: 'exportConfig' })).toEqual({ ok: true, value: config });
  });

  test('that an import cut short says so', async () => {
    vi.spyOn(tools.rounds, 'check').mockResolvedValue({ kind: 'cancelled' });
    expect(await ask({ type: 'check' })).toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('an import', () => {
  test('comes out again as it went in', async () => {
    expect(await imports(config)).toEqual({ ok: true, value: { imported: 2 } });
    expect(calls).toEqual(['ended', 'forbidden', 'forgotten', 'imported']);
    expect(await ask({ type: 'exportConfig' })).toEqual({ ok: true, value: config });
  });

  test('that is bad in part changes nothing, and running rounds go on', async () => {
    await imports(config);
    calls.length = 0;
    const bad = { ...config, services: [sampleService('z'), { id: 'y' }] };
    expect(await imports(bad)).toMatchObject({
      ok: false,
      error: { code: 'bad-request', problems: [{ path: 'services[1].name' }, {}] },
    });
    expect(calls).toEqual([]);
    expect(await ask({ type: 'exportConfig' })).toEqual({ ok: true, value: config });
  });

  test('of 50 MB is refused with a problem, and running rounds go on', async () => {
    await imports(config);
    calls.length = 0;
    const endpoints = Array.from({ length: 20 }, () => ({
      url: `https://a.example/${'p'.repeat(1_900)}`,
      expect: { body: 'b'.repeat(600) },
    }));
    const services = Array.from({ length: 1_000 }, (_, n) => ({
      id: `s${n}`,
      name: 'S',
      endpoints,
    }));
    const message = expect.stringMatching(/^is too large: 5\d{7} bytes, at most 4000000$/);
    expect(await imports({ ...config, services })).toMatchObject({
      error: { code: 'bad-request', problems: [{ path: '', message }] },
    });
    expect(calls).toEqual([]);
    expect(await ask({ type: 'exportConfig' })).toEqual({ ok: true, value: config });
  });

  test('switches the outside view as it is told: messages are trusted', async () => {
    const settings = { outsideView: { mode: 'auto' as const } };
    await imports(sampleConfig({ settings }));
    expect(await ask({ type: 'exportConfig' })).toMatchObject({ value: { settings } });
  });

  test('into a full store fails and leaves the old one', async () => {
    await imports(config);
    calls.length = 0;
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
    expect(await imports(sampleConfig())).toEqual({
      ok: false,
      error: { code: 'storage', message: 'quota exceeded' },
    });
    expect(calls).toEqual([]);
    vi.restoreAllMocks();
    expect(await ask({ type: 'exportConfig' })).toEqual({ ok: true, value: config });
  });

  test('over one of a later version is refused and leaves it alone', async () => {
    const later = { format: 'whichside/config', version: 2, new: true };
    await fakeBrowser.storage.local.set({ config: later });
    expect(await imports(config)).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect((await fakeBrowser.storage.local.get('config')).config).toEqual(later);
  });

  test('over one that cannot be read keeps that aside', async () => {
    const broken = { ...config, services: [{ id: 'a' }] };
    await fakeBrowser.storage.local.set({ config: broken });
    expect(await imports(config)).toMatchObject({ ok: true });
    expect(await fakeBrowser.storage.local.get('config.unreadable')).toEqual({
      'config.unreadable': broken,
    });
  });

  test('forgets what is gone and nothing else', async () => {
    await imports(config);
    await fail('a', 'z');
    await fakeBrowser.storage.local.set({ report: sampleReport({ services: [reported('z')] }) });
    await imports(config, 'merge');
    expect(await failing()).toEqual([USER_SUBJECT, 'a']);
    expect(await ask({ type: 'getReport' })).toEqual({ ok: true, value: null });
  });

  describe('leaves nothing standing of a service that is', () => {
    const report = sampleReport({
      overall: { side: 'theirs', headline: 'A is down.', service: 'a' },
      services: [reported('a', fault()), reported('b')],
    });
    const both = sampleConfig({ services: [sampleService('a'), sampleService('b')] });
    beforeEach(async () => {
      await imports(both);
      await fail('a', 'b');
      await shownReport.set(report);
    });

    test.each([
      ['disabled', { enabled: false }],
      ['edited', { endpoints: [{ url: 'https://other.example/', function: 'web' as const }] }],
    ])('%s', async (_name, change) => {
      await imports(sampleConfig({ services: [sampleService('a', change)] }), 'merge');
      expect(await shownReport.get()).toMatchObject({
        overall: { side: 'ok' },
        services: [{ id: 'b' }],
      });
      expect(await failing()).toEqual([USER_SUBJECT, 'b']);
      expect(await ask({ type: 'getReport' })).toEqual({ ok: true, value: report });
    });

    test('gone', async () => {
      await imports(sampleConfig({ services: [sampleService('b')] }));
      expect(await ask({ type: 'getReport' })).toMatchObject({
        value: { overall: { side: 'ok' }, services: [{ id: 'b' }] },
      });
      expect(await failing()).toEqual([USER_SUBJECT, 'b']);
    });

    test('none of these', async () => {
      await imports({ ...both, settings: { intervalMinutes: 5 } });
      expect(await shownReport.get()).toEqual(report);
      expect(await failing()).toEqual([USER_SUBJECT, 'a', 'b']);
    });
  });

  test('a broken store is told as one', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('Corruption'));
    const storage = { ok: false, error: { code: 'storage', message: 'Corruption' } };
    expect(await imports(config)).toEqual(storage);
    expect(await ask({ type: 'exportConfig' })).toEqual(storage);
    expect(await ask({ type: 'check' })).toEqual(storage);
  });
});
