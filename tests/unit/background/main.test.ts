import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import type { Reply } from '../../../src/protocol.ts';
import { play, timed } from '../incidents/play-rounds.ts';
import { events, fakeExtension, painted } from '../platform/fake-extension.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { fault, observed, reported, sampleReport } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const net = vi.hoisted(() => ({ rounds: 0, isHanging: false, isOffline: false, controls: 0 }));

vi.mock('../../../src/probe/run-round.ts', () => ({
  runRound: () => {
    net.rounds += 1;
    const facts = {
      onLine: !net.isOffline,
      portal: 'unknown',
      timersLateMs: 0,
      controls: Array.from({ length: net.controls }, (_, n) => control(n)),
      services: [],
    };
    return net.isHanging ? new Promise(() => undefined) : Promise.resolve(facts);
  },
}));

function control(n: number): Observation {
  const endpoint = `https://control${n}.example/`;
  const seen = { ...observed(n), role: 'https', operator: `operator ${n}`, endpoint } as const;
  const outcome = { kind: 'failure', layer: 'offline', code: 'ERR_INTERNET_DISCONNECTED' } as const;
  return net.isOffline ? { ...seen, outcome } : seen;
}

const page = { id: 'self', url: 'chrome-extension://self/popup.html' };

/** What the background listens to of its own global, by name. */
const globalListeners = new Map<string, () => void>();
vi.stubGlobal('addEventListener', (name: string, listener: () => void) => {
  globalListeners.set(name, listener);
});

/** The background as the browser starts it: all of its module again, and none of its memory. */
async function boot(): Promise<void> {
  for (const event of Object.values(events)) event.clear();
  lives += 1;
  const fresh = `../../../src/background/main.ts?life=${lives}`;
  await import(fresh);
}

let lives = 0;

function ask(request: object): Promise<Reply<unknown>> {
  return new Promise((resolve) => void events.message.fire(request, page, resolve));
}

/** What the button shows of one kind; undefined before it was painted. */
function lastPainted(kind: 'text' | 'title'): unknown {
  const paints = painted.flatMap((paint) =>
    typeof paint === 'object' && paint !== null && kind in paint ? [Reflect.get(paint, kind)] : [],
  );
  return paints.at(-1);
}

beforeEach(() => {
  fakeBrowser.reset();
  painted.length = 0;
  net.rounds = 0;
  net.isHanging = false;
  net.isOffline = false;
  net.controls = 0;
});

test('every listener stands after the first turn', async () => {
  await boot();
  for (const [name, event] of Object.entries(events))
    expect([name, event.count()]).not.toContain(0);
});

test.each(['contextMenus', 'commands', 'idle', 'notifications'] as const)(
  'a browser without %s, as Firefox for Android is, gets everything else',
  async (name) => {
    const descriptor = Object.getOwnPropertyDescriptor(fakeExtension, name);
    Object.defineProperty(fakeExtension, name, { value: undefined, configurable: true });
    try {
      await boot();
      expect(await ask({ type: 'check' })).toMatchObject({ ok: true });
    } finally {
      Object.defineProperty(fakeExtension, name, descriptor ?? {});
    }
  },
);

test('an update takes away what earlier versions have stored, and a start does not', async () => {
  await fakeBrowser.storage.local.set({ failures: { a: 1 } });
  await boot();
  events.startup.fire();
  await ask({ type: 'getReport' });
  expect(await fakeBrowser.storage.local.get('failures')).toEqual({ failures: { a: 1 } });
  events.installed.fire({ reason: 'update' });
  await vi.waitFor(async () => expect(await fakeBrowser.storage.local.get('failures')).toEqual({}));
});

test('the badge is painted from storage when the background starts', async () => {
  const report = sampleReport({
    overall: { side: 'theirs', headline: 'WeChat is having trouble.' },
    services: [reported('a', fault({ suspects: ['provider'], certainty: 'confirmed' }))],
  });
  await fakeBrowser.storage.local.set({ report });
  await boot();
  await vi.waitFor(() => expect(painted).toContainEqual({ text: '1' }));
  expect(painted).toContainEqual({ title: 'WeChat is having trouble.' });
});

