import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sendDueAlerts } from '../../../src/background/alert-sender.ts';
import { saveConfig } from '../../../src/background/config-store.ts';
import { addCost, dataUse, isOverLimit } from '../../../src/background/data-cost.ts';
import { loadIncidents } from '../../../src/background/incident-store.ts';
import {
  keepReport,
  readLastReport,
  readShownReport,
} from '../../../src/background/keep-report.ts';
import { setMute, tellMutes } from '../../../src/background/mutes.ts';
import { noteRound } from '../../../src/background/note-round.ts';
import type { Report } from '../../../src/formats/report.ts';
import { listIncidents } from '../../../src/incidents/standing.ts';
import { readTrouble } from '../../../src/platform/records-trouble.ts';
import { notes } from '../platform/fake-extension.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { fault, OK, observed, reported, sampleReport, keyAsText as t } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const START = Date.parse('2026-11-22T20:46:00.000Z');
const CONFIG = sampleConfig({ services: [sampleService('a')] });
const { local, session } = fakeBrowser.storage;

/** Whose reads of storage.local fail, by key; whether it takes nothing. */
const broken = { reads: new Set<string>(), isFull: false };

const realGet = local.get;
const get = (key: unknown): Promise<Record<string, unknown>> =>
  Reflect.apply(realGet, local, [key]);
const set = local.set.bind(local);

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  notes.isGranted = true;
  notes.shown.clear();
  broken.reads.clear();
  broken.isFull = false;
  vi.spyOn(local, 'get').mockImplementation(async (key?: unknown) => {
    if (typeof key === 'string' && broken.reads.has(key)) throw new Error('disk I/O error');
    return get(key);
  });
  vi.spyOn(local, 'set').mockImplementation(async (values) => {
    if (broken.isFull) throw new Error('quota exceeded');
    await set(values);
  });
  await saveConfig(CONFIG);
});

const at = (seconds: number): number => START + seconds * 1_000;

function reportAt(seconds: number, verdict: Report['user']): Report {
  const startedAt = new Date(at(seconds)).toISOString();
  return sampleReport({ startedAt, services: [reported('a', verdict)] });
}

/** A round is noted, kept and told; gives the ids of what stands in front of the person. */
async function round(seconds: number, verdict: Report['user'] = fault()): Promise<string[]> {
  const nowMs = at(seconds);
  const noted = await noteRound(reportAt(seconds, verdict), { intervalMs: 600_000, nowMs }, t);
  await keepReport(noted.report, { nowMs, t });
  await sendDueAlerts({ now: () => nowMs, t });
  return [...notes.shown.keys()];
}

async function incidents(): Promise<string[]> {
  return listIncidents(await loadIncidents()).map(({ id, endedAt }) =>
    endedAt === null ? id : `${id} over`,
  );
}

const ID = `a@${START}`;

