// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../src/formats/report.ts';
import type { Watching } from '../../../src/protocol.ts';
import { reported, sampleReport, UNKNOWN } from '../background/sample-report.ts';
import {
  BROKEN,
  dayOf,
  HOUR_MS,
  incidentOf,
  NOW,
  OFFLINE,
  openHistory,
  recorded,
  SILENT,
  settle,
} from './open-history.tsx';

// A canvas of happy-dom draws nothing: what is drawn is told beside it, and real browsers draw it in tests/e2e.
vi.mock('uplot', () => ({ default: vi.fn(() => ({ setSize: vi.fn(), destroy: vi.fn() })) }));

const DAYS = [
  dayOf('2026-11-22', { up: 9, down: 1 }),
  dayOf('2026-11-23', { up: 2, unobserved: 10 }),
  dayOf('2026-11-22', { subject: '' }),
];
const OVER = incidentOf(50 * HOUR_MS, { lastedMs: HOUR_MS, verdict: BROKEN });
const STANDING = incidentOf(HOUR_MS);
const OWN = incidentOf(80 * HOUR_MS, { service: null, verdict: OFFLINE, lastedMs: HOUR_MS });
const INCIDENTS = [STANDING, OVER, OWN].map(recorded);

function heading(): string | null {
  return screen.getByRole('heading', { level: 1 }).textContent;
}

