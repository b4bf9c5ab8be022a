// @vitest-environment happy-dom
import { screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/formats/report.ts';
import { startPopup } from '../../../src/popup/start-popup.ts';
import { describeReport } from '../../../src/wording/describe-report.ts';
import {
  AD_HOC,
  ALL_WELL,
  NOT_YOURS,
  NOTHING_CHOSEN,
  PARTIAL,
  THEIRS,
  UNCLEAR,
  YOURS,
  YOURS_PORTAL,
} from '../ui/sample-reports.ts';
import { A_MOMENT_LATER, fakePopup } from './fake-ports.ts';
import { openPopup, settle, stationStates } from './open-popup.tsx';

async function checked(report: Report, options = {}): Promise<HTMLElement> {
  const fake = fakePopup(options);
  const main = await openPopup(fake);
  fake.answer(report);
  await settle();
  return main;
}

const headline = (): HTMLElement => screen.getByRole('heading', { level: 1 });

describe('the answer', () => {
  it.each([
    ['ok', ALL_WELL, ['cleared', 'cleared', 'cleared', 'cleared']],
    ['ok', NOTHING_CHOSEN, ['cleared', 'cleared', 'untested', 'untested']],
    ['not-yours', NOT_YOURS, ['cleared', 'cleared', 'doubt', 'doubt']],
    ['theirs', THEIRS, ['cleared', 'cleared', 'cleared', 'broken']],
    ['yours', YOURS, ['doubt', 'doubt', 'untested', 'untested']],
    ['unclear', UNCLEAR, ['doubt', 'doubt', 'doubt', 'doubt']],
  ] as const)(
    '%s: side, headline, path, one thing to do and one not to',
    async (side, report, path) => {
      const { ports } = fakePopup();
      const words = describeReport(report, ports.t);
      const main = await checked(report);
      expect(main.dataset.side).toBe(side);
      expect(headline().textContent).toBe(words.headline);
      expect(stationStates(main)).toEqual(path);
      expect(within(main).getByText(words.action)).toBeTruthy();
      expect(within(main).getByText(words.nonAction)).toBeTruthy();
    },
  );

  it('stands in a status that was there before its text changed', async () => {
    const fake = fakePopup();
    await openPopup(fake);
    const status = headline().closest('[role="status"]');
    fake.answer(THEIRS);
    await settle();
    expect(headline().closest('[role="status"]')).toBe(status);
    expect(status?.textContent).toContain('WeChat');
  });

  it('gives each station a name that says its state', async () => {
    await checked(NOT_YOURS);
    expect(screen.getByRole('img', { name: 'Your network: fine' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Tencent: could be it' })).toBeTruthy();
  });

  it('is the only first-level heading, and no level is skipped', async () => {
    const main = await checked(NOT_YOURS);
    const levels = [...main.querySelectorAll('h1, h2, h3')].map(({ tagName }) => tagName);
    expect(levels.filter((level) => level === 'H1')).toHaveLength(1);
    expect(levels.indexOf('H2')).toBeLessThan(levels.indexOf('H3'));
  });
});

describe('opening', () => {
  it('shows the last verdict at once with its age, and checks', async () => {
    const fake = fakePopup({ stored: THEIRS, now: A_MOMENT_LATER + 7 * 60_000 });
    const main = await openPopup(fake);
    expect(headline().textContent).toBe(describeReport(THEIRS, fake.ports.t).headline);
    expect(main.textContent).toContain('From 7 minutes ago. Checking again…');
    expect(fake.ports.check).toHaveBeenCalledExactlyOnceWith({});
    expect(main.dataset.side).toBe('checking');
  });

  it('is drawn with what is stored in its very first frame', async () => {
    const { ports } = fakePopup({ stored: THEIRS });
    const { store, ready, stop } = startPopup(ports);
    await ready;
    stop();
    expect(store.get().last).toEqual(THEIRS);
  });

  it('says it is checking where there is no verdict yet', async () => {
    const main = await openPopup(fakePopup());
    expect(main.dataset.side).toBe('checking');
    expect(stationStates(main)).toEqual(['untested', 'untested', 'untested', 'untested']);
    expect(headline().textContent).toBe('Checking…');
  });

  it('clears stations as evidence arrives, before the round has ended', async () => {
    const fake = fakePopup({ stored: THEIRS });
    const main = await openPopup(fake);
    fake.progress(PARTIAL);
    await settle();
    expect(stationStates(main)).toEqual(['cleared', 'cleared', 'untested', 'untested']);
    expect(main.dataset.side).toBe('checking');
    expect(main.querySelector('[data-service="wechat"]')?.getAttribute('data-kind')).toBe(
      'checking',
    );
  });

  it('names the side as soon as the running round has a verdict', async () => {
    const fake = fakePopup({ stored: ALL_WELL });
    const main = await openPopup(fake);
    fake.progress(NOT_YOURS);
    await settle();
    expect(main.dataset.side).toBe('not-yours');
    expect(main.getAttribute('aria-busy')).toBe('true');
  });

  it('keeps every service in sight while the schedule looks at one of them', async () => {
    const fake = fakePopup({ stored: ALL_WELL });
    const main = await openPopup(fake);
    const [first] = NOT_YOURS.services;
    fake.progress({ ...NOT_YOURS, trigger: 'recheck', services: first ? [first] : [] });
    await settle();
    expect(main.dataset.side).toBe('checking');
    expect(main.querySelectorAll('[data-service]')).toHaveLength(ALL_WELL.services.length);
    fake.progress(NOT_YOURS);
    await settle();
    expect(main.dataset.side).toBe('not-yours');
  });

  it('takes a report that the schedule made meanwhile', async () => {
    const fake = fakePopup();
    const main = await openPopup(fake);
    fake.answer(ALL_WELL);
    await settle();
    fake.stored(THEIRS);
    await settle();
    expect(main.dataset.side).toBe('theirs');
  });

  it('checks again on request', async () => {
    const fake = fakePopup();
    const main = await openPopup(fake);
    fake.answer(ALL_WELL);
    await settle();
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(fake.ports.check).toHaveBeenCalledTimes(2);
    expect(main.dataset.side).toBe('checking');
  });
});

describe('services', () => {
  it('come worst first, with those of one provider together', async () => {
    const main = await checked(NOT_YOURS);
    const rows = [...main.querySelectorAll('[data-service]')].map((row) => [
      row.getAttribute('data-service'),
      row.getAttribute('data-kind'),
    ]);
    expect(rows).toEqual([
      ['wechat', 'fault'],
      ['qq', 'fault'],
      ['github', 'refusing'],
      ['wikipedia', 'ok'],
    ]);
    expect(within(main).getByRole('heading', { level: 3, name: 'Tencent' })).toBeTruthy();
  });

  it('are offered where none is chosen, and the connection is judged all the same', async () => {
    const fake = fakePopup();
    await openPopup(fake);
    fake.answer(NOTHING_CHOSEN);
    await settle();
    await userEvent.click(screen.getByRole('link', { name: 'Choose services' }));
    expect(fake.ports.openOwnPage).toHaveBeenCalledWith('options.html#services');
    expect(headline().textContent).toBe('Your connection works.');
  });
});

describe('offers', () => {
  it('opens the sign-in page by the comparison site that the portal answered', async () => {
    const fake = fakePopup();
    await openPopup(fake);
    fake.answer(YOURS_PORTAL);
    await settle();
    await userEvent.click(screen.getByRole('button', { name: 'Open the sign-in page' }));
    expect(fake.ports.openAddress).toHaveBeenCalledWith('http://portal.example/204');
  });

  it.each([
    ['offers precise mode where access is missing', UNCLEAR, false, 1],
    ['offers it no more once it is held', UNCLEAR, true, 0],
    ['does not offer it for a verdict that stands', THEIRS, false, 0],
  ])('%s', async (_name, report, precise, count) => {
    await checked(report, { precise });
    expect(screen.queryAllByRole('link', { name: 'See what precise mode does' })).toHaveLength(
      count,
    );
  });

  it('tells what to do when all is well and it still does not work', async () => {
    const main = await checked(ALL_WELL);
    const steps = within(main).getByText('Still not working for you?');
    await userEvent.click(steps);
    expect(steps.closest('details')?.textContent).toContain('Your account is most likely fine.');
  });
});

describe('evidence', () => {
  it('stands in plain words by what it does, with the rule and every code', async () => {
    const main = await checked(NOT_YOURS);
    await userEvent.click(within(main).getByText('How do you know?'));
    const charges = within(main).getByRole('heading', { name: 'Points at the fault' });
    expect(charges.parentElement?.textContent).toContain('did not answer within 4 seconds');
    const clears = within(main).getByRole('heading', { name: 'Rules something out' });
    expect(clears.parentElement?.textContent).toContain('5 of 5 independent sites answer.');
    expect(main.textContent).toContain('Rule P5');
    const row = within(main).getByRole('row', { name: /weixin\.example/ });
    expect(row.textContent).toContain('timeout: timeout');
  });
});

describe('trouble of its own', () => {
  it('is told where nobody is there to answer, asked twice', async () => {
    const fake = fakePopup({ stored: THEIRS });
    const main = await openPopup(fake);
    for (const message of ['no receiver', 'no receiver yet']) {
      fake.answer({ ok: false, error: { code: 'unreachable', message } });
      await settle();
    }
    expect(main.textContent).toContain('Whichside itself has stopped answering.');
    expect(main.dataset.side).toBe('theirs');
    await userEvent.click(screen.getByRole('button', { name: 'Restart Whichside' }));
    expect(fake.ports.restart).toHaveBeenCalledOnce();
  });

  it('is told where a check was refused', async () => {
    const fake = fakePopup();
    const main = await openPopup(fake);
    fake.answer({ ok: false, error: { code: 'internal', message: 'storage is full' } });
    await settle();
    expect(main.textContent).toContain(
      'The check could not be made: something went wrong inside Whichside.',
    );
  });
});

describe('an address that is not watched', () => {
  it('is checked from the page in front, shown by its host alone', async () => {
    const fake = fakePopup({ page: 'https://shop.example/cart?id=7' });
    const main = await openPopup(fake);
    fake.answer(NOT_YOURS);
    await settle();
    expect(main.textContent).not.toContain('cart');
    await userEvent.click(screen.getByRole('button', { name: 'Check this page' }));
    expect(fake.ports.check).toHaveBeenLastCalledWith({ url: 'https://shop.example/cart?id=7' });
    fake.answer(AD_HOC);
    await settle();
    expect(main.dataset.side).toBe('ok');
    expect(main.querySelector('[data-service="adhoc"]')).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: 'Keep watching it' }));
    expect(fake.ports.openOwnPage).toHaveBeenCalledWith(
      'options.html#add=https%3A%2F%2Fshop.example',
    );
  });

  it('leaves the services alone, and leads back to them', async () => {
    const fake = fakePopup({ page: 'https://shop.example/' });
    const main = await openPopup(fake);
    fake.answer(NOT_YOURS);
    await settle();
    await userEvent.click(screen.getByRole('button', { name: 'Check this page' }));
    fake.progress(PARTIAL);
    fake.stored(THEIRS);
    fake.answer(AD_HOC);
    await settle();
    expect(main.dataset.side).toBe('ok');
    await userEvent.click(screen.getByRole('button', { name: 'Back to my services' }));
    expect(headline().textContent).toBe(describeReport(THEIRS, fake.ports.t).headline);
  });

  it('of a private window is neither offered nor kept, which is said', async () => {
    const fake = fakePopup({ page: 'https://secret.example/', isPrivate: true });
    const main = await openPopup(fake);
    fake.answer(NOT_YOURS);
    await settle();
    expect(main.textContent).not.toContain('secret.example');
    expect(screen.queryByRole('button', { name: 'Check this page' })).toBeNull();
    expect(main.textContent).toContain('This is a private window');
    await userEvent.type(screen.getByRole('textbox', { name: 'Any other address' }), 'a.example');
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    fake.answer(AD_HOC);
    await settle();
    expect(main.dataset.side).toBe('ok');
    expect(screen.queryByRole('link', { name: 'Keep watching it' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Back to my services' })).toBeTruthy();
  });

  it('is not offered where no web page is in front', async () => {
    await checked(ALL_WELL);
    expect(screen.queryByRole('button', { name: 'Check this page' })).toBeNull();
  });

  it.each([
    ['', 'Type or paste an address first.'],
    ['javascript:alert(1)', 'Only addresses that start with http or https can be checked.'],
    ['https://me:secret@shop.example', 'Leave the user name and password out of the address.'],
    ['not an address', 'This is not a web address. Try something like example.com.'],
  ])('refuses "%s" with a reason', async (text, reason) => {
    const fake = fakePopup();
    await openPopup(fake);
    const field = screen.getByRole('textbox', { name: 'Any other address' });
    if (text) await userEvent.type(field, text);
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(screen.getByRole('alert').textContent).toBe(reason);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(fake.ports.check).toHaveBeenCalledTimes(1);
  });
});

describe('copying', () => {
  it('copies text and JSON, and says so', async () => {
    const fake = fakePopup();
    const main = await openPopup(fake);
    fake.answer(THEIRS);
    await settle();
    await userEvent.click(screen.getByRole('button', { name: 'As JSON' }));
    await settle();
    expect(fake.ports.copy).toHaveBeenLastCalledWith(JSON.stringify(THEIRS, null, 2));
    expect(main.textContent).toContain('Copied as JSON.');
    await userEvent.click(screen.getByRole('button', { name: 'As text' }));
    await settle();
    expect(fake.ports.copy).toHaveBeenLastCalledWith(expect.stringContaining('WeChat'));
    expect(main.textContent).toContain('Copied. Paste it into your message');
  });
});

describe('by keyboard alone', () => {
  it('reaches everything in reading order and checks an address', async () => {
    const fake = fakePopup({ page: 'https://shop.example/' });
    await openPopup(fake);
    fake.answer(NOT_YOURS);
    await settle();
    const user = userEvent.setup();
    const reached: string[] = [];
    for (let step = 0; step < 11; step += 1) {
      await user.tab();
      const { activeElement } = document;
      const name = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim();
      reached.push(name || (activeElement?.tagName ?? ''));
    }
    expect(reached).toEqual([
      'History',
      'Settings',
      'Check again',
      'I switched networks: check again',
      'Check this page',
      'INPUT',
      'Check',
      'How do you know?',
      'As text',
      'As JSON',
      'Pause checks',
    ]);
    screen.getByRole('textbox', { name: 'Any other address' }).focus();
    await user.keyboard('example.net{Enter}');
    expect(fake.ports.check).toHaveBeenLastCalledWith({ url: 'https://example.net/' });
  });
});

describe('in Chinese', () => {
  it('has every text of its own', async () => {
    const main = await checked(NOT_YOURS, { language: 'zh_CN' });
    expect(headline().textContent).toMatch(/微信|WeChat/);
    expect(within(main).getByRole('button', { name: '重新检查' })).toBeTruthy();
  });
});
