// The first command typed in a fresh clone: this file and what it imports at the top need no packages.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { profileParent } from './browser/find-browser.mjs';
import { ROOT } from './build/root.mjs';
import { ensureBrowser } from './setup/ensure-browser.mjs';
import { ensureIsolation, isolated } from './setup/isolation.mjs';
import { ensureLanguage } from './setup/language.mjs';
import { ensureNodePackages } from './setup/node-packages.mjs';
import { Interrupted, run } from './setup/run.mjs';
import { HELP, hasDisplay, parseStartOptions } from './start/options.mjs';
import { startPractice } from './start/practice.mjs';

const HEADLESS_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

try {
  const machine = { hasDisplay: hasDisplay(), hasTerminal: process.stdin.isTTY === true };
  const options = parseStartOptions(process.argv.slice(2), machine);
  const { practice } = options;
  if (options.help) console.log(HELP);
  else if (practice) process.exitCode = await startPractice({ ...options, practice });
  else process.exitCode = await start(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Sets up, builds, and hands over to a session in a process of its own, which may be confined.
 * @param {import('./start/options.mjs').StartOptions} options
 * @returns {Promise<number>} exit status
 */
async function start({ browser: wanted, headless, config, lang, screenshot, isolated: confined }) {
  await ensureNodePackages();
  const browser = await ensureBrowser(wanted);
  if (lang) await ensureLanguage(browser, lang);
  if (confined) await ensureIsolation();
  const prefix = confined ? isolated() : [];
  const { buildExtension } = await import('./build/build-extension.mjs');
  const build = await buildExtension(browser.target);
  console.log(`Built ${relative(process.cwd(), build)}`);
  const parent = profileParent(browser, tmpdir());
  mkdirSync(parent, { recursive: true });
  const profile = mkdtempSync(join(parent, 'whichside-'));
  const session = {
    browser,
    build,
    profile,
    headless,
    config: config && resolve(config),
    lang,
    screenshot: resolve(screenshot ?? join(ROOT, `artifacts/popup-${browser.name}.png`)),
  };
  const node = [process.execPath, join(ROOT, 'scripts/start/session.mjs'), JSON.stringify(session)];
  const [program = '', ...args] = [...prefix, ...node];
  try {
    return await run(program, args, { timeoutMs: headless ? HEADLESS_MS : DAY_MS });
  } catch (error) {
    if (error instanceof Interrupted && !headless) return 0; // the usual way to end it
    throw error;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
