import type { TestBrowser } from '../browsers/test-browser.ts';
import type { Break } from '../net/break.ts';
import { UNTOUCHED } from '../net/browser-setup.ts';
import { isBrowserBreak, planBrowser } from '../net/plan-browser.ts';
import { planDevice } from '../net/plan-device.ts';
import type { World } from '../net/world.ts';

/** Tells the browser what has to be wrong with it, and nothing else. */
export type TellBrowser = (breaks: readonly Break[]) => Promise<void>;

/**
 * Keeps in mind what a browser was told. While it is told something new, only what sits on the device
 * is wrong with the world, so that the browser can show that it heard.
 */
export function browserTeller(world: World, browser: TestBrowser): TellBrowser {
  let had = UNTOUCHED;
  let marked: string | undefined;
  return async (breaks) => {
    const sites = world.sites();
    const setup = planBrowser(sites, breaks);
    const mark = planDevice(sites, breaks).hostsFile.at(-1)?.name;
    const isSame = JSON.stringify(setup) === JSON.stringify(had);
    if (isSame && mark === marked) return;
    await world.break(breaks.filter((each) => isBrowserBreak(each) || each.kind === 'hosts-file'));
    if (mark !== undefined && had.proxy === undefined) await untilRead(browser, mark);
    marked = mark;
    // Also where that fails: then nothing of it may stay.
    had = setup;
    if (!isSame) await browser.setUp(setup);
  };
}

/** The hosts file is read anew once somebody tells of its change, which is not at once. */
async function untilRead(browser: TestBrowser, mark: string): Promise<void> {
  const page = await browser.openPage('options.html');
  const answers = `fetch('http://${mark}/', { mode: 'no-cors', cache: 'no-store' })
    .then(() => true, () => false)`;
  await page.waitFor(answers, 15_000);
  await page.close();
}
