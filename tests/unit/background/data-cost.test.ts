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
  expect(await addCost(roundOf(5), NOON)).toEqual({ ok: false, message: 'full' });
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
  test('without one nothing is over it', async () => {
    await addCost(roundOf(900_000_000), NOON);
    expect(await isOverLimit(limited(), NOON)).toBe(false);
  });

  test('is reached as soon as the next round would pass it', async () => {
    await addCost(roundOf(400_000), NOON);
    expect(await isOverLimit(limited(1), NOON)).toBe(false);
    await addCost(roundOf(400_000), NOON);
    expect(await isOverLimit(limited(1), NOON)).toBe(true);
    expect(await isOverLimit(limited(2), NOON)).toBe(false);
  });

  test('without a kind, the dearer one decides', async () => {
    await addCost(roundOf(600_000, 'recheck'), NOON);
    expect(await isOverLimit(limited(1), NOON, 'schedule')).toBe(false);
    expect(await isOverLimit(limited(1), NOON, 'recheck')).toBe(true);
    expect(await isOverLimit(limited(1), NOON)).toBe(true);
  });

  test('a list that has grown is guessed before its first round', async () => {
    const services = Array.from({ length: 150 }, (_, index) => sampleService(`s${index}`));
    const grown = { ...sampleConfig({ services }), settings: { dataLimitMegabytes: 1 } };
    expect(await isOverLimit(grown, NOON, 'schedule')).toBe(true);
    const [first] = services;
    const short = { ...grown, services: first === undefined ? [] : [first] };
    expect(await isOverLimit(short, NOON, 'schedule')).toBe(false);
  });
});
