import { expect } from 'vitest';
import { expectReport } from './expect-outcome.ts';
import { PROGRESS_SCRIPT } from './progress.ts';
import { fault, OK } from './scenario.ts';
import { withBrowsers } from './with-browsers.ts';

withBrowsers('all', (benchTest) => {
  benchTest('killed in mid-round and asked again, it judges rightly', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'packets', of: ['bilibili'], at: 'router', how: 'drop' }]);
    const page = await bench.browser.openPage('options.html');
    const lost = bench.check().then(
      () => 'answered',
      () => 'lost',
    );
    await page.waitFor(PROGRESS_SCRIPT, 5_000);
    await bench.browser.killBackground();
    const report = await bench.check();
    expectReport(report, {
      user: OK,
      services: { bilibili: fault(['path', 'provider'], 'no-answer') },
      sides: ['not-yours'],
      headline: /Bilibili does(?: not|n't) answer/,
    });
    expect(await Promise.race([lost, Promise.resolve('pending')])).not.toBe('answered');
    expect(await page.evaluate(PROGRESS_SCRIPT)).toBeFalsy();
    await page.close();
  });

  benchTest('the badge and its sentence follow the verdict', async (bench) => {
    await bench.reset();
    await bench.check();
    const well = await bench.browser.badge();
    expect(well.text).toBe('');
    await bench.break([{ kind: 'host', of: ['Tencent'], change: { https: { status: 503 } } }]);
    const { overall } = await bench.check();
    const ill = await bench.browser.badge();
    expect(ill.text).toBe('2');
    expect(ill.title).toContain(overall.headline);
    await bench.browser.killBackground();
    await bench.browser.send({ type: 'getReport' });
    expect(await bench.browser.badge()).toEqual(ill);
  });
});
