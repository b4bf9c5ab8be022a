import { browser } from './browser.ts';

/**
 * Match patterns of the manifest that this browser never gives back. Firefox (the only one with `getBrowserInfo`) lets
 * go of any host; Chromium refuses for those that came with the installation.
 */
export function requiredHosts(): readonly string[] {
  if (typeof browser.runtime.getBrowserInfo === 'function') return [];
  return browser.runtime.getManifest().host_permissions ?? [];
}
