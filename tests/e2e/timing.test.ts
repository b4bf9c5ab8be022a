import { expect } from 'vitest';
import { poll } from '../browsers/poll.ts';
import { PROGRESS_SCRIPT, recordedStations, recordStations } from './progress.ts';
import { summarise } from './summarise.ts';
import { withBrowsers } from './with-browsers.ts';

/** Budgets of a silent provider on a fast line, with a second of grace for a busy machine. */
const FIRST_SUSPICION_MS = 5_000 + 1_000;
const VERDICT_MS = 10_000 + 1_000;

const SUSPECTED = `${PROGRESS_SCRIPT}.then((report) => report?.services.some(
  ({ id, verdict }) => id === 'bilibili' && verdict?.kind === 'fault'))`;

withBrowsers('all', (benchTest) => {
  benchTest('a silent provider is suspected and judged in time', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'packets', of: ['bilibili'], at: 'router', how: 'drop' }]);
    const page = await bench.browser.openPage('options.html');
    const startedAt = performance.now();
    const ended = bench.check();
    await poll(() => page.evaluate(SUSPECTED), { timeoutMs: 20_000, what: 'a first suspicion' });
    const suspectedMs = Math.round(performance.now() - startedAt);
    const report = await ended;
    const judgedMs = Math.round(performance.now() - startedAt);
    console.log(`${bench.browser.kind}: suspicion ${suspectedMs} ms, verdict ${judgedMs} ms`);
    expect(suspectedMs, summarise(report)).toBeLessThan(FIRST_SUSPICION_MS);
    expect(judgedMs, summarise(report)).toBeLessThan(VERDICT_MS);
    await page.close();
  });

  benchTest('stations turn cleared while the round still runs', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'packets', of: ['bilibili'], at: 'router', how: 'drop' }]);
    const popup = await bench.browser.openPage('popup.html');
    await recordStations(popup);
    const startedAt = performance.now();
    const report = await bench.check();
    const tookMs = performance.now() - startedAt;
    const changes = await recordedStations(popup);
    const early = changes.filter(({ state, atMs }) => state === 'cleared' && atMs < tookMs / 2);
    const facts = `${JSON.stringify(changes)}\n${summarise(report)}`;
    expect(new Set(early.map(({ station }) => station)), facts).toEqual(
      new Set(['device', 'network']),
    );
    await popup.close();
  });
});
