import { expect } from 'vitest';
import { clickNamed } from './click-named.ts';
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

  benchTest('the page in front of the person is checked at one press', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'host', of: ['qq'], change: { https: { status: 503 } } }]);
    const host = bench.world.sites().find(({ id }) => id === 'qq')?.host ?? '';
    const page = await bench.browser.openWeb(`https://${host}/some/path?q=1`);
    const popup = await bench.browser.openPopup(page);
    const inFront = `document.querySelector('.page-in-front .host')?.textContent ?? null`;
    if (bench.browser.kind === 'firefox') {
      // Its panel cannot be driven: the popup is a tab of its own here, and so itself the page in front.
      expect(await popup.evaluate(inFront)).toBeNull();
    } else {
      await popup.waitFor(`${inFront} === ${JSON.stringify(host)}`, 5_000);
      await popup.click('.page-in-front button');
      await popup.waitFor(
        `document.querySelector('[data-service="adhoc"][data-kind="fault"]')`,
        15_000,
      );
      expect(await popup.evaluate(`document.querySelector('main').dataset.side`)).toBe('theirs');
      expect(await popup.evaluate(`document.body.innerText`)).not.toContain('some/path');
    }
    await popup.close();
    await page.close();
  });

  benchTest('everything is in reach of the keyboard alone', async (bench) => {
    await bench.reset();
    await bench.break([{ kind: 'host', of: ['qq'], change: { https: { status: 503 } } }]);
    await bench.check();
    const popup = await bench.browser.openPage('popup.html');
    await popup.waitFor(`document.querySelector('main')?.dataset.side === 'theirs'`, 15_000);
    const reached: unknown[] = [];
    for (let presses = 0; presses < 20; presses += 1) {
      await popup.press('Tab');
      reached.push(
        await popup.evaluate(`(() => {
          const { tagName, id, innerText } = document.activeElement;
          return tagName === 'INPUT' ? 'input ' + id : tagName.toLowerCase() + ' ' + innerText.trim();
        })()`),
      );
      if (String(reached.at(-1)).startsWith('summary How do you know?')) break;
    }
    expect(reached).toContain('button Check again');
    expect(reached).toContain('input address');
    expect(reached.at(-1)).toContain('How do you know?');
    await popup.press('Enter');
    await popup.waitFor(
      `[...document.querySelectorAll('details')].some(({ open }) => open)`,
      5_000,
    );
    await popup.close();
  });

  benchTest('checks are paused for an hour in two presses, and go on with one', async (bench) => {
    await bench.reset();
    await bench.check();
    const watching = async (): Promise<unknown> => bench.browser.send({ type: 'getWatching' });
    const popup = await bench.browser.openPage('popup.html');
    await popup.waitFor(`document.querySelector('main')?.dataset.side === 'ok'`, 15_000);
    await popup.waitFor(
      `[...document.querySelectorAll('summary')].some((one) => one.innerText === 'Pause checks')`,
      5_000,
    );
    await clickNamed(popup, 'Pause checks');
    await popup.waitFor(`document.querySelector('details[open] .row-of-buttons button')`, 5_000);
    await clickNamed(popup, 'For an hour');
    await popup.waitFor(`document.activeElement.innerText === 'Go on'`, 5_000);
    expect(await watching()).toMatchObject({ ok: true, value: { kind: 'paused' } });
    await clickNamed(popup, 'Go on');
    await popup.waitFor(`document.querySelector('.watching').innerText === ''`, 5_000);
    expect(await watching()).toMatchObject({ ok: true, value: { kind: 'on' } });
    await popup.close();
  });
});
