import { expect } from 'vitest';
import type { Config } from '../../src/formats/config.ts';
import type { Screen } from '../browsers/test-browser.ts';
import { WEBSITE } from '../net/status-pages.ts';
import type { Bench } from './bench.ts';
import { clickNamed } from './click-named.ts';
import { withBrowsers } from './with-browsers.ts';

const FEED = { kind: 'statuspage', path: '/' };
const SERVICES = [{ id: 'qq', name: 'QQ', provider: 'Tencent', feed: FEED }];
const FIELD = '.editor fieldset:has(legend + .field + .row-of-buttons) .input';

/** The browser's own question stands outside the page: here the person has said yes. */
const ALLOWED = `(() => {
  (globalThis.browser ?? chrome).permissions.request = () => Promise.resolve(true);
})()`;

async function services(bench: Bench): Promise<Config['services']> {
  const reply = await bench.browser.send({ type: 'exportConfig' });
  return (reply as { value: Config }).value.services;
}

/** The form of the one service, which has no status page yet; with the address of the page that it could have. */
async function openForm(bench: Bench): Promise<{ page: Screen; address: string }> {
  await bench.reset({ services: SERVICES });
  const config = bench.world.config();
  const address = config.services[0]?.feed?.url;
  if (address === undefined) throw new Error('the world has no status page');
  const bare = config.services.map(({ feed: _feed, ...service }) => service);
  await bench.browser.send({
    type: 'importConfig',
    config: { ...config, services: bare },
    mode: 'replace',
  });
  const page = await bench.browser.openPage('options.html#services');
  await page.evaluate(ALLOWED);
  await clickNamed(page, 'Edit');
  await page.waitFor(`document.querySelector(${JSON.stringify(FIELD)})`, 5_000);
  return { page, address };
}

withBrowsers('all', (benchTest) => {
  benchTest('a status page is known by itself, tried, and kept with its parts', async (bench) => {
    const { page, address } = await openForm(bench);
    await page.type(FIELD, new URL(address).host);
    await clickNamed(page, 'Try the page');
    await page.waitFor(
      `document.querySelector('.editor').textContent.includes('Recognised: Atlassian Statuspage')`,
      20_000,
    );
    await page.click('.parts input[type=checkbox]');
    await clickNamed(page, 'Save');
    await page.waitFor(`!document.querySelector('.editor')`, 5_000);
    const [saved] = await services(bench);
    expect(saved?.feed).toEqual({
      kind: 'statuspage',
      url: expect.stringContaining(new URL(address).host),
      components: [WEBSITE.id],
    });
    await page.close();
  });

  benchTest('an address without a status page is not kept', async (bench) => {
    const { page } = await openForm(bench);
    const [service] = await services(bench);
    await page.type(FIELD, new URL(service?.endpoints[0]?.url ?? '').host);
    await clickNamed(page, 'Try the page');
    await page.waitFor(`document.querySelector('.editor [role=status] .problem')`, 30_000);
    await clickNamed(page, 'Save');
    await page.waitFor(`document.querySelector('.editor [role=alert]')`, 5_000);
    expect((await services(bench))[0]?.feed).toBeUndefined();
    await page.close();
  });

  benchTest('a token is kept, and comes back in no export', async (bench) => {
    await bench.reset();
    const page = await bench.browser.openPage('options.html#outside');
    // The world's outside view has an address of its own, with which the rare settings stand open.
    await page.waitFor(`document.querySelector('details[open] input[type=password]')`, 5_000);
    await page.type('input[type=password]', 'a-token-of-my-own');
    await clickNamed(page, 'Keep the token');
    await page.waitFor(`document.querySelector('.held')`, 5_000);
    const exported = JSON.stringify(await bench.browser.send({ type: 'exportConfig' }));
    expect(exported).not.toContain('a-token-of-my-own');
    await clickNamed(page, 'Remove the token');
    await page.waitFor(`!document.querySelector('.held')`, 5_000);
    await page.close();
  });
});
