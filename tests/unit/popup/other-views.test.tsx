// @vitest-environment happy-dom
import { screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PartialReport, Report } from '../../../src/formats/report.ts';
import type { ReportedService } from '../../../src/wording/report-parts.ts';
import {
  attempt,
  decidedBy,
  fault,
  incident,
  official,
  outside,
  outsideProbe,
  QQ,
  type Reported,
  report,
  SILENT,
  service,
} from '../wording/reports.ts';
import { A_MOMENT_LATER, type FakePopup, fakePopup } from './fake-ports.ts';
import { openPopup, settle, stationStates } from './open-popup.tsx';

const TIMEOUT = { kind: 'failure', layer: 'timeout', code: 'timeout' } as const;

type FakeOptions = Parameters<typeof fakePopup>[0];

function failing(parts: Partial<ReportedService>, side: Report['overall']['side'] = 'not-yours') {
  return about([service({ verdict: SILENT, ...parts })], side);
}

function about(services: Reported[], side: Report['overall']['side']): Report {
  const named = side === 'ok' ? {} : { service: 'wechat' };
  return report({ overall: { side, headline: '', ...named }, services });
}

async function open(shown: Report, options: FakeOptions = {}): Promise<[HTMLElement, FakePopup]> {
  const fake = fakePopup(options);
  const main = await openPopup(fake);
  fake.answer(shown);
  await settle();
  return [main, fake];
}

describe('the official word', () => {
  it('says what they know, in their own words, how old that is, and where it stands', async () => {
    const word = official({ incidents: [incident(), incident({ title: 'More' })] });
    const [main, { ports }] = await open(failing({ official: word }));
    const told = main.querySelector<HTMLElement>('[data-official-level="partial"]');
    expect(told?.textContent).toContain('They know: investigating since ');
    expect(told?.textContent).toContain('and 1 more');
    expect(told?.textContent).toContain('looked 2 minutes ago');
    await userEvent.click(within(main).getByRole('link', { name: 'Messages are late' }));
    expect(ports.openAddress).toHaveBeenLastCalledWith('https://status.example/incidents/1');
    await userEvent.click(within(main).getByRole('link', { name: 'Their status page' }));
    expect(ports.openAddress).toHaveBeenLastCalledWith('https://status.example/');
  });

  it('never takes a title for markup, nor its link for anything but a web page', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const word = official({ incidents: [incident({ title, link: 'javascript:alert(1)' })] });
    const [main] = await open(failing({ official: word }));
    const quotation = main.querySelector('q');
    expect(quotation?.textContent).toBe(title);
    expect(quotation?.getAttribute('dir')).toBe('auto');
    expect(quotation?.querySelector('img, a')).toBeNull();
  });

  it('has said nothing yet, while our own probe fails', async () => {
    const [main] = await open(failing({ official: official({ level: 'operational' }) }));
    expect(main.querySelector('.views')?.textContent).toContain('They have not said anything yet.');
  });

  it('leads to the account where there is no status page', async () => {
    const [main, { ports }] = await open(failing({ account: 'https://social.example/wechat' }));
    await userEvent.click(
      within(main).getByRole('link', { name: 'Look at their official account' }),
    );
    expect(ports.openAddress).toHaveBeenLastCalledWith('https://social.example/wechat');
  });

  it('leads to no account on the very host that fails', async () => {
    const account = 'https://www.weixin.example/official';
    const [main] = await open(failing({ account, observations: [attempt({ outcome: TIMEOUT })] }));
    expect(within(main).queryByRole('link', { name: /official account/ })).toBeNull();
    expect(main.querySelector('.advice')?.textContent).not.toContain('official account');
  });

  it('stays among the details where it cannot be read', async () => {
    const word = official({ level: 'unknown', problem: 'not-a-feed' });
    const [main] = await open(failing({ official: word }));
    expect(main.querySelector('.views')).toBeNull();
    const summary = within(main).getByText('How do you know?');
    await userEvent.click(summary);
    expect(summary.closest('details')?.textContent).toContain(
      "Their status page can't be read right now.",
    );
  });

  it('is told of a service that answers only where it is red', async () => {
    const red = service({ official: official({ incidents: [incident()] }) });
    const green = service({ ...QQ, official: official({ level: 'operational' }) });
    const [main] = await open(about([red, green], 'ok'));
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toContain(
      'WeChat',
    );
    expect(main.querySelectorAll('.views')).toHaveLength(1);
    expect(main.querySelector('.views')?.textContent).toContain(
      'They report trouble: investigating',
    );
    expect(main.querySelector('[data-service="wechat"]')?.textContent).toContain(
      'Answers; they report trouble',
    );
  });
});

