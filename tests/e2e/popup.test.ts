import { expect } from 'vitest';
import { expectPopup } from './expect-outcome.ts';
import { withBrowsers } from './with-browsers.ts';

withBrowsers('all', (benchTest) => {
  benchTest('opened over a page, it answers for the services', async (bench) => {
    await bench.reset();
    const page = await bench.browser.openWeb(`https://${bench.world.sites()[0]?.host}/`);
    const popup = await bench.browser.openPopup(page);
    await expectPopup(popup, await bench.check());
    await popup.close();
    await page.close();
  });

  benchTest('it opens on the last verdict while it checks again', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'host', of: ['bilibili'], change: { https: { status: 503 } } }]);
    const report = await bench.check();
    // While every packet is dropped, what is painted at once can only come from storage.
    await bench.break([{ kind: 'uplink', how: 'drop' }]);
    const popup = await bench.browser.openPage('popup.html');
    const { headline } = report.overall;
    await popup.waitFor(
      `document.querySelector('h1')?.textContent === ${JSON.stringify(headline)}`,
      1_000,
    );
    expect(await popup.evaluate(`document.querySelector('main').innerText`)).toContain(
      'Checking again',
    );
    await popup.close();
    // What follows must not join the round that this one began.
    await bench.check();
  });

  benchTest('a pasted address is checked without being added', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'host', of: ['qq'], change: { https: { status: 503 } } }]);
    const host = bench.world.sites().find(({ id }) => id === 'qq')?.host;
    const before = await bench.browser.send({ type: 'exportConfig' });
    const report = await bench.check({ url: `https://${host}/secret/path?token=1#there` });
    expect(report.services).toMatchObject([
      { id: 'adhoc', verdict: { kind: 'fault', suspects: ['provider'], cause: 'server-error' } },
    ]);
    expect(JSON.stringify(report)).not.toMatch(/secret|token|there/);
    expect(await bench.browser.send({ type: 'exportConfig' })).toEqual(before);
  });
});
