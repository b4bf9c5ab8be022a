import { poll } from '../../browsers/poll.ts';
import type { TestBrowser } from '../../browsers/test-browser.ts';
import { startProbe, TAKE_PROBE } from './page-scripts.ts';

const PROBE_MS = 10_000;

/** One request from within the browser: whether anything came back, whatever it was. */
export async function probeOnce(browser: Pick<TestBrowser, 'look'>, url: string): Promise<boolean> {
  await browser.look(startProbe(url, PROBE_MS));
  const end = await poll(() => browser.look(TAKE_PROBE), {
    timeoutMs: PROBE_MS + 5_000,
    what: 'the end of one probe',
  });
  return end === 'answered';
}
