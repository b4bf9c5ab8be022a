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
  --help             this text
`;

/**
 * @typedef {object} StartOptions
 * @property {import('../browser/find-browser.mjs').BrowserName | undefined} browser
 * @property {boolean} headless
 * @property {string | undefined} config
 * @property {string | undefined} lang
 * @property {string | undefined} screenshot
 * @property {boolean} isolated
 * @property {boolean} help
 */

/**
 * Reads the command line. Throws one line on what it does not know.
 * @param {string[]} argv
 * @param {{ hasDisplay: boolean }} machine
 * @returns {StartOptions}
 */
export function parseStartOptions(argv, { hasDisplay }) {
  const { values } = parseArgs({
    args: argv,
    options: {
      browser: { type: 'string' },
      headless: { type: 'boolean', default: false },
      config: { type: 'string' },
      lang: { type: 'string' },
      screenshot: { type: 'string' },
      isolated: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const browser = BROWSER_NAMES.find((name) => name === values.browser);
  if (values.browser !== undefined && browser === undefined) {
    throw new Error(`--browser must be ${BROWSER_NAMES.join(', ')}, not '${values.browser}'.`);
  }
  return {
    browser,
    headless: values.headless || !hasDisplay,
    config: values.config,
    lang: values.lang,
    screenshot: values.screenshot,
    isolated: values.isolated,
    help: values.help,
  };
}

/** @returns {boolean} whether a browser window can be shown */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
