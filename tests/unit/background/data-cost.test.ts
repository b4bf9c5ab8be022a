import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { saveConfig } from '../../../src/background/config-store.ts';
import { addCost, countRound, dataUse, isOverLimit } from '../../../src/background/data-cost.ts';
import { createLine } from '../../../src/background/serialise.ts';
import type { Config } from '../../../src/formats/config.ts';
import type { Report } from '../../../src/formats/report.ts';
import { noteQuestion } from '../../../src/platform/timing.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { observed, reported, sampleReport } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const NOON = new Date(2026, 10, 23, 12).getTime();

function limited(dataLimitMegabytes?: number): Config {
  const settings = dataLimitMegabytes === undefined ? {} : { settings: { dataLimitMegabytes } };
  return { ...sampleConfig({ services: [sampleService('a')] }), ...settings };
}

function roundOf(bytes: number, trigger: Report['trigger'] = 'schedule'): Report {
  const service = { ...reported('a'), observations: [{ ...observed(1), bytes }] };
  return sampleReport({ trigger, services: [service] });
}

beforeEach(async () => {
  fakeBrowser.reset();
  await saveConfig(limited());
});

test('nothing has been counted before the first round', async () => {
  const none = { bytes: 0, controlBytes: 0, services: {} };
  expect(await dataUse(limited(), NOON)).toEqual({
    today: { name: '2026-11-23', ...none },
    month: { name: '2026-11', ...none },
  });
});

test('tells today, this month and the limit', async () => {
  await addCost(roundOf(600), NOON - 86_400_000);
  await addCost(roundOf(40, 'popup'), NOON);
  expect(await dataUse(limited(3), NOON)).toEqual({
    today: { name: '2026-11-23', bytes: 40, controlBytes: 0, services: { a: 40 } },
    month: { name: '2026-11', bytes: 640, controlBytes: 0, services: { a: 640 } },
    limitBytes: 3_000_000,
    perLookBytes: 600,
  });
});

test.each([
  ['text', 'nonsense'],
  ['a negative sum', { days: [], months: [{ name: '2026-11', bytes: -1 }], recent: {} }],
])('%s in its place is as none', async (_, cost) => {
  await fakeBrowser.storage.local.set({ cost });
  await addCost(roundOf(5), NOON);
  expect((await dataUse(limited(), NOON)).month.bytes).toBe(5);
});

test('a round that sent nothing writes nothing', async () => {
  await addCost(sampleReport(), NOON);
  expect(await fakeBrowser.storage.local.get('cost')).toEqual({});
});

test('a store that is full is a value', async () => {
  const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('full'));
  expect(await addCost(roundOf(5), NOON)).toMatchObject({ ok: false, message: 'full' });
  set.mockRestore();
});

test('questions to others are counted once, with the next round', async () => {
  noteQuestion('https://status.example/summary.json');
  noteQuestion('https://a.example/#whichside-abcdefghijklmnop');
  const tools = { now: () => NOON, remember: createLine() };
  await countRound(roundOf(5), tools);
  const { controlBytes, services } = (await dataUse(limited(), NOON)).month;
  expect(controlBytes).toBeGreaterThan(6_000);
  expect(controlBytes).toBeLessThan(8_000);
  expect(services).toEqual({ a: 5 });
  await countRound(roundOf(5), tools);
  expect((await dataUse(limited(), NOON)).month.controlBytes).toBe(controlBytes);
});

describe('the limit', () => {
  type Kind = 'schedule' | 'recheck';
  const isOver = (config: Config, trigger: Kind = 'schedule', nowMs = NOON): Promise<boolean> =>
    isOverLimit(config, nowMs, { trigger, shape: 'scheduled', ids: ['a'] });

  test('without one nothing is over it', async () => {
    await addCost(roundOf(900_000_000), NOON);
    expect(await isOver(limited())).toBe(false);
  });

  test('is reached as soon as the next round would pass it', async () => {
    await addCost(roundOf(400_000), NOON);
    expect(await isOver(limited(1))).toBe(false);
    await addCost(roundOf(400_000), NOON);
    expect(await isOver(limited(1))).toBe(true);
    expect(await isOver(limited(2))).toBe(false);
  });

  test('is judged by rounds of the kind that is planned', async () => {
    await addCost(roundOf(600_000, 'recheck'), NOON);
    expect(await isOver(limited(1))).toBe(false);
    expect(await isOver(limited(1), 'recheck')).toBe(true);
  });

  test('below one dear round is reached for the rest of the month, and no longer', async () => {
    await addCost(roundOf(1_200_000), NOON);
    const next = new Date(2026, 11, 1).getTime();
    expect(await isOver(limited(1), 'schedule', next - 1)).toBe(true);
    expect(await isOver(limited(1), 'schedule', next)).toBe(false);
  });

  test('has a list that has grown guessed before its first round, by one batch at most', async () => {
    const ids = Array.from({ length: 500 }, (_, index) => `s${index}`);
    const planned = { trigger: 'schedule', shape: 'full', ids } as const;
    expect(await isOverLimit(limited(1), NOON, planned)).toBe(false);
    await addCost(roundOf(800_000, 'popup'), NOON);
    expect(await isOverLimit(limited(1), NOON, planned)).toBe(true);
    expect(await isOverLimit(limited(1), NOON, { ...planned, ids: ['s0'] })).toBe(false);
  });
});
