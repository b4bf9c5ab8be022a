import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { saveConfig } from '../../../src/background/config-store.ts';
import { keepReport, readLastReport } from '../../../src/background/keep-report.ts';
import type { Report } from '../../../src/formats/report.ts';
import { shownReport } from '../../../src/platform/stored-reports.ts';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { fault, reported, sampleReport, keyAsText as t } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const NOW = Date.parse('2026-11-22T21:00:00.000Z');
const keep = (report: Report): ReturnType<typeof keepReport> =>
  keepReport(report, { nowMs: NOW, t });
const at = (minute: number): string => `2026-11-22T20:${minute}:00.000Z`;
const down = fault({ suspects: ['provider'] });
const all = sampleReport({
  startedAt: at(10),
  services: [reported('a', down), reported('b')],
});
const some = sampleReport({ startedAt: at(20), services: [reported('b', down)] });
const verdicts = (report: Report | undefined): unknown =>
  report?.services.map(({ id, verdict }) => [id, verdict.kind]);

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  await saveConfig(sampleConfig({ services: [sampleService('a'), sampleService('b')] }));
});

test('the last report is the very one, the shown one is over all', async () => {
  await keep(all);
  expect(await readLastReport()).toEqual(all);
  expect(await shownReport.get()).toEqual(all);
  const { shown } = await keep(some);
  expect(await readLastReport()).toEqual(some);
  expect(await shownReport.get()).toEqual(shown);
  expect(verdicts(shown)).toEqual([
    ['a', 'fault'],
    ['b', 'fault'],
  ]);
  await keep(sampleReport({ ...all, startedAt: at(30) }));
  expect(await readLastReport()).toEqual(await shownReport.get());
});

test('a round that is overtaken by a later one adds what that did not ask', async () => {
  await keep(some);
  const { shown } = await keep(all);
  expect(await readLastReport()).toEqual(some);
  expect(verdicts(shown)).toEqual([
    ['a', 'fault'],
    ['b', 'fault'],
  ]);
});

test('a report from a clock that was ahead overtakes nothing', async () => {
  await keep(sampleReport({ startedAt: '2027-11-22T20:00:00.000Z' }));
  await keep(all);
  expect(await readLastReport()).toEqual(all);
});

test('a full store is told, and what is to be shown all the same', async () => {
  await keep(all);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
  const news = sampleReport({ startedAt: at(30), services: [reported('a'), reported('b')] });
  expect(await keep(news)).toEqual({
    shown: news,
    stored: { ok: false, message: 'quota exceeded' },
  });
});

test('with a store that cannot be read the report itself is shown', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('Corruption'));
  expect((await keep(some)).shown).toEqual(some);
});
