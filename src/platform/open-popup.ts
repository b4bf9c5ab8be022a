import { browser } from './browser.ts';
import { openOwnPage } from './tabs.ts';

/**
 * Opens the popup, or where that cannot be (Chrome before 127, a window that is not in front), the same page in a tab
 * once `ready` has settled. Must be called in the very turn of a person's gesture: Firefox before 149 wants one.
 */
export async function openPopup(ready: Promise<unknown>): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    await ready;
    await openOwnPage('popup.html');
  }
}