describe('overview', () => {
  it('shows the own side first, then the services in the order of the list', async () => {
    await openHistory('', { days: DAYS });
    const names = screen.getAllByRole('slider').map((strip) => strip.getAttribute('aria-label'));
    expect(names).toEqual(
      ['Your connection', 'WeChat', 'QQ'].map((name) => `${name}: the last 90 days, one step each`),
    );
    expect(screen.getByText('Answered 91.66% of the 12 hours that were observed')).toBeTruthy();
  });

  it('tells each day by the arrow keys, and forgets it on Escape', async () => {
    await openHistory('', { days: DAYS });
    const strip = screen.getByRole('slider', { name: /WeChat/ });
    act(() => strip.focus());
    expect(strip.getAttribute('aria-valuetext')).toMatch(/^Monday 23 November: Up for 2 hours\./);
    fireEvent.keyDown(strip, { key: 'ArrowLeft' });
    expect(strip.getAttribute('aria-valuetext')).toMatch(
      /^Sunday 22 November: Down for 60 minutes/,
    );
    expect(screen.getByText('Sunday 22 November')).toBeTruthy();
    fireEvent.keyDown(strip, { key: 'Home' });
    expect(strip.getAttribute('aria-valuenow')).toBe('1');
    fireEvent.keyDown(strip, { key: 'Escape' });
    expect(screen.queryByText('Sunday 22 November')).toBeNull();
  });

  it('opens a service with Enter on its strip', async () => {
    await openHistory('', { days: DAYS });
    fireEvent.keyDown(screen.getByRole('slider', { name: /WeChat/ }), { key: 'Enter' });
    await settle();
    expect(heading()).toBe('WeChat');
  });

  it('says what stands, and lists what is over', async () => {
    await openHistory('', { days: DAYS, incidents: INCIDENTS, told: [STANDING] });
    const now = screen.getByRole('region', { name: 'Now' });
    expect(within(now).getByRole('link').textContent).toBe('WeChat does not answer');
    expect(screen.getByText('WeChat was not working')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Failing since 11:00' })).toBeTruthy();
  });

  it('is a table as well', async () => {
    await openHistory('#overview&table', { days: DAYS, incidents: INCIDENTS });
    const row = screen.getByRole('rowheader', { name: 'WeChat' }).closest('tr');
    expect([...(row?.cells ?? [])].map(({ textContent }) => textContent)).toEqual([
      'WeChat',
      '91.66%',
      '12 hours',
      '60 minutes',
      '–',
      '24 hours',
      '2',
    ]);
  });

  it('keeps days of services that are gone', async () => {
    await openHistory('', { days: [...DAYS, dayOf('2026-11-22', { subject: 'old' })] });
    expect(screen.getByRole('link', { name: 'old' })).toBeTruthy();
    expect(screen.getByText('No longer in your list')).toBeTruthy();
  });

  it('is friendly when there is nothing yet', async () => {
    await openHistory('');
    expect(screen.getByRole('heading', { name: 'Nothing here yet' })).toBeTruthy();
  });

  it('reads anew once a round has ended', async () => {
    const days = [...DAYS];
    const { endRound } = await openHistory('', { days });
    vi.useFakeTimers();
    days[1] = dayOf('2026-11-23', { up: 2, down: 5, unobserved: 0 });
    endRound();
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    await settle();
    expect(screen.queryByText('Answered 91.66% of the 12 hours that were observed')).toBeNull();
  });
});

describe('now', () => {
  const settled = sampleReport({
    startedAt: new Date(NOW - 60_000).toISOString(),
    services: [reported('wechat')],
  });
  const shown = async (report: Report, watching: Watching = { kind: 'on' }): Promise<boolean> => {
    await openHistory('', {
      days: DAYS,
      ports: {
        readReport: async () => report,
        readWatching: async () => ({ ok: true, value: watching }),
      },
    });
    return screen.queryByText(/No confirmed fault/) !== null;
  };

  it('is said to be well after a round that nothing failed in', async () => {
    expect(await shown(settled)).toBe(true);
  });

  it.each<[string, Report, Watching?]>([
    ['is paused', settled, { kind: 'paused', until: new Date(NOW + HOUR_MS).toISOString() }],
    ['found something suspicious', { ...settled, services: [reported('wechat', SILENT)] }],
    ['could tell nothing', { ...settled, user: UNKNOWN, services: [reported('wechat', UNKNOWN)] }],
    ['was long ago', { ...settled, startedAt: new Date(NOW - 31 * 60_000).toISOString() }],
  ])('is left open where watching %s', async (_how, report, watching) => {
    expect(await shown(report, watching)).toBe(false);
  });
});

describe('a store that fails', () => {
  it('is said, with what goes on; incidents that the background knows are shown', async () => {
    await openHistory('#incidents', {
      told: [OVER],
      ports: { openReader: async () => ({ kind: 'failing', why: 'newer', message: 'version 2' }) },
    });
    expect(screen.getByText('A newer version wrote this history')).toBeTruthy();
    expect(screen.getByText('Your list is in order, and watching goes on.')).toBeTruthy();
    expect(screen.getByText('WeChat was not working')).toBeTruthy();
  });

  it('is opened once more before it counts as damaged', async () => {
    const openReader = vi.fn(async () => {
      throw new Error('never');
    });
    const broken = { days: () => Promise.reject(new Error('closed')) };
    const { fakeReader } = await import('./open-history.tsx');
    openReader.mockImplementation(
      async () =>
        ({
          kind: 'open',
          reader: { ...fakeReader({}), ...broken },
        }) as never,
    );
    await openHistory('', { ports: { openReader } });
    expect(openReader.mock.calls.length).toBeGreaterThan(1);
  });

  it('is told where it is full', async () => {
    await openHistory('', {
      days: DAYS,
      ports: {
        readTrouble: async () => ({ why: 'full', sinceMs: NOW - HOUR_MS, message: 'quota' }),
      },
    });
    expect(screen.getByText('The history is not being written any more')).toBeTruthy();
    expect(screen.getByText('Since 11:00')).toBeTruthy();
    expect(screen.getAllByRole('slider').length).toBe(3);
  });
});

describe('a service', () => {
  const samples = [0, 1, 2].map((ago) => ({
    subject: 'wechat',
    atMs: NOW - ago * HOUR_MS,
    state: 'up' as const,
    latencyMs: 100 + ago * 100,
  }));

  it('shows its answer times in words and as a table', async () => {
    await openHistory('#service=wechat', { days: DAYS, samples });
    expect(heading()).toBe('WeChat');
    const chart = screen.getByRole('img');
    expect(chart.getAttribute('aria-label')).toContain('200 ms on average, from 100 ms to 300 ms');
    await userEvent.click(screen.getByText('These figures as a table'));
    await waitFor(() => expect(screen.getByRole('table')).toBeTruthy());
    expect(within(screen.getByRole('table')).getAllByRole('row').length).toBe(4);
  });

  it.each([
    ['no', OVER],
    ['an', incidentOf(3 * HOUR_MS, { lastedMs: HOUR_MS })],
  ])('speaks of %s incident where one lies in the range', async (which, incident) => {
    await openHistory('#service=wechat', { days: DAYS, samples, incidents: [recorded(incident)] });
    expect(screen.queryByText(/Red, with a bar on top/) !== null).toBe(which === 'an');
  });

  it('says so where nothing was measured', async () => {
    await openHistory('#service=wechat&range=week', { days: DAYS });
    expect(screen.getByText('No answers were measured in this time.')).toBeTruthy();
  });

  it('can be muted before anything fails, and told of again', async () => {
    const { ports } = await openHistory('#service=wechat');
    await userEvent.click(screen.getByRole('button', { name: 'Mute for an hour' }));
    expect(ports.mute).toHaveBeenCalledWith('wechat', new Date(NOW + HOUR_MS).toISOString());
    expect(screen.getByText('You are not told about WeChat until 13:00.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Tell me again' }));
    expect(ports.mute).toHaveBeenLastCalledWith('wechat', null);
  });

  it('of the list alone is muted, and never the own side', async () => {
    await openHistory('#service=gone', { days: [dayOf('2026-11-23', { subject: 'gone' })] });
    expect(screen.queryByRole('button', { name: /^Mute/ })).toBeNull();
    await openHistory('#service', { days: DAYS });
    expect(screen.queryByRole('button', { name: /^Mute/ })).toBeNull();
  });

  it('is muted only until a moment that is still to come', async () => {
    const { ports } = await openHistory('#service=wechat', { days: DAYS, told: [STANDING] });
    const field = screen.getByLabelText('Or until');
    const until = screen.getByRole('button', { name: 'Mute until then' });
    fireEvent.input(field, { target: { value: '2026-11-23T11:59' } });
    await userEvent.click(until);
    expect(screen.getByRole('alert').textContent).toBe('Choose a moment that is still to come.');
    fireEvent.input(field, { target: { value: '2026-11-30T08:30' } });
    await userEvent.click(until);
    const morning = new Date(2026, 10, 30, 8, 30).toISOString();
    expect(ports.mute).toHaveBeenCalledWith('wechat', morning);
  });
});

