import { parseArgs } from 'node:util';
import { BROWSER_NAMES } from '../browser/find-browser.mjs';

export const HELP = `npm start [-- OPTIONS]

Sets up what is missing, builds the extension and opens it in a browser with a throw-away profile.
Without a display it makes one check instead, prints the verdict, the path and the evidence,
and saves the popup as a PNG.

  --browser NAME     chromium, chrome, edge or firefox; the first one installed when absent
  --headless         check and print, even where there is a display
  --config FILE      use this list of services (a file as the options page exports it)
  --lang TAG         language, such as zh-CN
  --screenshot FILE  where the popup is saved (artifacts/popup-BROWSER.png)
  --isolated         Linux: the browser gets a network namespace without a way out
  --practice         Linux: opens it in a pretend internet, to break things in by name
  --help             this text

With --practice (chromium or firefox):
  --headless         no prompt: plays the morning of 22 July 2013 in quick motion, prints what was
                     said when, and saves the popup at each change; so it does as well where there
                     is neither a display nor a terminal
  --out FOLDER       where the pictures and timeline.json go (artifacts/practice)
  --pace N           N times as fast (1, which takes three minutes)
  --prompt           reads commands from standard input even where it is no terminal
`;

/**
 * @typedef {object} PracticeOptions
 * @property {'prompt' | 'story'} mode
 * @property {string | undefined} out
 * @property {number} pace
 */

/**
 * @typedef {object} StartOptions
 * @property {import('../browser/find-browser.mjs').BrowserName | undefined} browser
 * @property {boolean} headless
 * @property {string | undefined} config
 * @property {string | undefined} lang
 * @property {string | undefined} screenshot
 * @property {boolean} isolated
 * @property {PracticeOptions} [practice]
 * @property {boolean} help
 */

const OPTIONS = /** @type {const} */ ({
  browser: { type: 'string' },
  headless: { type: 'boolean', default: false },
  config: { type: 'string' },
  lang: { type: 'string' },
  screenshot: { type: 'string' },
  isolated: { type: 'boolean', default: false },
  practice: { type: 'boolean', default: false },
  out: { type: 'string' },
  pace: { type: 'string' },
  prompt: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/** Options that say something in a practice run alone, and those that say nothing there. */
const ONLY_PRACTICE = /** @type {const} */ (['out', 'pace', 'prompt']);
const NEVER_PRACTICE = /** @type {const} */ (['config', 'screenshot']);

/**
 * @typedef {{ hasDisplay: boolean, hasTerminal?: boolean }} Machine
 * @typedef {ReturnType<typeof readWords>} Words
 */

/**
 * Reads the command line. Throws one line on what it does not know.
 * @param {string[]} argv
 * @param {Machine} machine
 * @returns {StartOptions}
 */
export function parseStartOptions(argv, machine) {
  const values = readWords(argv);
  const browser = BROWSER_NAMES.find((name) => name === values.browser);
  if (values.browser !== undefined && browser === undefined) {
    throw new Error(`--browser must be ${BROWSER_NAMES.join(', ')}, not '${values.browser}'.`);
  }
  return {
    browser,
    headless: values.headless || !machine.hasDisplay,
    config: values.config,
    lang: values.lang,
    screenshot: values.screenshot,
    isolated: values.isolated,
    ...(practiceOptions(values, machine) ?? {}),
    help: values.help,
  };
}

/** @param {string[]} argv */
function readWords(argv) {
  return parseArgs({ args: argv, options: OPTIONS }).values;
}

/**
 * @param {Words} values
 * @param {Machine} machine
 * @returns {{ practice: PracticeOptions } | undefined}
 */
function practiceOptions(values, { hasDisplay, hasTerminal = false }) {
  const stray = (values.practice ? NEVER_PRACTICE : ONLY_PRACTICE).find((name) => values[name]);
  if (stray)
    throw new Error(`--${stray} ${values.practice ? 'does not go' : 'goes'} with --practice.`);
  if (!values.practice) return undefined;
  if (values.browser === 'chrome' || values.browser === 'edge') {
    throw new Error(`--practice opens chromium or firefox, not '${values.browser}'.`);
  }
  const pace = Number(values.pace ?? 1);
  if (!(pace > 0)) throw new Error(`--pace must be a number above 0, not '${values.pace}'.`);
  const asks = values.prompt || (!values.headless && (hasDisplay || hasTerminal));
  return { practice: { mode: asks ? 'prompt' : 'story', out: values.out, pace } };
}

/** @returns {boolean} whether a browser window can be shown */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
