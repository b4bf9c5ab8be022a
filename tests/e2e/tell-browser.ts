import type { TestBrowser } from '../browsers/test-browser.ts';
import { HOSTS_MARK } from '../net/box-addresses.ts';
import type { Break } from '../net/break.ts';
import { UNTOUCHED } from '../net/browser-setup.ts';
import { isBrowserBreak, planBrowser } from '../net/plan-browser.ts';
import type { World } from '../net/world.ts';

/** Tells the browser what has to be wrong with it, and nothing else. */
export type TellBrowser = (breaks: readonly Break[]) => Promise<void>;

/**
 * Keeps in mind what a browser was told. While it is told something new, only what sits on the device
 * is wrong with the world, so that the browser can show that it heard.
 */
export function browserTeller(world: World, browser: TestBrowser): TellBrowser {
  let had = UNTOUCHED;
  let hadHosts = '[]';
  return async (breaks) => {
    const setup = planBrowser(world.sites(), breaks);
    const entries = breaks.filter(({ kind }) => kind === 'hosts-file');
    const hosts = JSON.stringify(entries);
    if (JSON.stringify(setup) === JSON.stringify(had) && hosts === hadHosts) return;
    // A proxy would look names up itself.
    if (hosts !== hadHosts && had.proxy !== undefined) await browser.setUp(UNTOUCHED);
    await world.break([...entries, ...breaks.filter((each) => isBrowserBreak(each))]);
    // Also where what follows fails: then nothing of it may stay.
    const hasNewHosts = hosts !== hadHosts;
    [had, hadHosts] = [setup, hosts];
    if (hasNewHosts) await untilRead(browser, entries.length > 0);
    await browser.setUp(setup);
  };
}

/** The hosts file is read anew once somebody tells of its change, which is not at once. */
async function untilRead(browser: TestBrowser, hasEntries: boolean): Promise<void> {
  const page = await browser.openPage('options.html');
  const answers = `fetch('http://${HOSTS_MARK}/?' + Math.random(), {
    mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(1000),
  }).then(() => ${hasEntries}, () => ${!hasEntries})`;
  await page.waitFor(answers, 30_000);
  await page.close();
}
