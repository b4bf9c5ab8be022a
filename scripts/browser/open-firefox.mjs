import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

const EXTENSION_ID = 'whichside@extension';

/**
 * Starts Firefox with the extension in it, as a temporary add-on. Rejects when Firefox does not start within 60 s
 * or refuses the add-on.
 * @param {import('./open-chromium.mjs').OpenOptions} options
 * @returns {Promise<import('./open-chromium.mjs').OpenedBrowser>}
 */
export async function openFirefox({ path, extension, profile, headless, language }) {
  const uuid = randomUUID();
  const profileDir = join(profile, 'firefox');
  mkdirSync(profileDir, { recursive: true });
  writeFileSync(join(profileDir, 'user.js'), preferences(uuid, language));
  const firefox = spawn(path, firefoxArguments(profileDir, headless), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => {
    firefox.once('exit', () => resolve());
    firefox.once('error', () => resolve());
  });
  try {
    const endpoint = await listeningAt(firefox);
    const browser = await puppeteer.connect({
      browserWSEndpoint: `${endpoint}/session`,
      protocol: 'webDriverBiDi',
      defaultViewport: null,
      protocolTimeout: 120_000,
    });
    await browser.installExtension(extension);
    return {
      version: await browser.version(),
      openPage: async (file) => {
        const page = await browser.newPage();
        // Firefox reports no load event of a moz-extension: page; waiting for one would never end.
        await page.goto(`moz-extension://${uuid}/${file}`, { timeout: 60_000, waitUntil: [] });
        return page;
      },
      reload: async () => {
        await browser.installExtension(extension);
      },
      close: () => end(firefox, closed),
      closed,
    };
  } catch (error) {
    await end(firefox, closed);
    throw error;
  }
}

/**
 * @param {string} profileDir
 * @param {boolean} headless
 * @returns {string[]}
 */
function firefoxArguments(profileDir, headless) {
  return [
    ...(headless ? ['--headless'] : []),
    '--no-remote',
    '--profile',
    profileDir,
    '--remote-debugging-port=0',
    '--remote-allow-system-access', // without it, no moz-extension: address can be opened
  ];
}

/**
 * @param {string} uuid the extension's host, so that its pages have a known address
 * @param {string} [language]
 * @returns {string} the text of a `user.js`
 */
function preferences(uuid, language) {
  /** @type {Record<string, string | boolean | number>} */
  const values = {
    'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: uuid }),
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'app.update.enabled': false,
    ...(language ? { 'intl.locale.requested': language, 'intl.accept_languages': language } : {}),
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} firefox
 * @returns {Promise<string>} the address at which it takes commands
 */
function listeningAt(firefox) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Firefox did not start within 60 s')), 60_000);
    firefox.once('error', reject);
    firefox.once('exit', (code) => reject(new Error(`Firefox ended with status ${code}`)));
    createInterface(firefox.stderr).on('line', (line) => {
      const match = line.match(/WebDriver BiDi listening on (ws:\/\/\S+)/);
      if (!match?.[1]) return;
      clearTimeout(timer);
      resolve(match[1]);
    });
  });
}

/**
 * Asks Firefox to end, and ends it when it has not done so within 5 s.
 * @param {import('node:child_process').ChildProcess} firefox
 * @param {Promise<void>} closed
 */
async function end(firefox, closed) {
  firefox.kill('SIGTERM');
  const timer = setTimeout(() => firefox.kill('SIGKILL'), 5_000);
  await closed;
  clearTimeout(timer);
}
