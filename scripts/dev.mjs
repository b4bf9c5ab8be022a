import { mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSER_NAMES } from './browser/find-browser.mjs';
import { openChromium } from './browser/open-chromium.mjs';
import { openFirefox } from './browser/open-firefox.mjs';
import { buildExtension } from './build/build-extension.mjs';
import { ROOT } from './build/root.mjs';
import { ensureBrowser } from './setup/ensure-browser.mjs';
import { hasDisplay } from './start/options.mjs';

/** Editors write a file in several steps; a build starts when they have been quiet for this long. */
const QUIET_MS = 150;

const { values } = parseArgs({
  options: { browser: { type: 'string' }, headless: { type: 'boolean', default: false } },
});
const browser = await ensureBrowser(BROWSER_NAMES.find((name) => name === values.browser));
const extension = await buildExtension(browser.target);
const profile = mkdtempSync(join(tmpdir(), 'whichside-dev-'));
const open = browser.target === 'firefox' ? openFirefox : openChromium;
const headless = values.headless || !hasDisplay();
const opened = await open({ path: browser.path, extension, profile, headless });
console.log(`Whichside in ${opened.version}; it is rebuilt and loaded again on every change.`);
console.log('Press Ctrl+C to end.');

/** @type {NodeJS.Timeout | undefined} */
let quiet;
let building = Promise.resolve();
for (const source of ['src', 'icons', 'manifest.json']) {
  watch(join(ROOT, source), { recursive: source !== 'manifest.json' }, () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      building = building.then(rebuild);
    }, QUIET_MS);
  });
}

process.once('SIGINT', () => void opened.close()).once('SIGTERM', () => void opened.close());
await opened.closed;
rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
process.exit(0);

async function rebuild() {
  const startedAt = performance.now();
  try {
    await buildExtension(browser.target);
    await opened.reload();
    console.log(`Rebuilt and loaded again in ${Math.round(performance.now() - startedAt)} ms`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
