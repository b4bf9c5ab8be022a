import axe from 'axe-core';
import { expect } from 'vitest';
import type { Screen } from '../browsers/test-browser.ts';
import type { Break } from '../net/break.ts';
import { clickNamed } from './click-named.ts';
import { withBrowsers } from './with-browsers.ts';

const RUN_AXE = `window.axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) =>
    html + ' ' + failureSummary) })))`;

/** An animation without an end stands still instead. */
const FINISH = `document.getAnimations().forEach((each) =>
  each.effect.getComputedTiming().endTime === Infinity ? each.pause() : each.finish())`;

/** Holds a page to what axe checks, in both themes. */
async function expectNoViolations(page: Screen): Promise<void> {
  await page.evaluate(`(() => { ${axe.source}; return true; })()`);
  for (const theme of ['light', 'dark'] as const) {
    await page.setTheme(theme);
    await page.waitFor(`matchMedia('(prefers-color-scheme: ${theme})').matches`, 5_000);
    // Colours that are still on their way from one theme to the other would be judged as they pass.
    await page.evaluate(FINISH);
    expect(await page.evaluate(RUN_AXE), theme).toEqual([]);
  }
}

const OPTIONS = [
  'services',
  'controls',
  'watching',
  'alerts',
  'page',
  'outside',
  'history',
  'transfer',
  'permissions',
];

/** What is folded away, and the form of the first service. */
const UNFOLD = `(() => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  document.querySelector('main button[aria-expanded=false]')?.click();
})()`;

const VERDICTS: readonly (readonly [what: string, breaks: readonly Break[]])[] = [
  ['all well', []],
  ['a fault of theirs', [{ kind: 'host', of: ['Tencent'], change: { https: { status: 503 } } }]],
  ['a service that refuses', [{ kind: 'host', of: ['qq'], change: { https: { status: 429 } } }]],
  ['a fault of yours', [{ kind: 'portal', http: 'redirect', https: 'reset' }]],
  ['a name that is filtered', [{ kind: 'resolver', of: ['qq'], act: { kind: 'nxdomain' } }]],
];

withBrowsers('all', (benchTest) => {
  for (const [what, breaks] of VERDICTS) {
    benchTest(`popup: ${what}`, async (bench) => {
      await bench.reset();
      await bench.break(breaks);
      const popup = await bench.browser.openPage('popup.html');
      await bench.check();
      await popup.waitFor(`document.querySelector('main:not([data-side=checking])')`, 20_000);
      await clickNamed(popup, 'How do you know?');
      await expectNoViolations(popup);
      await popup.close();
    });
  }

  benchTest('popup: a check that runs', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'packets', of: ['qq'], at: 'router', how: 'drop' }]);
    const popup = await bench.browser.openPage('popup.html');
    await popup.waitFor(`document.querySelector('main')`, 5_000);
    await expectNoViolations(popup);
    await bench.check();
    await popup.close();
  });

  for (const section of OPTIONS) {
    benchTest(`options: ${section}`, async (bench) => {
      const page = await bench.browser.openPage(`options.html#${section}`);
      await page.waitFor(`document.querySelector('main h2, main button')`, 5_000);
      await page.evaluate(UNFOLD);
      await expectNoViolations(page);
      await page.close();
    });
  }

  benchTest('axe sees what is wrong', async (bench) => {
    const page = await bench.browser.openPage('welcome.html');
    await page.waitFor(`document.querySelector('h1')`, 5_000);
    await page.evaluate(`document.querySelector('h1').append(document.createElement('button'))`);
    await page.evaluate(`(() => { ${axe.source}; return true; })()`);
    expect(await page.evaluate(RUN_AXE)).toMatchObject([{ id: 'button-name' }]);
    await page.close();
  });

  benchTest('welcome', async (bench) => {
    const page = await bench.browser.openPage('welcome.html');
    await page.waitFor(`document.querySelector('h1')`, 5_000);
    await expectNoViolations(page);
    await page.close();
  });
});
