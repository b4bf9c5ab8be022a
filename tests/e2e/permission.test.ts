import { expect } from 'vitest';
import { expectPopup, expectReport } from './expect-outcome.ts';
import { type Expected, OK, type Outcome } from './scenario.ts';
import { withBrowsers } from './with-browsers.ts';

const modest: Expected = { kind: 'modest', truth: ['path', 'provider'] };
const silent: Outcome = {
  user: OK,
  services: { bilibili: modest },
  sides: ['not-yours', 'unclear'],
  headline: /Bilibili/,
};

withBrowsers('all', (benchTest) => {
  benchTest('a revoked permission makes the verdict coarser and blames nobody', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'packets', of: ['bilibili'], at: 'router', how: 'drop' }]);
    await bench.browser.limitHosts(bench.world.controlPatterns);
    const popup = await bench.browser.openPage('popup.html');
    const report = await bench.check();
    expectReport(report, silent);
    await expectPopup(popup, report);
    await popup.close();
  });

  benchTest('revoked in mid-round, nobody is blamed for it', async (bench) => {
    await bench.reset();
    await bench.browser.restoreHosts();
    await bench.break([{ kind: 'packets', of: ['bilibili'], at: 'router', how: 'drop' }]);
    const running = bench.check();
    await bench.browser.limitHosts(bench.world.controlPatterns);
    expectReport(await running, silent);
  });

  benchTest('without access to the controls either, it does not say yours', async (bench) => {
    await bench.reset();
    await bench.browser.limitHosts([]);
    const report = await bench.check();
    expect(['ok', 'unclear']).toContain(report.overall.side);
    await bench.browser.restoreHosts();
  });

  benchTest('given back, it sees again', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'host', of: ['bilibili'], change: { https: { status: 503 } } }]);
    const report = await bench.check();
    expectReport(report, {
      user: OK,
      services: { bilibili: { kind: 'fault', suspects: ['provider'], causes: ['server-error'] } },
      sides: ['theirs'],
      headline: /Bilibili is having trouble/,
    });
  });
});