describe('still not working', () => {
  const words = { wechat: official({ level: 'operational' }) };
  const all = about([service(), service(QQ)], 'ok');

  it('asks nobody until it is opened, and then each service shown once', async () => {
    const [main, { ports }] = await open(all, { official: words });
    expect(ports.askOfficial).not.toHaveBeenCalled();
    const details = within(main).getByText('Still not working for you?').closest('details');
    if (!details) throw new Error('nothing to open');
    for (const isOpen of [true, false, true]) {
      details.open = isOpen;
      details.dispatchEvent(new Event('toggle'));
      await settle();
    }
    expect(ports.askOfficial).toHaveBeenCalledTimes(2);
    expect(ports.askOfficial).toHaveBeenCalledWith('wechat');
    expect(ports.askOfficial).toHaveBeenCalledWith('qq');
    const told = within(details).getByRole('heading', { level: 3, name: 'WeChat' });
    expect(told.parentElement?.textContent).toContain('They report no trouble.');
    expect(within(details).queryByRole('heading', { level: 3, name: 'QQ' })).toBeNull();
    expect(details.textContent).not.toContain('Looking at their status pages');
  });
});

describe('what others see', () => {
  const offered = outside({ state: 'offered', probes: [] });

  it('is offered with what leaves the browser, and asked for about that service alone', async () => {
    const shown = about(
      [service({ verdict: SILENT, outside: offered }), service({ ...QQ, verdict: SILENT })],
      'not-yours',
    );
    const [main, fake] = await open(shown);
    expect(main.querySelector('[data-outside-state="offered"]')?.textContent).toContain(
      'sends only the name weixin.example to Globalping',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Ask others' }));
    expect(fake.ports.check).toHaveBeenLastCalledWith({ services: ['wechat'], askOutside: true });
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    const answered = service({ verdict: SILENT, outside: outside() });
    fake.progress({ ...report({ services: [answered] }), overall: shown.overall });
    await settle();
    expect(main.querySelector('[data-outside-state="answered"]')).toBeTruthy();
    expect(main.querySelector('[data-service="qq"]')).toBeTruthy();
  });

  it('goes on with all services once one was asked about', async () => {
    const shown = failing({ outside: offered });
    const fake = fakePopup({ stored: about([...shown.services, service(QQ)], 'not-yours') });
    const main = await openPopup(fake);
    fake.answer(shown);
    await settle();
    await userEvent.click(screen.getByRole('button', { name: 'Ask others' }));
    fake.answer(failing({ outside: outside() }));
    await settle();
    expect(main.querySelector('[data-service="qq"]')).toBeTruthy();
    expect(main.getAttribute('aria-busy')).toBe('false');
  });

  it('shows the verdict so far while others are asked', async () => {
    const fake = fakePopup();
    const main = await openPopup(fake);
    const waiting = failing({ outside: outside({ state: 'waiting', probes: [] }) });
    fake.progress(waiting);
    await settle();
    expect(main.dataset.side).toBe('not-yours');
    expect(main.getAttribute('aria-busy')).toBe('true');
    expect(stationStates(main)).toEqual(['cleared', 'cleared', 'doubt', 'doubt']);
    expect(main.querySelector('[data-running]')).toBeNull();
    expect(main.querySelector('.freshness')?.textContent).toContain('Asking others…');
    expect(main.querySelector('[data-outside-state="waiting"]')).toBeTruthy();
  });

  it('is still comparing while one service has no verdict', async () => {
    const fake = fakePopup();
    const main = await openPopup(fake);
    const { verdict: _, ...unjudged } = service(QQ);
    const waiting = failing({ outside: outside({ state: 'waiting', probes: [] }) });
    const partial: PartialReport = { ...waiting, services: [...waiting.services, unjudged] };
    fake.progress(partial);
    await settle();
    expect(main.querySelector('[data-running]')).toBeTruthy();
    expect(main.querySelector('.freshness')?.textContent).toContain('Comparing');
  });

  it('is a table by country and network, near ones first', async () => {
    const view = outside({
      askedAt: new Date(A_MOMENT_LATER - 120_000).toISOString(),
      probes: [
        outsideProbe({ outcome: 'fails', status: 503 }),
        outsideProbe({ country: 'CN', network: 'Example Telecom', isNear: true, outcome: 'fails' }),
      ],
    });
    const verdict = decidedBy('P5a', fault({ cause: 'no-answer', suspects: ['provider'] }));
    const [main] = await open(failing({ outside: view, verdict }, 'theirs'));
    const table = within(main).getByRole('table', { name: /What machines elsewhere see/ });
    const rows = within(table)
      .getAllByRole('row')
      .map(({ textContent }) => textContent);
    expect(rows).toEqual([
      'Country and networkWhat it sawTime',
      "China in your countryExample Telecomtold that it can't serve (200)325 ms",
      "Germany Example Nettold that it can't serve (503)325 ms",
    ]);
    expect(main.textContent).toContain('Asked 2 minutes ago, by the name weixin.example alone.');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'WeChat is down, not just for you.',
    );
  });

  it('says until when nobody can be asked, and offers it again from then on', async () => {
    const failed = (retryAt: number): Report =>
      failing({
        outside: outside({
          state: 'failed',
          problem: 'rate-limited',
          retryAt: new Date(retryAt).toISOString(),
          probes: [],
        }),
      });
    const [main, fake] = await open(failed(A_MOMENT_LATER + 600_000));
    expect(main.querySelector('[data-outside-state="failed"]')?.textContent).toMatch(
      /asked too often from here\. Others can't be asked until \d\d:\d\d\./,
    );
    expect(screen.queryByRole('button', { name: 'Ask others' })).toBeNull();
    fake.stored(failed(A_MOMENT_LATER - 1));
    await settle();
    expect(screen.getByRole('button', { name: 'Ask others' })).toBeTruthy();
  });

  it('cannot be asked of an address that is not watched', async () => {
    const fake = fakePopup({ page: 'https://shop.example/' });
    await openPopup(fake);
    await userEvent.click(screen.getByRole('button', { name: 'Check this page' }));
    const adhoc = service({ id: 'adhoc', verdict: SILENT, outside: offered });
    const overall = { side: 'not-yours', headline: '', service: 'adhoc' } as const;
    fake.answer(report({ services: [], overall: { side: 'ok', headline: '' } }));
    fake.answer(report({ services: [adhoc], overall }));
    await settle();
    expect(screen.queryByRole('button', { name: 'Ask others' })).toBeNull();
    expect(screen.queryByRole('button', { name: /I switched networks/ })).toBeNull();
  });
});