describe('incidents', () => {
  it.each([
    ['#incidents', 3],
    ['#incidents&service=wechat', 2],
    ['#incidents&service', 1],
    ['#incidents&side=theirs', 1],
    ['#incidents&side=not-yours', 1],
    ['#incidents&side=yours', 1],
    ['#incidents&side=unclear', 0],
    ['#incidents&service=wechat&side=yours', 0],
  ])('%s leaves %i', async (hash, count) => {
    await openHistory(hash, { incidents: INCIDENTS, told: [STANDING] });
    expect(document.querySelectorAll('.incident-item').length).toBe(count);
  });

  it('stay chosen by side when the service changes', async () => {
    const { ports } = await openHistory('#incidents&side=theirs&page=2', { incidents: INCIDENTS });
    await userEvent.selectOptions(screen.getByRole('combobox'), 'WeChat');
    expect(ports.openHash).toHaveBeenCalledWith('#incidents&service=wechat&side=theirs');
  });

  it('come in pages when they are many', async () => {
    const incidents = Array.from({ length: 60 }, (_, index) =>
      recorded(incidentOf((index + 1) * HOUR_MS, { lastedMs: HOUR_MS / 2 })),
    );
    const { actions } = await openHistory('#incidents', { incidents });
    expect(document.querySelectorAll('.incident-item').length).toBe(25);
    expect(screen.getByRole('link', { name: 'Older' }).getAttribute('href')).toBe(
      '#incidents&page=2',
    );
    act(() => actions.go('#incidents&page=3'));
    expect(document.querySelectorAll('.incident-item').length).toBe(10);
    expect(screen.queryByRole('link', { name: 'Older' })).toBeNull();
  });
});

