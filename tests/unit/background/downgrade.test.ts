import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { sendDueAlerts } from '../../../src/background/alert-sender.ts';
import { readAlerts } from '../../../src/background/alert-store.ts';
import { saveConfig } from '../../../src/background/config-store.ts';
import { loadIncidents } from '../../../src/background/incident-store.ts';
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
const shown: string[] = [];

async function round(a: ReportVerdict, b: ReportVerdict = OK): Promise<void> {
  await note(a, b);
  await tell();
}

async function note(a: ReportVerdict, b: ReportVerdict): Promise<void> {
  nowMs += 20_000;
  const report = sampleReport({
    startedAt: new Date(nowMs).toISOString(),
    services: [reported('a', a), reported('b', b)],
  });
  await noteRound(report, { intervalMs: 10 * MINUTE }, t);
}

async function tell(): Promise<void> {
  notes.shown.clear();
  expect(await sendDueAlerts({ now: () => nowMs, t })).toEqual({ ok: true });
  shown.push(...notes.shown.keys());
}

/** Everything stored, as a later version may leave it: each object has a member that this one does not know. */
async function storeAsLaterVersion(): Promise<void> {
  const stored = await fakeBrowser.storage.local.get([
    'watch',
    'incidents',
    'alerts',
    'news',
    'mutes',
  ]);
  await fakeBrowser.storage.local.set(later(stored, true));
}

function later(value: unknown, isOutermost = false): Record<string, unknown> {
  const known = Object.entries(Object(value)).map(([key, one]) => [key, withMore(one)]);
  return Object.fromEntries(isOutermost ? known : [...known, ['fromALaterVersion', { its: 1 }]]);
}

function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  return typeof value === 'object' && value !== null ? later(value) : value;
}

beforeEach(async () => {
  fakeBrowser.reset();
  notes.isGranted = true;
  shown.length = 0;
  nowMs = START_MS;
  await saveConfig(CONFIG);
});

test('after a downgrade open incidents stand, are not told again, and their end is told', async () => {
  await round(fault());
  await round(fault());
  await storeAsLaterVersion();
  const { book } = await loadIncidents();
  expect(book.subjects.map(({ subject, fault: of }) => [subject, of?.id])).toEqual([
    ['a', `a@${START_MS + 20_000}`],
  ]);
  await round(fault());
  await round(fault());
  expect(shown).toEqual([`fault:a@${START_MS + 20_000}`]);
  await round(OK);
  await round(OK);
  expect(shown).toEqual([`fault:a@${START_MS + 20_000}`, `back:a@${START_MS + 20_000}`]);
});

test('after a downgrade news that wait are told, and mutes and what is over are known', async () => {
  await round(fault());
  await round(fault());
  await round(OK, fault());
  await note(OK, fault());
  await setMute(
    { service: 'a', until: new Date(nowMs + 30 * MINUTE).toISOString() },
    { config: CONFIG, nowMs },
  );
  await storeAsLaterVersion();
  expect((await loadIncidents()).closed.map(({ service }) => service)).toEqual(['a']);
  expect(await readAlerts()).toMatchObject({
    alerts: { news: [{ kind: 'recovered' }, { kind: 'confirmed' }] },
  });
  expect(await tellMutes(CONFIG, nowMs)).toMatchObject({ value: [{ service: 'a' }] });
  await tell();
  expect(shown.at(-1)).toBe(`fault:b@${START_MS + 60_000}`);
});
