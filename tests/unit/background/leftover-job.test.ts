import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { saveConfig } from '../../../src/background/config-store.ts';
import { roundQueue } from '../../../src/background/round-job.ts';
import { leftoverJob } from '../../../src/background/schedule.ts';
import { use } from '../platform/fake-extension.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const NOW = Date.parse('2026-11-22T20:46:00.000Z');

beforeEach(async () => {
  fakeBrowser.reset();
  use.state = 'active';
  const services = ['a', 'b', 'c'].map((id) => sampleService(id));
  await saveConfig(sampleConfig({ services, settings: { dataLimitMegabytes: 1 } }));
  await roundQueue.set({
    remaining: ['b', 'c'],
    shape: 'full',
    trigger: 'popup',
    startedAtMs: NOW - 60_000,
    resumes: 0,
  });
});

test('what a background left goes on', async () => {
  const job = await leftoverJob(NOW);
  expect(job?.services.map(({ id }) => id)).toEqual(['b', 'c']);
});

const month = { name: '2026-11', bytes: 999_000, controlBytes: 0, services: {} };
const cost = { days: [], months: [month], recent: { schedule: [], recheck: [] } };

test.each<[string, () => Promise<unknown> | unknown]>([
  [
    'the person has paused since',
    () => fakeBrowser.storage.local.set({ pause: { setMs: NOW, untilMs: NOW + 60_000 } }),
  ],
  ['the month has no room for it', () => fakeBrowser.storage.local.set({ cost })],
  ['nobody uses the device', () => Object.assign(use, { state: 'locked' })],
])('it ends there where %s', async (_why, rest) => {
  await rest();
  expect(await leftoverJob(NOW)).toBeUndefined();
  expect(await roundQueue.get()).toBeUndefined();
});
