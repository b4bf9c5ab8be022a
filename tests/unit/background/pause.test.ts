import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readPause, writePause } from '../../../src/background/watch-store.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

const NOW = Date.parse('2026-03-01T08:00:00Z');
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

beforeEach(() => fakeBrowser.reset());

describe('a pause of an hour', () => {
  test('ends then, and is gone once it is taken back', async () => {
    await writePause(NOW + HOUR, NOW);
    expect(await readPause(NOW + HOUR - 1)).toBe(NOW + HOUR);
    expect(await readPause(NOW + HOUR)).toBeUndefined();
    await writePause(undefined, NOW);
    expect(await readPause(NOW)).toBeUndefined();
  });

  test('lasts no longer where the clock is set back a day, however often it is asked for', async () => {
    await writePause(NOW + HOUR, NOW);
    const earlier = NOW - DAY;
    expect(await readPause(earlier)).toBe(earlier + HOUR);
    expect(await readPause(earlier + HOUR / 2)).toBe(earlier + HOUR);
    expect(await readPause(earlier + HOUR)).toBeUndefined();
  });

  test('ends early rather than late where the clock is set forward', async () => {
    await writePause(NOW + HOUR, NOW);
    expect(await readPause(NOW + DAY)).toBeUndefined();
  });
});
