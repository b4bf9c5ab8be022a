import { browser } from './browser.ts';

/** Calls back once, after the first installation. Must be called in the background's first turn. */
export function onFirstInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') listener();
  });
}

/** Calls back after an update of the extension or of the browser. Must be called in the background's first turn. */
export function onUpdated(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') listener();
  });
}

/** Calls back when a browser profile starts. Must be called in the background's first turn. */
export function onBrowserStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}
