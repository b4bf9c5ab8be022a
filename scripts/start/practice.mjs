import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findBrowser, profileParent } from '../browser/find-browser.mjs';
import { ROOT } from '../build/root.mjs';
import { ensureBrowser } from '../setup/ensure-browser.mjs';
import { ensureLanguage } from '../setup/language.mjs';
import { ensureNodePackages } from '../setup/node-packages.mjs';
import { networkEnvironment, withOwnNetworks } from '../setup/own-networks.mjs';
import { Interrupted, run } from '../setup/run.mjs';
import { prepareNetworks } from '../test/prepare.mjs';

const STORY_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

/**
 * @typedef {object} PracticeSession
 * @property {'chromium' | 'firefox'} browser
 * @property {string} builds folder of the unpacked build, by target
 * @property {boolean} headless
 * @property {string | undefined} lang
 * @property {'prompt' | 'story'} mode
 * @property {string} out folder for pictures
 * @property {number} pace
 */

/**
 * Sets up, builds, and hands over to a practice run in a process of its own, which has networks of its own.
 * Throws one line that says what it needs where that is missing.
 * @param {import('./options.mjs').StartOptions & { practice: import('./options.mjs').PracticeOptions }} options
 * @returns {Promise<number>} exit status
 */
export async function startPractice({ browser: wanted, headless, lang, practice }) {
  if (process.platform !== 'linux') throw new Error('The practice run needs Linux namespaces.');
  await ensureNodePackages();
  const obstacles = await prepareNetworks();
  if (obstacles.length > 0) throw new Error(obstacles.join('\n'));
  const browser = await ownBrowser(wanted);
  if (lang) await ensureLanguage(browser, lang);
  const scratch = mkdtempSync(join(tmpdir(), 'whichside-practice-'));
  try {
    const prefix = withOwnNetworks(scratch);
    const { buildExtension } = await import('../build/build-extension.mjs');
    const builds = join(scratch, 'builds');
    mkdirSync(builds);
    await buildExtension(browser.target, join(builds, browser.target));
    const { mode, pace, out = join(ROOT, 'artifacts/practice') } = practice;
    const session = {
      browser: browser.name,
      builds,
      headless,
      lang,
      mode,
      pace,
      out: resolve(out),
    };
    return await runPractice(prefix, { session, scratch });
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/**
 * @param {readonly string[]} prefix
 * @param {{ session: object & Pick<PracticeSession, 'mode'>, scratch: string }} options
 * @returns {Promise<number>}
 */
async function runPractice(prefix, { session, scratch }) {
  const main = join(ROOT, 'scripts/practice/main.ts');
  const node = [process.execPath, '--import', 'tsx', main, JSON.stringify(session)];
  const [program = '', ...args] = [...prefix, ...node];
  const interactive = session.mode === 'prompt';
  try {
    return await run(program, args, {
      timeoutMs: interactive ? DAY_MS : STORY_MS,
      interactive,
      cwd: ROOT, // `tsx` is found from here
      env: { ...networkEnvironment(), TMPDIR: scratch },
    });
  } catch (error) {
    if (error instanceof Interrupted && interactive) return 0; // the usual way to end it
    throw error;
  }
}

/**
 * A browser that trusts the authority of a pretend internet, and runs where it is told to.
 * @param {import('../browser/find-browser.mjs').BrowserName | undefined} wanted
 */
async function ownBrowser(wanted) {
  const name =
    wanted ?? (findBrowser('chromium') || !findBrowser('firefox') ? 'chromium' : 'firefox');
  const browser = await ensureBrowser(name);
  if (profileParent(browser, '') !== '') {
    throw new Error(
      `The practice run needs a ${name} that is no snap: a snap stays in its own network.`,
    );
  }
  return browser;
}