describe('a read that fails is not taken for nothing', () => {
  test.each(['watch', 'incidents'])(
    '%s: an open incident goes on, and is told once',
    async (key) => {
      for (const seconds of [0, 20, 60]) await round(seconds);
      const [id] = await incidents();
      broken.reads.add(key);
      const noted = await noteRound(reportAt(120, OK), { intervalMs: 600_000 }, t);
      expect(noted).toMatchObject({ news: [], looks: [], stored: { ok: false } });
      broken.reads.clear();
      expect(await incidents()).toEqual([id]);
      for (const seconds of [180, 200]) await round(seconds);
      expect(await incidents()).toEqual([id]);
      expect(notes.shown.size).toBe(1);
    },
  );

  test('once is tried once more', async () => {
    await round(0);
    let failures = 1;
    vi.spyOn(local, 'get').mockImplementation(async (key?: unknown) => {
      if (key === 'watch' && failures-- > 0) throw new Error('disk I/O error');
      return get(key);
    });
    await round(20);
    expect(await incidents()).toHaveLength(1);
  });

  test.each(['watch', 'alerts', 'news', 'mutes'])(
    '%s: an alert that was told is told to be over all the same',
    async (key) => {
      await round(0);
      const [told] = await round(20);
      expect(told).toMatch(/^fault:/);
      broken.reads.add(key);
      expect(await sendDueAlerts({ now: () => at(60), t })).toMatchObject({ ok: false });
      broken.reads.clear();
      await round(120, OK);
      expect(await round(180, OK)).toEqual([told?.replace('fault:', 'back:')]);
    },
  );

  test('news that wait are not written over', async () => {
    await round(0);
    const waiting = [{ kind: 'told by a later version' }];
    await local.set({ news: waiting });
    broken.reads.add('news');
    const { stored } = await noteRound(reportAt(20, fault()), { intervalMs: 600_000 }, t);
    broken.reads.clear();
    expect(stored.ok).toBe(false);
    expect(await local.get('news')).toEqual({ news: waiting });
  });

  test('cost: the month is kept, and so is the limit', async () => {
    const observations = [{ ...observed(1), bytes: 700_000 }];
    const paid = { ...reportAt(0, OK), services: [{ ...reported('a'), observations }] };
    const limited = { ...CONFIG, settings: { dataLimitMegabytes: 100 } };
    await addCost(paid, START);
    const { bytes } = (await dataUse(CONFIG, START)).month;
    const planned = { trigger: 'schedule', shape: 'scheduled', ids: ['a'] } as const;
    expect(await isOverLimit(limited, START, planned)).toBe(false);
    broken.reads.add('cost');
    expect(await addCost(paid, START)).toMatchObject({ ok: false });
    expect(await isOverLimit(limited, START, planned)).toBe(true);
    broken.reads.clear();
    expect((await dataUse(CONFIG, START)).month.bytes).toBe(bytes);
    expect(bytes).toBeGreaterThan(0);
  });

  test('mutes: none is lost, and none is told to be gone', async () => {
    const services = ['a', 'b'].map((id) => sampleService(id));
    const tools = { config: sampleConfig({ services }), nowMs: START };
    const until = new Date(at(3_600)).toISOString();
    await setMute({ service: 'a', until }, tools);
    broken.reads.add('mutes');
    expect(await setMute({ service: 'b', until }, tools)).toMatchObject({ ok: false });
    expect(await tellMutes(tools.config, START)).toMatchObject({ error: { code: 'storage' } });
    broken.reads.clear();
    expect(await tellMutes(tools.config, START)).toEqual({
      ok: true,
      value: [{ service: 'a', until }],
    });
  });
});

describe('while storage.local takes nothing', () => {
  beforeEach(() => {
    broken.isFull = true;
  });

  test('an outage is told once, and its end, and the person is told why it may be forgotten', async () => {
    expect(await readTrouble()).toBeUndefined();
    await round(0);
    expect(await round(20)).toEqual([`fault:${ID}`]);
    notes.shown.clear();
    expect(await round(60)).toEqual([]);
    expect(await readTrouble()).toMatchObject({ why: 'unstored', message: 'quota exceeded' });
    await round(120, OK);
    expect(await round(180, OK)).toEqual([`back:${ID}`]);
    expect(await incidents()).toEqual([`${ID} over`]);
  });

  test('no round seems to be the first for long', async () => {
    broken.isFull = false;
    await round(0, OK);
    broken.isFull = true;
    for (const seconds of [600, 1_200, 1_800]) await round(seconds, OK);
    await round(2_400);
    expect(await round(2_420)).toHaveLength(1);
    expect((await readLastReport())?.startedAt).toBe(new Date(at(2_420)).toISOString());
    expect(await readShownReport()).toEqual(await readLastReport());
  });

  test('what a round costs is counted', async () => {
    const observations = [{ ...observed(1), bytes: 700_000 }];
    const paid = { ...reportAt(0, OK), services: [{ ...reported('a'), observations }] };
    await addCost(paid, START);
    await addCost(paid, START);
    expect((await dataUse(CONFIG, START)).month.bytes).toBeGreaterThanOrEqual(1_400_000);
  });

  test('and takes it again, everything is there, and nothing is left aside', async () => {
    await round(0);
    await round(20);
    const known = await incidents();
    broken.isFull = false;
    await round(60);
    expect(await session.get(['spare', 'report.spare', 'storage.trouble'])).toEqual({});
    expect(await readTrouble()).toBeUndefined();
    expect(await incidents()).toEqual(known);
    expect(Object.keys(await local.get(null))).toEqual(
      expect.arrayContaining(['watch', 'alerts', 'news', 'report']),
    );
    notes.shown.clear();
    expect(await round(120)).toEqual([]);
  });

  test('a death right after it takes them leaves no older state to be read first', async () => {
    await round(0);
    await round(20);
    broken.isFull = false;
    vi.spyOn(session, 'remove').mockRejectedValue(new Error('dead'));
    await round(60, OK);
    await round(80, OK);
    expect(await incidents()).toEqual([`${ID} over`]);
  });
});
