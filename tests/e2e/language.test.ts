import { afterEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../browsers/open-browser.ts';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { createWorld, type World } from '../net/world.ts';
import { benchOf } from './bench.ts';

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];

describe.each(KINDS)('%s in Simplified Chinese', (kind) => {
  let world: World | undefined;
  afterEach(() => world?.close());

  test('report, popup and badge speak it', async () => {
    world = await createWorld();
    const browser = await openBrowser(kind, { world, access: 'all', language: 'zh-CN' });
    const bench = benchOf(world, browser);
    await bench.reset();
    await bench.break([{ kind: 'host', of: ['bilibili'], change: { https: { status: 503 } } }]);
    const { overall } = await bench.check();
    expect(overall).toMatchObject({ side: 'theirs', headline: expect.stringContaining('故障') });
    const popup = await browser.openPage('popup.html');
    await popup.waitFor(`document.querySelector('h1')?.textContent.includes('故障')`, 10_000);
    expect(await popup.evaluate('document.documentElement.lang')).toMatch(/^zh/);
    expect((await browser.badge()).title).toContain(overall.headline);
    await browser.close();
  });
});
