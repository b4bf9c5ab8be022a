import { afterEach, expect, test, vi } from 'vitest';

const firefox = { runtime: { id: 'firefox' } };
const chromium = { runtime: { id: 'chromium' } };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each<[string, object, object]>([
  ['browser', { browser: firefox }, firefox],
  ['chrome where there is no browser', { chrome: chromium }, chromium],
  ['browser where there are both', { browser: firefox, chrome: chromium }, firefox],
])('the extension interface is %s', async (_name, globals, expected) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  const { browser } = await import('../../../src/platform/browser.ts');
  expect(browser).toBe(expected);
});
