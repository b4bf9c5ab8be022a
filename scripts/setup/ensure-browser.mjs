import { BROWSER_NAMES, findBrowser } from '../browser/find-browser.mjs';
import {
  browserPackage,
  canInstall,
  distribution,
  installSystemPackages,
} from './system-packages.mjs';

/**
 * An installed browser; on Debian and Ubuntu, as root, one is installed where none is.
 * Throws one line that says what to install.
 * @param {import('../browser/find-browser.mjs').BrowserName} [wanted]
 * @returns {Promise<import('../browser/find-browser.mjs').Browser>}
 */
export async function ensureBrowser(wanted) {
  const found = findBrowser(wanted);
  if (found) return found;
  const name = wanted ?? 'chromium';
  if (canInstall() && (name === 'chromium' || name === 'firefox')) {
    await installSystemPackages([browserPackage(name)]);
    const installed = findBrowser(name);
    if (installed) return installed;
  }
  throw new Error(advice(wanted));
}

/**
 * @param {import('../browser/find-browser.mjs').BrowserName} [wanted]
 * @returns {string}
 */
function advice(wanted) {
  const missing = wanted ? `No ${wanted} found` : `None of ${BROWSER_NAMES.join(', ')} found`;
  if (distribution() && (wanted === undefined || wanted === 'chromium' || wanted === 'firefox')) {
    return `${missing}: install one with 'sudo apt-get install ${browserPackage(wanted ?? 'chromium')}'.`;
  }
  return `${missing}: install ${wanted ?? 'one of them'} and try again.`;
}
