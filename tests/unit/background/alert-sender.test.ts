import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { openAlert } from '../../../src/background/alert-click.ts';
import { ALERT_ALARM, sendDueAlerts, showSample } from '../../../src/background/alert-sender.ts';
import { saveConfig } from '../../../src/background/config-store.ts';
import { keepReport } from '../../../src/background/keep-report.ts';
import { setMute, tellMutes } from '../../../src/background/mutes.ts';
import { noteRound } from '../../../src/background/note-round.ts';
import { writePause } from '../../../src/background/watch-store.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import type { Translate } from '../../../src/wording/translate.ts';
import { notes } from '../platform/fake-extension.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { translator } from '../wording/translator.ts';
import { fault, OK, reported, sampleReport, keyAsText as t, UNKNOWN } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const START_MS = Date.parse('2026-11-22T20:00:00.000Z');
const MINUTE = 60_000;
const CONFIG = sampleConfig({ services: [sampleService('a'), sampleService('b')] });

let nowMs = START_MS;
const tools = { now: () => nowMs, t };

interface Over {
  readonly b?: ReportVerdict;
  readonly user?: ReportVerdict;
  readonly dies?: boolean;
  readonly speaks?: Translate;
}

/** A round is noted and kept, and what is due is told unless the background dies before. */
async function round(
  a: ReportVerdict,
  { b = OK, user = OK, dies = false, speaks = t }: Over = {},
): Promise<void> {
  const report = sampleReport({
    startedAt: new Date(nowMs).toISOString(),
    user,
    services: [reported('a', a), reported('b', b)],
  });
  const noted = await noteRound(report, { intervalMs: 10 * MINUTE }, t);
  await keepReport(noted.report, { nowMs, t });
  if (!dies) expect(await sendDueAlerts({ ...tools, t: speaks })).toEqual({ ok: true });
  nowMs += 20_000;
}

function messages(): string[] {
  return [...notes.shown.values()].map((one) => String(Reflect.get(Object(one), 'message')));
}

function titles(): unknown[] {
  return [...notes.shown.values()].map((one) => Reflect.get(Object(one), 'title'));
}

beforeEach(async () => {
  fakeBrowser.reset();
  notes.shown.clear();
  notes.isGranted = true;
  nowMs = START_MS;
  await saveConfig(CONFIG);
});

test('an outage is shown, and its end in its place', async () => {
  await round(fault());
  expect(notes.shown.size).toBe(0);
  await round(fault());
  expect([...notes.shown]).toEqual([
    [
      `fault:a@${START_MS}`,
      {
        type: 'basic',
        title: 'alert_silent_title',
        message: 'two_sentences',
        iconUrl: 'chrome-extension://self/icons/state-not-yours-128.png',
      },
    ],
  ]);
  await round(OK);
  await round(OK);
  expect([...notes.shown.keys()]).toEqual([`back:a@${START_MS}`]);
  expect(await fakeBrowser.storage.local.get(['alerts', 'news'])).toEqual({
    alerts: { groups: [], decidedMs: nowMs - 20_000 },
    news: [],
  });
});

test('news that nobody dealt with before a death are told by the next life', async () => {
  await round(fault());
  await round(fault(), { dies: true });
  expect(notes.shown.size).toBe(0);
  await sendDueAlerts(tools);
  expect(titles()).toEqual(['alert_silent_title']);
  notes.shown.clear();
  await sendDueAlerts(tools);
  expect(notes.shown.size).toBe(0);
});

test('without the permission nothing is shown, and nothing waits for it', async () => {
  notes.isGranted = false;
  await round(fault());
  await round(fault());
  notes.isGranted = true;
  await round(fault());
  expect(notes.shown.size).toBe(0);
  expect(await showSample(tools)).toBe(true);
  notes.isGranted = false;
  expect(await showSample(tools)).toBe(false);
});

test('what can be stored nowhere is not shown', async () => {
  await round(fault());
  await round(fault(), { dies: true });
  const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('full'));
  const session = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('full'));
  expect(await sendDueAlerts(tools)).toEqual({ ok: false, message: 'full' });
  expect(notes.shown.size).toBe(0);
  set.mockRestore();
  session.mockRestore();
  await sendDueAlerts(tools);
  expect(notes.shown.size).toBe(1);
});

test('a pause holds alerts and ends back, and lets out what still stands when it is over', async () => {
  await round(fault());
  await round(fault());
  notes.shown.clear();
  await writePause(nowMs + 60 * MINUTE, nowMs);
  const pausedMs = nowMs;
  await round(OK, { b: fault() });
  await round(OK, { b: fault() });
  expect(notes.shown.size).toBe(0);
  const alarm = await fakeBrowser.alarms.get(ALERT_ALARM);
  expect(alarm?.scheduledTime).toBe(pausedMs + 60 * MINUTE);
  nowMs = pausedMs + 60 * MINUTE;
  await round(OK, { b: fault() });
  expect([...notes.shown.keys()]).toEqual([`fault:b@${pausedMs}`, `back:a@${START_MS}`]);
});

test('a pause that ends in quiet hours goes on until they end', async () => {
  const quiet = [{ from: '21:00', to: '23:00' }];
  await saveConfig({ ...CONFIG, settings: { alerts: { quiet, timeZone: 'UTC' } } });
  await round(fault(), { dies: true });
  await round(fault(), { dies: true });
  await writePause(START_MS + 90 * MINUTE, nowMs);
  await sendDueAlerts(tools);
  expect(notes.shown.size).toBe(0);
  const alarm = await fakeBrowser.alarms.get(ALERT_ALARM);
  expect(alarm?.scheduledTime).toBe(START_MS + 180 * MINUTE);
});