describe("an incident's story", () => {
  const CHANGED = incidentOf(26 * HOUR_MS, {
    verdict: BROKEN,
    lastedMs: 2 * HOUR_MS,
    changes: [
      {
        at: new Date(NOW - 26 * HOUR_MS).toISOString(),
        verdict: { ...BROKEN, suspects: ['path', 'provider'], cause: 'no-answer' },
      },
      { at: new Date(NOW - 25 * HOUR_MS).toISOString(), verdict: BROKEN },
    ],
  });
  const hours = [26, 25, 24].map((ago) => ({
    ...dayOf('2026-11-22', { up: 0, down: 0.5, unobserved: ago === 25 ? 0.5 : 0 }),
    span: NOW - ago * HOUR_MS,
  }));

  it('tells whose side, when, and how the verdict changed', async () => {
    await openHistory(`#incident=${CHANGED.id}`, { incidents: [recorded(CHANGED)], hours });
    expect(heading()).toBe('WeChat was not working');
    expect(
      screen.getByText('It was on the side of Tencent. There was nothing to fix on yours.'),
    ).toBeTruthy();
    const turns = [...document.querySelectorAll('.story > li')].map(
      (turn) => turn.querySelector('.incident-title')?.textContent,
    );
    expect(turns).toEqual([
      'First seen failing',
      'Confirmed by a second check',
      'What was seen changed',
      'Works again',
    ]);
    expect(screen.getByText("Doesn't answer (not your side)")).toBeTruthy();
    expect(screen.getByText('22 Nov 2026, 10:00 (yesterday)')).toBeTruthy();
    const fact = (name: string): string | null | undefined =>
      screen.getByText(name).nextElementSibling?.textContent;
    expect(fact('Seen failing for')).toBe('60 minutes');
    expect(fact('Not observed meanwhile')).toBe('30 minutes');
    expect(fact('Lasted')).toBe('2 hours');
  });

  it('is copied as text and as JSON', async () => {
    const { ports } = await openHistory(`#incident=${CHANGED.id}`, {
      incidents: [recorded(CHANGED)],
    });
    await userEvent.click(screen.getByRole('button', { name: /text/i }));
    const text = vi.mocked(ports.copy).mock.calls[0]?.[0] ?? '';
    expect(text).toContain('WeChat was not working');
    expect(text).toContain('- It gave no answer, twice. [silent]');
    expect(text).toContain("First seen failing: Doesn't answer (not your side)");
    await userEvent.click(screen.getByRole('button', { name: /JSON/ }));
    const json: unknown = JSON.parse(vi.mocked(ports.copy).mock.calls[1]?.[0] ?? '');
    expect(json).toMatchObject({ incident: { id: CHANGED.id }, names: { service: 'WeChat' } });
    expect(screen.getByText(/^Copied/)).toBeTruthy();
  });

  it('says that an unknown one is not known', async () => {
    await openHistory('#incident=wechat@1', { incidents: INCIDENTS });
    expect(screen.getByText(/This incident is not known here/)).toBeTruthy();
  });

  it('does not make up an end that nobody recorded', async () => {
    const lost = incidentOf(30 * HOUR_MS);
    await openHistory(`#incident=${lost.id}`, { incidents: [recorded(lost)], told: [] });
    expect(heading()).toBe('WeChat did not answer');
    expect(screen.getByText('Ended').nextElementSibling?.textContent).toBe('Not recorded');
  });
});

describe('export and delete', () => {
  it.each([
    ['JSON', 'whichside-history-2026-11-23.json', 'application/json', '"whichside/history"'],
    ['CSV', 'whichside-history-2026-11-23.csv', 'text/csv', 'record,side'],
  ])('hands everything over as %s', async (form, name, type, part) => {
    const { ports } = await openHistory('#data', { days: DAYS, incidents: INCIDENTS });
    await userEvent.click(screen.getByRole('button', { name: `Download as ${form}` }));
    await waitFor(() => expect(ports.download).toHaveBeenCalled());
    expect(ports.download).toHaveBeenCalledWith({
      name,
      type,
      text: expect.stringContaining(part),
    });
  });

  it('hands over what is left without a store', async () => {
    const { ports } = await openHistory('#data', {
      told: [OVER],
      ports: { openReader: async () => ({ kind: 'failing', why: 'damaged', message: 'gone' }) },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Download as JSON' }));
    await waitFor(() => expect(ports.download).toHaveBeenCalled());
    expect(vi.mocked(ports.download).mock.calls[0]?.[0].text).toContain(OVER.id);
  });

  it('asks once more before it deletes', async () => {
    const { ports } = await openHistory('#data', { days: DAYS });
    await userEvent.click(screen.getByRole('button', { name: 'Delete the whole history' }));
    expect(ports.deleteHistory).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    await userEvent.click(screen.getByRole('button', { name: 'Delete the whole history' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, delete everything' }));
    expect(ports.deleteHistory).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.getByText('The history was deleted.')).toBeTruthy());
  });

  it('says why it could not delete', async () => {
    await openHistory('#data', {
      days: DAYS,
      ports: {
        deleteHistory: async () => ({ ok: false, error: { code: 'storage', message: 'locked' } }),
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Delete the whole history' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, delete everything' }));
    await waitFor(() => expect(screen.getByText(/^This did not work/)).toBeTruthy());
  });
});
