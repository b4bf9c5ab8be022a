import { randomUUID } from 'node:crypto';
import type { TestBrowser } from '../browsers/test-browser.ts';
import { FORGETTING_MARK, PROXY } from '../net/box-addresses.ts';

/**
 * Firefox takes note of a new address a second after it came (`kNetworkChangeCoalescingPeriod`). Each name shows once whether
 * it was remembered: Firefox then looks anew for what it had to take from memory. Enough for 8 s.
 */
const MARKS = 20;
const APART_MS = 400;

/**
 * JavaScript: whether a name is seen to lead to where it leads from now on. Firefox tells where; its requests do not, as it
 * looks a name up anew when a connection to where it led before is cut.
 */
const LEADS_ON = `const leadsOn = (name) => globalThis.browser?.dns
  ? browser.dns.resolve(name).then(({ addresses }) => addresses.includes('${PROXY}'))
  : fetch('http://' + name + '/', {
      mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(1000),
    }).then(() => true, () => false);`;

/**
 * Lets an idle address come to the browser's device, by `change`, and ends once the browser has forgotten what names led to
 * before; fails where it never does.
 */
export async function untilForgotten(
  browser: TestBrowser,
  change: () => Promise<void>,
): Promise<void> {
  const names = Array.from({ length: MARKS }, () => `${randomUUID()}.${FORGETTING_MARK}`);
  const marks = JSON.stringify(names);
  const page = await browser.openPage('options.html');
  try {
    await page.evaluate(`(async () => {
      ${LEADS_ON}
      await Promise.all(${marks}.map(leadsOn));
      return true;
    })()`);
    await change();
    const hasForgotten = await page.evaluate(`(async () => {
      ${LEADS_ON}
      for (const name of ${marks}) {
        if (await leadsOn(name)) return true;
        await new Promise((done) => setTimeout(done, ${APART_MS}));
      }
      return false;
    })()`);
    if (hasForgotten !== true) throw new Error('the browser remembers what names led to');
  } finally {
    await page.close();
  }
}
