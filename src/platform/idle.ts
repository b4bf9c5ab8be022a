import { browser } from './browser.ts';

/** Without a key or a mouse for so long nobody is there. */
const IDLE_S = 60 * 60;

/** Whether somebody uses the device, or has within the last hour and not locked it; true where nobody can tell. */
export async function isInUse(): Promise<boolean> {
  try {
    return (await browser.idle.queryState(IDLE_S)) === 'active';
  } catch {
    return true;
  }
}

/**
 * Calls back when somebody comes back, or has left. Chrome alone tells of a lock. Must be called in the background's
 * first turn.
 */
export function onUseChanged(listener: () => void): void {
  // Absent in Firefox for Android.
  if (browser.idle === undefined) return;
  // At its default the event would wake the background after each minute without a key.
  browser.idle.setDetectionInterval(IDLE_S);
  browser.idle.onStateChanged.addListener(listener);
}
