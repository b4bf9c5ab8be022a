import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Config } from '../../src/formats/config.ts';
import { poll } from '../browsers/poll.ts';
import type { Bench } from './bench.ts';
import { clickNamed } from './click-named.ts';
import { withBrowsers } from './with-browsers.ts';

/** Writes a file for the page to import, and opens the page at its place. */
async function offer(bench: Bench, text: string): ReturnType<Bench['browser']['openPage']> {
  const file = join(bench.browser.downloads, '..', 'offered.json');
  await writeFile(file, text);
  const page = await bench.browser.openPage('options.html#transfer');
  await page.waitFor(`document.querySelector('input[type=file]')`, 5_000);
  await page.upload('input[type=file]', file);
  return page;
}

/** One service more than the extension knows. */
function withOneMore(config: Config): Config {
  const [first] = config.services;
  if (first === undefined) throw new Error('the world has no service');
  return { ...config, services: [...config.services, { ...first, id: 'new', name: 'Newcomer' }] };
}

async function expectStored(stored: () => Promise<unknown>, settings: object): Promise<void> {
  await expect.poll(stored, { timeout: 5_000 }).toMatchObject({ ok: true, value: { settings } });
}

withBrowsers('controls', (benchTest) => {
  benchTest('an exported list is the one that was imported', async (bench) => {
    await bench.reset();
    const page = await bench.browser.openPage('options.html#transfer');
    await clickNamed(page, 'Download the file');
    const { downloads } = bench.browser;
    const saved = async (): Promise<string | undefined> =>
      (await readdir(downloads)).find((name) => name.endsWith('.json'));
    const name = String(await poll(saved, { timeoutMs: 10_000, what: 'the downloaded file' }));
    const text = await poll(() => readFile(join(downloads, name), 'utf8'), {
      timeoutMs: 5_000,
      what: 'something in the file',
    });
    const exported: Config = JSON.parse(String(text));
    const { services, controls } = bench.world.config();
    expect(exported).toMatchObject({ format: 'whichside/config', version: 1, services, controls });
    await page.close();
  });

  benchTest('an import shows what it changes, and only then changes it', async (bench) => {
    await bench.reset();
    const config = withOneMore(bench.world.config());
    const page = await offer(bench, JSON.stringify(config));
    await page.waitFor(`document.querySelector('main').textContent.includes('Newcomer')`, 5_000);
    const before = await bench.browser.send({ type: 'exportConfig' });
    expect(JSON.stringify(before)).not.toContain('Newcomer');
    await clickNamed(page, 'Import this');
    await poll(
      async () =>
        JSON.stringify(await bench.browser.send({ type: 'exportConfig' })).includes('Newcomer'),
      { timeoutMs: 5_000, what: 'the new service in the list' },
    );
    await page.close();
  });

  benchTest('a bad list is refused with its paths, and nothing changes', async (bench) => {
    await bench.reset();
    const good = withOneMore(bench.world.config());
    const bad = {
      ...good,
      services: [
        ...good.services,
        { id: 'bad', name: 'Bad', endpoints: [{ url: 'javascript:alert(1)' }] },
      ],
    };
    const before = await bench.browser.send({ type: 'exportConfig' });
    const page = await offer(bench, JSON.stringify(bad));
    const path = 'services[5].endpoints[0].url';
    await page.waitFor(`document.querySelector('main').textContent.includes('${path}')`, 5_000);
    const reply = await bench.browser.send({ type: 'importConfig', config: bad, mode: 'merge' });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'bad-request', problems: [{ path, message: expect.any(String) }] },
    });
    expect(await bench.browser.send({ type: 'exportConfig' })).toEqual(before);
    await page.close();
  });

  benchTest(
    'quiet hours and a data limit are set on the page, and stand in an export',
    async (bench) => {
      await bench.reset();
      const page = await bench.browser.openPage('options.html#alerts');
      await clickNamed(page, 'Add quiet hours');
      await page.waitFor(`document.querySelector('input[type=time]')`, 5_000);
      await page.evaluate(
        `document.querySelector('input[type=time]').closest('form').querySelector('[type=submit]').click()`,
      );
      const stored = async (): Promise<unknown> => bench.browser.send({ type: 'exportConfig' });
      const quiet = { alerts: { quiet: [{ from: '22:00', to: '07:00' }] } };
      await expectStored(stored, quiet);
      await page.evaluate(`location.hash = '#watching'`);
      await page.waitFor(`document.querySelectorAll('input.input').length === 2`, 5_000);
      await page.evaluate(`document.querySelectorAll('input.input')[1].focus()`);
      await page.type('input.input:focus', '250');
      await clickNamed(page, 'Save');
      await expectStored(stored, { ...quiet, dataLimitMegabytes: 250 });
      await page.close();
    },
  );
});