test.each([
  [
    'is told by a look of half an hour ago where data is saved, and looks lie as far apart',
    true,
    1,
  ],
  ['waits for a look otherwise', false, 0],
])('an alert that a mute held back %s', async (_, saveData, told) => {
  const connection = Object.assign(new EventTarget(), { saveData });
  vi.stubGlobal('navigator', { connection });
  const until = new Date(START_MS + 30 * MINUTE).toISOString();
  await setMute({ service: 'a', until }, { config: CONFIG, nowMs });
  await round(fault());
  await round(fault());
  nowMs = START_MS + 31 * MINUTE;
  await sendDueAlerts(tools);
  expect(notes.shown.size).toBe(told);
  vi.unstubAllGlobals();
});

test.each([
  ['says that the connection works by a look that is fresh', OK, true],
  ['leaves it out where the last look could not tell', UNKNOWN, false],
] as const)('an alert that was held back %s', async (_, user, isSaid) => {
  const until = new Date(START_MS + 10 * MINUTE).toISOString();
  await setMute({ service: 'a', until }, { config: CONFIG, nowMs });
  await round(fault());
  await round(fault());
  nowMs = START_MS + 11 * MINUTE;
  await round(fault(), { user, speaks: translator('en') });
  const [message] = messages();
  expect(message?.includes('Your connection works.')).toBe(isSaid);
});

/** Tells what is due, and dies before the write with that number. */
async function tellAndDie(before: number): Promise<void> {
  let writes = 0;
  const set = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
  const spy = vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items) => {
    writes += 1;
    if (writes >= before) throw new Error('dead');
    await set(items);
  });
  const session = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('dead'));
  expect(await sendDueAlerts(tools)).toEqual({ ok: false, message: 'dead' });
  spy.mockRestore();
  session.mockRestore();
}

test.each([
  ['before it is noted that it begins', 2, 0, 1],
  ['once it was shown', 3, 1, 0],
])('an end is shown once, whoever dies %s', async (_, write, shownBefore, shownAfter) => {
  await round(fault());
  await round(fault());
  await round(OK);
  await round(OK, { dies: true });
  notes.shown.clear();
  await tellAndDie(write);
  expect([...notes.shown.keys()].filter((id) => id.startsWith('back:'))).toHaveLength(shownBefore);
  // Firefox forgets what was in front of the person.
  notes.shown.clear();
  await sendDueAlerts(tools);
  await sendDueAlerts(tools);
  expect(notes.shown.size).toBe(shownAfter);
});

test('a fault of which nobody knows whether it was shown is shown once more', async () => {
  await round(fault());
  await round(fault(), { dies: true });
  await tellAndDie(3);
  notes.shown.clear();
  await sendDueAlerts(tools);
  expect([...notes.shown.keys()]).toEqual([`fault:a@${START_MS}`]);
  notes.shown.clear();
  await sendDueAlerts(tools);
  expect(notes.shown.size).toBe(0);
});

test('a mute holds an alert back, sets the alarm for its end, and is forgotten then', async () => {
  const until = new Date(START_MS + 30 * MINUTE).toISOString();
  const at = { config: CONFIG, nowMs };
  expect(await setMute({ service: 'a', until }, at)).toEqual({
    ok: true,
    value: [{ service: 'a', until }],
  });
  expect(await setMute({ service: 'x', until }, at)).toMatchObject({
    error: { code: 'bad-request' },
  });
  await round(fault());
  await round(fault());
  expect(notes.shown.size).toBe(0);
  expect((await fakeBrowser.alarms.get(ALERT_ALARM))?.scheduledTime).toBe(START_MS + 30 * MINUTE);
  nowMs = START_MS + 31 * MINUTE;
  expect(await tellMutes(CONFIG, nowMs)).toEqual({ ok: true, value: [] });
  await round(fault());
  expect(titles()).toEqual(['alert_silent_title']);
  expect(await fakeBrowser.alarms.get(ALERT_ALARM)).toBeUndefined();
});

test('a mute that is taken back lets out what it held', async () => {
  const at = { config: CONFIG, nowMs };
  await setMute({ service: 'a', until: new Date(START_MS + 30 * MINUTE).toISOString() }, at);
  await round(fault());
  await round(fault());
  expect(await setMute({ service: 'a', until: null }, at)).toEqual({ ok: true, value: [] });
  await sendDueAlerts(tools);
  expect(notes.shown.size).toBe(1);
});

test('a click opens the incident and takes the notification away', async () => {
  const opened = vi.spyOn(fakeBrowser.tabs, 'create');
  notes.shown.set('fault:a@1', {});
  await openAlert('fault:a@1');
  expect(opened).toHaveBeenCalledWith({
    url: 'chrome-extension://self/history.html#incident=a%401',
  });
  expect(notes.shown.size).toBe(0);
});

test.each([
  ['an hour', { service: 'a', untilMs: START_MS + 60 * MINUTE, setMs: START_MS }],
  [
    'the rest of one that an earlier version stored',
    { service: 'a', untilMs: START_MS + 60 * MINUTE },
  ],
])('a mute lasts %s, though the clock is set back a day', async (_name, mute) => {
  await fakeBrowser.storage.local.set({ mutes: [mute] });
  await sendDueAlerts(tools);
  nowMs -= 24 * 60 * MINUTE;
  await sendDueAlerts(tools);
  nowMs += 59 * MINUTE;
  await sendDueAlerts(tools);
  expect(await tellMutes(CONFIG, nowMs)).toMatchObject({ ok: true, value: [{ service: 'a' }] });
  nowMs += MINUTE;
  expect(await tellMutes(CONFIG, nowMs)).toMatchObject({ ok: true, value: [] });
});
