import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

/**
 * @typedef {object} OpenOptions
 * @property {string} path of the browser's program
 * @property {string} extension folder of the unpacked extension
 * @property {string} profile folder of the throw-away profile
 * @property {boolean} headless
 * @property {string} [language] such as `zh-CN`
 *
 * @typedef {object} OpenedBrowser
 * @property {string} version as the browser names itself
 * @property {(file: string) => Promise<import('puppeteer-core').Page>} openPage a page of the extension
 * @property {() => Promise<void>} reload loads the extension's folder again
 * @property {() => Promise<void>} close ends the browser
 * @property {Promise<void>} closed when the browser has ended, by itself or not
 */

/**
 * Starts Chromium, Chrome or Edge with the extension in it. Branded Chrome from 137 and Edge ignore `--load-extension`,
 * so the extension is loaded over the debugging pipe. Rejects when the browser does not start within 60 s or refuses the extension.
 * @param {OpenOptions} options
 * @returns {Promise<OpenedBrowser>}
 */
export async function openChromium({ path, extension, profile, headless, language }) {
  const browser = await puppeteer.launch({
    executablePath: path,
    headless,
    pipe: true,
    enableExtensions: true,
    userDataDir: join(profile, 'chromium'),
    args: chromiumArguments(language),
    ignoreDefaultArgs: headless ? [] : ['--enable-automation'],
    env: chromiumEnvironment(profile, language),
    defaultViewport: null,
    waitForInitialPage: headless,
    timeout: 60_000,
    protocolTimeout: 120_000,
  });
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => browser.once('disconnected', () => resolve()));
  try {
    const id = await browser.installExtension(extension);
    return {
      version: await browser.version(),
      openPage: async (file) => {
        const page = await browser.newPage();
        await page.goto(`chrome-extension://${id}/${file}`, { timeout: 60_000 });
        return page;
      },
      reload: async () => {
        await browser.installExtension(extension);
      },
      close: () => browser.close(),
      closed,
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * @param {string} [language]
 * @returns {string[]}
 */
function chromiumArguments(language) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium refuses to sandbox root
  return [...asRoot, ...(language ? [`--lang=${language}`] : []), '--no-default-browser-check'];
}

/**
 * On Linux, Chromium takes its language from the environment and not from `--lang`; and it leaves temporary files behind.
 * @param {string} profile
 * @param {string} [language]
 * @returns {Record<string, string | undefined>}
 */
function chromiumEnvironment(profile, language) {
  const env = { ...process.env, TMPDIR: profile };
  return language ? { ...env, LANGUAGE: language.replace('-', '_') } : env;
}
