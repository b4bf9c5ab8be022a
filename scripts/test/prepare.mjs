import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from '../browser/find-browser.mjs';
import { isolated } from '../setup/isolation.mjs';
import { CJK_FONT } from '../setup/language.mjs';
import { browserPackage, canInstall, installSystemPackages } from '../setup/system-packages.mjs';

/** @typedef {{ name: string, package: string, isThere: () => boolean }} Need */

/** @type {readonly Need[]} what a pretend internet takes, and browsers that trust it */
const NETWORK_NEEDS = [
  { name: 'nft', package: 'nftables', isThere: () => hasCommand('nft') },
  { name: 'ip', package: 'iproute2', isThere: () => hasCommand('ip') },
  { name: 'certutil', package: 'libnss3-tools', isThere: () => hasCommand('certutil') },
];

/** @type {readonly Need[]} what tests in real browsers, inside namespaces, take */
const NEEDS = [
  { name: 'Chromium', package: browserPackage('chromium'), isThere: () => has('chromium') },
  { name: 'Firefox', package: browserPackage('firefox'), isThere: () => has('firefox') },
  ...NETWORK_NEEDS,
  {
    name: 'a Chinese font',
    package: 'fonts-noto-cjk',
    isThere: () => existsSync(CJK_FONT),
  },
];

/**
 * Installs what is missing where that can be done. Resolves with what still keeps tests in real browsers from
 * running, one line each: none when they can.
 * @returns {Promise<string[]>}
 */
export async function prepareBrowsers() {
  if (process.platform !== 'linux') return ['Tests in real browsers need Linux namespaces.'];
  return [...(await prepareTools(NEEDS)), ...namespaceTrouble()];
}

/**
 * The same of the tools for a pretend internet alone, whichever browser goes there.
 * @returns {Promise<string[]>}
 */
export function prepareNetworks() {
  return prepareTools(NETWORK_NEEDS);
}

/**
 * @param {readonly Need[]} needs
 * @returns {Promise<string[]>}
 */
async function prepareTools(needs) {
  const missing = () => needs.filter((need) => !need.isThere());
  const packages = missing().map((need) => need.package);
  if (packages.length > 0 && canInstall()) await installSystemPackages(packages);
  return missing().map((need) => `Missing: ${need.name} (package ${need.package}).`);
}

/** @returns {string[]} */
function namespaceTrouble() {
  if (process.getuid?.() !== 0) return ['Networks for tests need root.'];
  try {
    isolated();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/**
 * @param {import('../browser/find-browser.mjs').BrowserName} browser
 * @returns {boolean}
 */
function has(browser) {
  return findBrowser(browser) !== undefined;
}

/**
 * @param {string} command
 * @returns {boolean}
 */
function hasCommand(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, command)));
}
