import { readFile, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { type Report, reportSchema } from '../../src/formats/report.ts';
import type { Badge, Screen, TestBrowser } from '../../tests/browsers/test-browser.ts';
import type { Bench } from '../../tests/e2e/bench.ts';
import { SETTLED } from '../../tests/screens/keep-picture.ts';
import { shrinkPng } from '../../tests/screens/shrink-png.ts';

/** What the extension says at one moment. */
export interface Look {
  readonly report: Report;
  readonly badge: Badge;
}

export interface LookOptions {
  /** The round that is looked at began after it, ms since the epoch. */
  readonly sinceMs: number;
  /** Where the popup's picture goes; undefined: none is taken. */
  readonly pictureOf: (look: Look) => string | undefined;
}

export type TakeLook = (bench: Bench, options: LookOptions) => Promise<Look>;

const POPUP_WIDTH = 384;
/** Longer than a round on a slow line, with others asked. */
const LONGEST_WAIT_MS = 90_000;
/** A round that somebody else began just before is joined, and the one after it is not. */
const MOST_TRIES = 3;
/** The button's text and sentence are painted after the report is there. */
const PAINTED_MS = 3_000;
const PAINT_PAUSE_MS = 150;

const kept = v.object({ ok: v.literal(true), value: v.nullable(reportSchema) });

/** Opens the popup, as somebody who wants to know, and looks at it once its round has ended. */
export const lookAtPopup: TakeLook = async (bench, { sinceMs, pictureOf }) => {
  const { browser } = bench;
  for (let tries = 1; ; tries += 1) {
    const popup = await browser.openPage('popup.html');
    try {
      await popup.setWidth(POPUP_WIDTH);
      await popup.setTheme('light');
      const side = await popup.waitFor(
        `document.querySelector('main[aria-busy=false]')?.dataset.side`,
        LONGEST_WAIT_MS,
      );
      const report = await lastReport(browser);
      if (report === undefined) throw new Error('the popup came to no verdict');
      const isTheOne = report.overall.side === side && Date.parse(report.startedAt) >= sinceMs;
      if (isTheOne || tries === MOST_TRIES) {
        const look = { report, badge: await paintedBadge(browser, report) };
        const file = pictureOf(look);
        if (file !== undefined) await photograph(popup, file, browser);
        return look;
      }
    } finally {
      await popup.close();
    }
  }
};

/** Asks for a round, and leaves the window to whoever sits before it. */
export const lookByMessage: TakeLook = async (bench, { sinceMs }) => {
  let report = await bench.check();
  for (let tries = 1; tries < MOST_TRIES && Date.parse(report.startedAt) < sinceMs; tries += 1) {
    report = await bench.check();
  }
  return { report, badge: await paintedBadge(bench.browser, report) };
};

/** The last report over all services; undefined before the first. */
export async function lastReport(browser: TestBrowser): Promise<Report | undefined> {
  const reply = await browser.send({ type: 'getReport' });
  return v.parse(kept, reply).value ?? undefined;
}

/** The button, once it says what the report says; one that also tells of what stood before keeps its own words. */
async function paintedBadge(browser: TestBrowser, { overall }: Report): Promise<Badge> {
  const until = Date.now() + PAINTED_MS;
  for (;;) {
    const badge = await browser.badge();
    if (badge.title.includes(overall.headline) || Date.now() > until) return badge;
    await new Promise((done) => setTimeout(done, PAINT_PAUSE_MS));
  }
}

async function photograph(popup: Screen, file: string, { kind }: TestBrowser): Promise<void> {
  await popup.evaluate(SETTLED);
  await popup.screenshot(file);
  // Firefox takes pictures of another kind.
  if (kind === 'chromium') await writeFile(file, shrinkPng(await readFile(file)));
}
