import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * @typedef {'chromium' | 'chrome' | 'edge' | 'firefox'} BrowserName
 * @typedef {{ name: BrowserName, target: 'chrome' | 'firefox', path: string }} Browser
 */

/** @type {readonly BrowserName[]} in the order in which they are tried */
export const BROWSER_NAMES = ['chromium', 'chrome', 'edge', 'firefox'];

/** @type {Record<BrowserName, string[]>} */
const COMMANDS = {
  chromium: ['chromium', 'chromium-browser'],
  chrome: ['google-chrome-stable', 'google-chrome'],
  edge: ['microsoft-edge-stable', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox'],
};

/** @type {Record<BrowserName, string[]>} */
const MAC_APPS = {
  chromium: ['Chromium.app/Contents/MacOS/Chromium'],
  chrome: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
  edge: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  firefox: ['Firefox.app/Contents/MacOS/firefox'],
};

/** @type {Record<BrowserName, string[]>} */
const WINDOWS_PROGRAMS = {
  chromium: ['Chromium\\Application\\chrome.exe'],
  chrome: ['Google\\Chrome\\Application\\chrome.exe'],
  edge: ['Microsoft\\Edge\\Application\\msedge.exe'],
  firefox: ['Mozilla Firefox\\firefox.exe'],
};

/**
 * The first installed browser, or the installed one of that name.
 * @param {BrowserName} [wanted]
 * @returns {Browser | undefined}
 */
export function findBrowser(wanted) {
  for (const name of wanted ? [wanted] : BROWSER_NAMES) {
    const path = candidates(name).find(isExecutable);
    if (path) return { name, target: name === 'firefox' ? 'firefox' : 'chrome', path };
  }
  return undefined;
}

/**
 * Where a throw-away profile can live: a browser from a snap sees no other folder than its own.
 * @param {Browser} browser
 * @param {string} usual
 * @returns {string}
 */
export function profileParent(browser, usual) {
  if (process.platform !== 'linux' || !isSnap(browser.path)) return usual;
  return join(homedir(), 'snap', browser.name, 'common');
}

/**
 * @param {BrowserName} name
 * @returns {string[]}
 */
function candidates(name) {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return folders.flatMap((folder) => MAC_APPS[name].map((app) => join(folder, app)));
  }
  if (process.platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA } = process.env;
    const folders = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA];
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PROGRAMS[name].map((program) => join(folder, program)));
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  return COMMANDS[name].flatMap((command) => folders.map((folder) => join(folder, command)));
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isSnap(path) {
  if (realpathSync(path).endsWith('/snap')) return true;
  const head = readFileSync(path).subarray(0, 4096).toString('latin1');
  return head.startsWith('#!') && head.includes('/snap/bin/');
}