test('the badge forgets a service that is disabled', async () => {
  const services = [sampleService('a')];
  await boot();
  await ask({ type: 'importConfig', config: sampleConfig({ services }), mode: 'replace' });
  const report = sampleReport({
    overall: { side: 'theirs', headline: 'A is down.' },
    services: [reported('a', fault({ suspects: ['provider'] }))],
  });
  await fakeBrowser.storage.local.set({ report });
  await boot();
  await vi.waitFor(() => expect(painted).toContainEqual({ text: '1' }));
  const disabled = sampleConfig({ services: [sampleService('a', { enabled: false })] });
  await ask({ type: 'importConfig', config: disabled, mode: 'replace' });
  expect(lastPainted('text')).toBe('');
});

test('a check of nothing leaves the fault of a service on the badge', async () => {
  const services = [sampleService('a'), sampleService('b')];
  await boot();
  await ask({ type: 'importConfig', config: sampleConfig({ services }), mode: 'replace' });
  const report = sampleReport({
    overall: { side: 'theirs', headline: 'A is down.', service: 'a' },
    services: [reported('a', fault({ suspects: ['provider'] })), reported('b')],
  });
  await fakeBrowser.storage.local.set({ report });
  painted.length = 0;
  const reply = await ask({ type: 'check', services: [] });
  expect(reply).toMatchObject({ ok: true, value: { services: [] } });
  expect(lastPainted('text')).toBe('1');
  expect(await ask({ type: 'getReport' })).toEqual(reply);
});

test('with a full store a check replies, paints what it found, and complains', async () => {
  await boot();
  const report = sampleReport({
    overall: { side: 'theirs', headline: 'A is down.' },
    services: [reported('a', fault({ suspects: ['provider'] }))],
  });
  await fakeBrowser.storage.local.set({ report });
  await boot();
  await vi.waitFor(() => expect(painted).toContainEqual({ text: '1' }));
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
  const complaint = vi.spyOn(console, 'error').mockReturnValue(undefined);
  expect(await ask({ type: 'check' })).toMatchObject({ ok: true, value: { services: [] } });
  expect(lastPainted('title')).not.toBe('A is down.');
  expect(complaint).toHaveBeenCalledWith('Whichside:', 'quota exceeded');
  vi.restoreAllMocks();
});

test('two failing checks 15 s apart are an incident, two good ones its end, whoever lives meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T20:46:00.000Z') });
  const checkAt = async (seconds: number): Promise<unknown> => {
    vi.setSystemTime(Date.parse('2026-11-22T20:46:00.000Z') + seconds * 1_000);
    await boot();
    return ask({ type: 'check' });
  };
  net.controls = 3;
  net.isOffline = true;
  expect(await checkAt(0)).toMatchObject({ value: { user: { certainty: 'suspected' } } });
  expect(await ask({ type: 'getIncidents' })).toEqual({ ok: true, value: [] });
  const second = await checkAt(15);
  expect(second).toMatchObject({ value: { user: { certainty: 'confirmed' } } });
  expect(await ask({ type: 'getReport' })).toEqual(second);
  net.isOffline = false;
  await checkAt(30);
  const incident = { service: null, verdict: { cause: 'not-connected' }, endedAt: null };
  expect(await ask({ type: 'getIncidents' })).toMatchObject({ value: [incident] });
  await checkAt(45);
  const endedAt = '2026-11-22T20:46:30.000Z';
  expect(await ask({ type: 'getIncidents' })).toMatchObject({ value: [{ ...incident, endedAt }] });
  vi.useRealTimers();
});

test('progress of a dead background is dropped before anything is answered', async () => {
  await fakeBrowser.storage.session.set({ progress: { type: 'progress', report: {} } });
  await boot();
  await ask({ type: 'getReport' });
  const { progress } = await fakeBrowser.storage.session.get('progress');
  expect(progress ?? undefined).toBeUndefined();
});

