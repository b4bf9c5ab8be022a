import type browserTypes from 'webextension-polyfill';

/**
 * The browser's extension interface. All that is used of it returns promises as its types say: in Firefox always, in
 * `chrome` with Manifest V3 since Chrome 111. Chrome 148 and later have it as `browser` too.
 */
export const browser = find() as typeof browserTypes;

function find(): unknown {
  return Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
}
