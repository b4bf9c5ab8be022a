import { importSource } from '../build/import-source.mjs';
import { printReport } from './print-report.mjs';

/** @typedef {import('../browser/open-chromium.mjs').OpenedBrowser} OpenedBrowser */
/** @typedef {import('puppeteer-core').Page} Page */

const POPUP_SETTLES_MS = 60_000;

/**
 * Makes one check and prints it: the popup's own, so that the picture and the text are of the same round. Resolves with
 * the exit status: 0 when a verdict was reached, whatever it says.
 * @param {OpenedBrowser} browser
 * @param {{ config: unknown, screenshot: string, patienceMs?: number }} options
 * @returns {Promise<number>}
 */
export async function headlessCheck(
  browser,
  { config, screenshot, patienceMs = POPUP_SETTLES_MS },
) {
  const page = await browser.openPage('options.html');
  if (!(await importList(page, config))) return 1;
  const popup = await browser.openPage('popup.html');
  const side = await settledSide(popup, patienceMs);
  const kept = await send(page, 'getReport', {});
  if (!kept.ok || kept.value === null || kept.value.overall.side !== side) {
    console.error(`The check failed: ${await troubleOf(popup)}`);
    return 1;
  }
  await photograph(popup, screenshot);
  console.log(printReport(kept.value, await stationsOf(kept.value)));
  console.log(`Popup:    saved as ${screenshot}`);
  return 0;
}

/**
 * Imports a config and prints every problem that it has.
 * @param {Page} page of the extension
 * @param {unknown} config
 * @returns {Promise<boolean>} whether it was taken
 */
export async function importList(page, config) {
  const imported = await send(page, 'importConfig', { config, mode: 'replace' });
  if (imported.ok) return true;
  console.error(`The config was refused: ${imported.error.message}`);
  for (const { path, message } of imported.error.problems ?? []) {
    console.error(`  ${path || '(top)'}: ${message}`);
  }
  return false;
}

/**
 * One request to the extension's background, sent from a page of its own.
 * @template {import('../../src/protocol.ts').RequestType} K
 * @param {Page} page
 * @param {K} type
 * @param {import('../../src/protocol.ts').Protocol[K]['request']} request
 * @returns {Promise<import('../../src/protocol.ts').Reply<import('../../src/protocol.ts').Protocol[K]['value']>>}
 */
function send(page, type, request) {
  return page.evaluate(
    (message) => {
      // In the page: `browser` where it exists, else `chrome`.
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return api.runtime.sendMessage(message);
    },
    { ...request, type },
  );
}

/**
 * Waits until the popup's own round has ended. Resolves with the side that it names, undefined where it names none.
 * @param {Page} popup
 * @param {number} patienceMs
 * @returns {Promise<string | undefined>}
 */
async function settledSide(popup, patienceMs) {
  await popup.setViewport({ width: 400, height: 640, deviceScaleFactor: 2 });
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const side = await popup.evaluate(
      () => document.querySelector('main[aria-busy="false"]')?.getAttribute('data-side') ?? '',
    );
    if (side !== '') return side === 'checking' ? undefined : side;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return undefined;
}

/**
 * What the popup says of its own trouble.
 * @param {Page} popup
 * @returns {Promise<string>}
 */
async function troubleOf(popup) {
  const told = await popup.evaluate(
    () => document.querySelector('.trouble')?.textContent?.trim() ?? '',
  );
  return told || 'the popup did not come to a verdict.';
}

/**
 * Saves a picture of the whole popup.
 * @param {Page} popup
 * @param {string} file
 */
async function photograph(popup, file) {
  const width = await popup.evaluate(() => Math.ceil(document.body.getBoundingClientRect().width));
  await popup.setViewport({ width, height: 640, deviceScaleFactor: 2 });
  await popup.screenshot({ path: file, fullPage: true });
}

/**
 * The path of a report, as the popup draws it.
 * @param {import('../../src/formats/report.ts').Report} report
 * @returns {Promise<import('./print-report.mjs').Station[]>}
 */
async function stationsOf(report) {
  const core = /** @type {typeof import('../../src/diagnosis/stations.ts')} */ (
    /** @type {unknown} */ (await importSource('src/diagnosis/stations.ts'))
  );
  return Object.entries(core.stationsOf(report)).map(([station, state]) => ({ station, state }));
}
