import { SETTLED_HOST } from '../net/box-addresses.ts';
import { poll } from './poll.ts';
import type { Screen } from './test-browser.ts';

const SETTLE_MS = 30_000;

/** Whether that name answers over http, to whoever asks as this browser does. */
const ANSWERS = `fetch('http://${SETTLED_HOST}/?' + Math.random(), {
  mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(1000),
}).then(() => true, () => false)`;

/** Waits until a page of the browser's gets that answer, or gets it no more, by what the browser was told. */
export async function untilSettled(page: Screen, isAnswered: boolean): Promise<void> {
  await poll(async () => (await page.evaluate(ANSWERS)) === isAnswered, {
    timeoutMs: SETTLE_MS,
    what: `${SETTLED_HOST} ${isAnswered ? 'to answer' : 'not to answer'}`,
  });
}
