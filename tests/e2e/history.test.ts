import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { expect } from 'vitest';
import { dayOf } from '../../src/records/local-day.ts';
import { poll } from '../browsers/poll.ts';
import type { Screen } from '../browsers/test-browser.ts';
import { historyScene } from '../screens/history-scenes.ts';
import { seedHistory } from '../screens/seed-history.ts';
import type { Bench } from './bench.ts';
import { clickNamed } from './click-named.ts';
import { withBrowsers } from './with-browsers.ts';

const LONGEST_WAIT_MS = 20_000;

const RUN_AXE = `window.axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) =>
    html + ' ' + failureSummary) })))`;

/** Tables that are folded away are judged too. */
const UNFOLD = `(() => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
})()`;

/** Holds the page to what axe checks, in both themes, on a wide window and on the narrowest. */
async function expectNoViolations(page: Screen): Promise<void> {
  await page.evaluate(`(() => { ${axe.source}; return true; })()`);
  await page.evaluate(UNFOLD);
  for (const theme of ['light', 'dark'] as const) {
    await page.setTheme(theme);
    await page.waitFor(`matchMedia('(prefers-color-scheme: ${theme})').matches`, 5_000);
    await page.evaluate(`document.getAnimations().forEach((each) => each.finish())`);
    expect(await page.evaluate(RUN_AXE), theme).toEqual([]);
  }
}

/** A list, 90 days of it, and an incident that stands; the id of that. */
async function seeded(bench: Bench): Promise<string> {
  const scene = historyScene('en');
  await bench.reset({ services: scene.services });
  const page = await bench.browser.openPage('history.html');
  await page.waitFor(`document.querySelector('h1') !== null`, LONGEST_WAIT_MS);
  await seedHistory(page, scene);
  const id = await page.evaluate(
    `(globalThis.browser ?? chrome).storage.local.get('watch')
      .then(({ watch }) => watch.subjects[0].fault.id)`,
  );
  await page.close();
  return String(id);
}

async function open(bench: Bench, hash: string, shows: string): Promise<Screen> {
  const page = await bench.browser.openPage(`history.html${hash}`);
  await page.waitFor(
    `document.querySelector('main')?.textContent.includes(${JSON.stringify(shows)})`,
    LONGEST_WAIT_MS,
  );
  return page;
}

withBrowsers('all', (benchTest) => {
  benchTest('nothing yet', async (bench) => {
    await bench.reset();
    const page = await bench.browser.openPage('history.html#data');
    await page.waitFor(`document.querySelector('h1') !== null`, LONGEST_WAIT_MS);
    await expectNoViolations(page);
    await page.close();
  });

  benchTest('every view is accessible, and fits 320 pixels', async (bench) => {
    const id = encodeURIComponent(await seeded(bench));
    const views = [
      ['', 'Latest incidents'],
      ['#overview&table', 'Not observed'],
      ['#service=github&range=week', 'on average'],
      ['#incidents&side=theirs', 'GitHub was not working'],
      [`#incident=${id}`, 'How it went'],
      ['#incident=nobody', 'not known here'],
      ['#data', 'Delete'],
    ] as const;
    for (const [hash, shows] of views) {
      const page = await open(bench, hash, shows);
      await expectNoViolations(page);
      await page.setWidth(320);
      await page.waitFor(`innerWidth <= 520`, 5_000);
      const spare = `document.documentElement.scrollWidth <= document.documentElement.clientWidth`;
      expect(await page.evaluate(spare), hash).toBe(true);
      await page.close();
    }
  });

  benchTest('filters are kept by the address, and Back undoes them', async (bench) => {
    await seeded(bench);
    const page = await open(bench, '#incidents', '9 incidents');
    await clickNamed(page, 'your side');
    await page.waitFor(`document.querySelector('main').textContent.includes('2 incidents')`, 5_000);
    // A reload is the same address opened anew; within one page it would end the script that asks for it.
    const again = await open(bench, String(await page.evaluate(`location.hash`)), '2 incidents');
    await again.close();
    await page.evaluate(`history.back(), true`);
    await page.waitFor(`document.querySelectorAll('.incident-item').length === 9`, 5_000);
    await page.close();
  });

  benchTest('days are told by keyboard, and lead to their service', async (bench) => {
    await seeded(bench);
    const page = await open(bench, '', 'Latest incidents');
    // The order of the person's list comes from the background, after the days.
    await page.waitFor(
      `document.querySelectorAll('[role=slider]')[1].getAttribute('aria-label').startsWith('WeChat')`,
      5_000,
    );
    await page.evaluate(`document.querySelectorAll('[role=slider]')[1].focus()`);
    await page.waitFor(
      `document.activeElement.getAttribute('aria-valuetext')?.includes('Down for')`,
      5_000,
    );
    await page.press('Enter');
    await page.waitFor(`document.querySelector('h1').textContent === 'WeChat'`, 5_000);
    await page.waitFor(`document.querySelector('.chart canvas') !== null`, 5_000);
    await page.close();
  });

  benchTest('all of it can be exported, and deleted', async (bench) => {
    await seeded(bench);
    const page = await open(bench, '#data', 'Export');
    await clickNamed(page, 'Download as JSON');
    const text = await poll(() => exported(bench), {
      timeoutMs: LONGEST_WAIT_MS,
      what: 'the file',
    });
    expect(JSON.parse(String(text))).toMatchObject({ format: 'whichside/history', problems: [] });
    await clickNamed(page, 'Delete the whole history');
    await clickNamed(page, 'Yes, delete everything');
    await page.waitFor(
      `document.querySelector('main').textContent.includes('The history was deleted.')`,
      LONGEST_WAIT_MS,
    );
    await page.close();
  });
});

/** The exported file once it is whole. */
async function exported({ browser: { downloads } }: Bench): Promise<string | undefined> {
  const file = join(downloads, `whichside-history-${dayOf(Date.now())}.json`);
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.endsWith('}\n') ? text : undefined;
}
