import { printReport } from './print-report.mjs';

/** @typedef {import('../browser/open-chromium.mjs').OpenedBrowser} OpenedBrowser */
/** @typedef {import('puppeteer-core').Page} Page */

const POPUP_SETTLES_MS = 60_000;

/**
 * Makes one check and prints it. Resolves with the exit status: 0 when a verdict was reached, whatever it says.
 * @param {OpenedBrowser} browser
 * @param {{ config: unknown, screenshot: string }} options
 * @returns {Promise<number>}
 */
export async function headlessCheck(browser, { config, screenshot }) {
  const page = await browser.openPage('options.html');
  if (!(await importList(page, config))) return 1;
  const checked = await send(page, 'check', {});
  if (!checked.ok) {
    console.error(`The check failed: ${checked.error.message}`);
    return 1;
  }
  const { stations, settled } = await photographPopup(browser, screenshot);
  console.log(printReport(checked.value, stations));
  console.log(`Popup:    saved as ${screenshot}`);
  if (!settled) console.error('The popup still says "checking" after 60 s.');
  return settled ? 0 : 1;
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
 * Opens the popup as a page, waits until it has settled on a side, and saves a picture of it.
 * @param {OpenedBrowser} browser
 * @param {string} file
 */
async function photographPopup(browser, file) {
  const page = await browser.openPage('popup.html');
  await page.setViewport({ width: 400, height: 640, deviceScaleFactor: 2 });
  const until = Date.now() + POPUP_SETTLES_MS;
  let settled = false;
  while (!settled && Date.now() < until) {
    settled = await page.evaluate(() => {
      const side = document.querySelector('main[data-side]')?.getAttribute('data-side');
      return side !== undefined && side !== null && side !== 'checking';
    });
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const width = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().width));
  await page.setViewport({ width, height: 640, deviceScaleFactor: 2 });
  await page.screenshot({ path: file, fullPage: true });
  const stations = await page.evaluate(() =>
    [...document.querySelectorAll('[data-station]')].map((element) => ({
      station: element.getAttribute('data-station') ?? '',
      state: element.getAttribute('data-state') ?? '',
    })),
  );
  return { stations, settled };
}
