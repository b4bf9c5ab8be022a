import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { openAlert } from '../../../src/background/alert-click.ts';
import { ALERT_ALARM, sendDueAlerts, showSample } from '../../../src/background/alert-sender.ts';
import { saveConfig } from '../../../src/background/config-store.ts';
import { setMute, tellMutes } from '../../../src/background/mutes.ts';
import { noteRound } from '../../../src/background/note-round.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { notes } from '../platform/fake-extension.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { fault, OK, reported, sampleReport, keyAsText as t } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const START_MS = Date.parse('2026-11-22T20:00:00.000Z');
const MINUTE = 60_000;
const CONFIG = sampleConfig({ services: [sampleService('a'), sampleService('b')] });

let nowMs = START_MS;
const tools = { now: () => nowMs, t };

/** A round is noted, and what is due is told unless the background dies before. */
async function round(verdict: ReportVerdict, { dies = false } = {}): Promise<void> {
  const report = sampleReport({
    startedAt: new Date(nowMs).toISOString(),
    services: [reported('a', verdict), reported('b')],
  });
  await noteRound(report, { intervalMs: 10 * MINUTE }, t);
  if (!dies) expect(await sendDueAlerts(tools)).toEqual({ ok: true });
  nowMs += 20_000;
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
    alerts: { groups: [] },
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

test('what cannot be stored is not shown', async () => {
  await round(fault());
  await round(fault(), { dies: true });
  const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('full'));
  expect(await sendDueAlerts(tools)).toEqual({ ok: false, message: 'full' });
  expect(notes.shown.size).toBe(0);
  set.mockRestore();
  await sendDueAlerts(tools);
  expect(notes.shown.size).toBe(1);
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