test('killed in mid-round and asked again, a check simply works', async () => {
  net.isHanging = true;
  await boot();
  await ask({ type: 'importConfig', config: sampleConfig(), mode: 'replace' });
  void ask({ type: 'check' });
  await vi.waitFor(() => expect(net.rounds).toBe(1));
  net.isHanging = false;
  await boot();
  expect(await ask({ type: 'check' })).toMatchObject({ ok: true, value: { services: [] } });
  expect(await ask({ type: 'getReport' })).toMatchObject({ value: { format: 'whichside/report' } });
});

test('there is an alarm as long as there is something to watch', async () => {
  await boot();
  const import_ = (services: ReturnType<typeof sampleService>[]): Promise<Reply<unknown>> =>
    ask({ type: 'importConfig', config: sampleConfig({ services }), mode: 'replace' });
  await import_([sampleService('a')]);
  const first = await fakeBrowser.alarms.get('round');
  expect(first?.scheduledTime).toBeGreaterThan(Date.now() + 7 * 60_000);
  await boot();
  await ask({ type: 'getReport' });
  expect(await fakeBrowser.alarms.get('round')).toEqual(first);
  await import_([]);
  expect(await fakeBrowser.alarms.get('round')).toBeUndefined();
});

test('an alarm starts one round, and the next alarm stands before that ends', async () => {
  await boot();
  const services = [sampleService('a')];
  await ask({ type: 'importConfig', config: sampleConfig({ services }), mode: 'replace' });
  await fakeBrowser.alarms.clear('round');
  await fakeBrowser.storage.local.set({ schedule: { seen: { a: 0 }, looked: {}, chance: 0 } });
  net.isHanging = true;
  const due = { name: 'round', scheduledTime: Date.now(), persistAcrossSessions: false };
  await fakeBrowser.alarms.onAlarm.trigger(due);
  await fakeBrowser.alarms.onAlarm.trigger(due);
  await vi.waitFor(() => expect(net.rounds).toBe(1));
  expect(await fakeBrowser.alarms.get('round')).toBeDefined();
  await ask({ type: 'exportConfig' });
  expect(net.rounds).toBe(1);
});

test('the welcome page opens after the first installation alone', async () => {
  await boot();
  const opened = vi.spyOn(fakeBrowser.tabs, 'create');
  events.installed.fire({ reason: 'update' });
  events.installed.fire({ reason: 'browser_update' });
  events.startup.fire();
  expect(opened).not.toHaveBeenCalled();
  events.installed.fire({ reason: 'install' });
  expect(opened).toHaveBeenCalledWith({ url: 'chrome-extension://self/welcome.html' });
});

test('a round that was noted before a death, and not kept, does not count twice', async () => {
  const startedAtMs = Date.now() - 5_000;
  const shift = startedAtMs - Date.parse('2026-11-22T20:01:00.000Z');
  const rounds = timed('0x 20x 60.').map((round) => ({ ...round, atMs: round.atMs + shift }));
  const { book } = play(rounds).state;
  await boot();
  const config = sampleConfig({ services: [sampleService('s')] });
  await ask({ type: 'importConfig', config, mode: 'replace' });
  await fakeBrowser.storage.local.set({ watch: book });
  const found = sampleReport({
    startedAt: new Date(startedAtMs).toISOString(),
    services: [reported('s')],
  });
  const queue = { remaining: [], shape: 'full', trigger: 'popup', startedAtMs, resumes: 0, found };
  await fakeBrowser.storage.session.set({ queue });
  await boot();
  await vi.waitFor(async () => {
    const { report } = await fakeBrowser.storage.local.get('report');
    expect(report).toMatchObject({ startedAt: found.startedAt });
  });
  expect(await ask({ type: 'getIncidents' })).toMatchObject({
    value: [{ service: 's', endedAt: null }],
  });
});
