import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openChromium } from '../browser/open-chromium.mjs';
import { openFirefox } from '../browser/open-firefox.mjs';
import { copyExtension } from './extension-copy.mjs';
import { headlessCheck, importList } from './headless-check.mjs';
import { starterConfig } from './starter-config.mjs';

/**
 * @typedef {object} Session
 * @property {import('../browser/find-browser.mjs').Browser} browser
 * @property {string} build folder of the built extension
 * @property {string} profile folder that is removed afterwards
 * @property {boolean} headless
 * @property {string | undefined} config file
 * @property {string | undefined} lang
 * @property {string} screenshot
 */

/** @type {Session} */
const session = JSON.parse(process.argv[2] ?? '');
try {
  process.exitCode = await runSession(session);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * One browser from its start to its end. Resolves with the exit status.
 * @param {Session} session
 * @returns {Promise<number>}
 */
async function runSession({ browser, build, profile, headless, config, lang, screenshot }) {
  const list = headless || config ? await readList(config, lang) : undefined;
  const extension = join(profile, 'extension');
  copyExtension(build, extension, { allHosts: headless, language: lang });
  const open = browser.target === 'firefox' ? openFirefox : openChromium;
  const opened = await open({
    path: browser.path,
    extension,
    profile,
    headless,
    ...(lang && { language: lang }),
  });
  const stop = () => void opened.close();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  try {
    console.log(`Whichside in ${opened.version} with a throw-away profile`);
    if (headless) {
      mkdirSync(dirname(screenshot), { recursive: true });
      return await headlessCheck(opened, { config: list, screenshot });
    }
    if (config && !(await importList(await opened.openPage('options.html'), list))) return 1;
    console.log('The welcome page is open. Close the browser, or press Ctrl+C here, to end.');
    await opened.closed;
    return 0;
  } finally {
    await opened.close();
  }
}

/**
 * @param {string} [file]
 * @param {string} [language]
 * @returns {Promise<unknown>}
 */
async function readList(file, language) {
  if (!file) return starterConfig(language ?? 'en');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
