import type { ConnectionHabits } from '../probe/ports.ts';
import { browser } from './browser.ts';

/** Measured with Chromium 156, by the TLS greetings that a server of our own counted. */
const CHROMIUM: ConnectionHabits = { atOnce: 1, whenCut: 2 };
/**
 * Measured with Firefox 153: three of four requests to a new name open a second connection, since both the one made ahead and
 * the one that is needed wait for the name's HTTPS record. No option of `fetch` prevents it.
 */
const FIREFOX: ConnectionHabits = { atOnce: 1.75, whenCut: 10 };

/** How this browser opens connections. */
export function connectionHabits(): ConnectionHabits {
  return isFirefox() ? FIREFOX : CHROMIUM;
}

/** Whether this is Firefox; `typeof browser` no longer tells the browsers apart. */
export function isFirefox(): boolean {
  return typeof browser.runtime.getBrowserInfo === 'function';
}
