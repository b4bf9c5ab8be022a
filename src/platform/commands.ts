import { browser } from './browser.ts';

/** The name of the command that checks the page in front, as in the manifest. */
const CHECK_PAGE = 'check-page';

/**
 * Calls back with the address of the page in front when its keys are pressed; of none for the browser's own pages.
 * Must be called in the background's first turn.
 */
export function onCheckPageKeys(listener: (address: string | undefined) => void): void {
  // Absent in Firefox for Android.
  browser.commands?.onCommand.addListener((name, tab) => {
    if (name === CHECK_PAGE) listener(tab?.url);
  });
}