describe('another network', () => {
  const name = 'I switched networks: check again';

  it.each([
    ['the way or the provider', failing({}), 1],
    ['the way alone', failing({ verdict: fault({ cause: 'reset', suspects: ['path'] }) }), 1],
    [
      'all four',
      failing(
        {
          verdict: fault({ cause: 'refused', suspects: ['device', 'network', 'path', 'provider'] }),
        },
        'unclear',
      ),
      1,
    ],
    [
      'the provider alone',
      failing({ verdict: fault({ cause: 'no-answer', suspects: ['provider'] }) }, 'theirs'),
      0,
    ],
    [
      'the device or the provider',
      failing(
        { verdict: fault({ cause: 'certificate-expired', suspects: ['device', 'provider'] }) },
        'unclear',
      ),
      0,
    ],
    ['nothing wrong', about([service()], 'ok'), 0],
  ])('with %s left, it is offered %i times', async (_, shown, times) => {
    await open(shown);
    expect(screen.queryAllByRole('button', { name })).toHaveLength(times);
  });

  it.each([
    ['still fails', failing({}), 'WeChat fails on this network too.'],
    [
      'answers',
      about([service()], 'ok'),
      'WeChat answers now: it was the other network, or the way from there, or it has come back meanwhile.',
    ],
  ])('tells what came of it: it %s', async (_, second, sentence) => {
    const [main, fake] = await open(failing({}));
    await userEvent.click(screen.getByRole('button', { name }));
    expect(fake.ports.check).toHaveBeenLastCalledWith({ switchedNetwork: true });
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(main.textContent).not.toContain(sentence);
    fake.answer(second);
    await settle();
    expect(main.textContent).toContain(sentence);
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    fake.answer(second);
    await settle();
    expect(main.textContent).not.toContain(sentence);
  });
});

describe('another network that is at fault itself', () => {
  it('says nothing of the service, which only carries that fault', async () => {
    const portal = fault({ cause: 'captive-portal', suspects: ['network'] });
    const carried = about([service({ verdict: portal })], 'yours');
    const [main, fake] = await open(failing({}));
    await userEvent.click(screen.getByRole('button', { name: /I switched networks/ }));
    fake.answer({ ...carried, user: portal });
    await settle();
    expect(main.dataset.side).toBe('yours');
    expect(main.querySelector('.switched')?.textContent).toBe('');
  });
});

describe('where many of several providers fail alike', () => {
  it('the picture names none of them at its end', async () => {
    const other = service({ ...QQ, provider: 'Somebody else', verdict: SILENT });
    await open(about([service({ verdict: SILENT }), other], 'not-yours'));
    expect(screen.getByRole('img', { name: 'The provider: could be it' })).toBeTruthy();
  });
});
