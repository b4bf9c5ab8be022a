// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { DataUse, Watching } from '../../../src/protocol.ts';
import { NOW, openOptions, QQ, WECHAT } from './open-options.tsx';

const CONFIG = { services: [WECHAT, QQ] };
const HOUR_MS = 3_600_000;
const LATER = new Date(NOW + HOUR_MS).toISOString();

describe('how watching stands', () => {
  it.each<[Watching, RegExp]>([
    [{ kind: 'on' }, /^Checks are on\.$/],
    [{ kind: 'on', nextAt: LATER }, /^Checks are on\. The next one: .*46/],
    [{ kind: 'nothing-to-watch' }, /^There is nothing to watch/],
    [{ kind: 'paused', until: LATER }, /^Paused until .*46/],
    [{ kind: 'idle' }, /^Resting/],
    [{ kind: 'over-limit', until: '2026-12-01T00:00:00.000Z' }, /^This month’s data limit/],
  ])('%o is said', async (value, words) => {
    await openOptions('#watching', {
      config: CONFIG,
      ports: { readWatching: async () => ({ ok: true, value }) },
    });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('is paused and goes on, and the keyboard stays at the buttons', async () => {
    const { ports } = await openOptions('#watching', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Pause for an hour' }));
    expect(ports.pause).toHaveBeenLastCalledWith(LATER);
    const goOn = await screen.findByRole('button', { name: 'Go on' });
    await waitFor(() => expect(document.activeElement).toBe(goOn));
    await userEvent.click(goOn);
    expect(ports.pause).toHaveBeenLastCalledWith(null);
    const again = await screen.findByRole('button', { name: 'Pause for an hour' });
    await waitFor(() => expect(document.activeElement).toBe(again));
  });

  it('says why it cannot be told', async () => {
    const error = { code: 'unreachable', message: '' } as const;
    await openOptions('#watching', { ports: { readWatching: async () => ({ ok: false, error }) } });
    expect(screen.getByRole('alert').textContent).toContain('could not be read');
  });
});

describe('the monthly limit', () => {
  const field = (): HTMLElement => screen.getByRole('textbox', { name: 'Most megabytes a month' });

  it('is stored with the rest, and taken away again', async () => {
    const { stored } = await openOptions('#watching', { config: CONFIG });
    await userEvent.type(field(), '500');
    await userEvent.click(screen.getByRole('checkbox', { name: /^Rest while nobody/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored().settings).toEqual({
        intervalMinutes: 10,
        pauseWhenIdle: false,
        dataLimitMegabytes: 500,
      }),
    );
    await userEvent.clear(field());
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(stored().settings).not.toHaveProperty('dataLimitMegabytes'));
  });

  it.each(['0', '-5', '1.5', 'much', '1000001'])('refuses "%s" at its field', async (text) => {
    const { ports } = await openOptions('#watching', { config: CONFIG });
    await userEvent.type(field(), text);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const problem = screen.getByRole('alert');
    expect(problem.textContent).toBe('A whole number from 1 to 1,000,000, or nothing.');
    expect(field().getAttribute('aria-describedby')).toContain(problem.id);
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });
});

it('what a day costs follows from what looks have cost here', async () => {
  const value = { ...USE, perLookBytes: 7_000 };
  await openOptions('#watching', {
    config: CONFIG,
    ports: { readDataUse: async () => ({ ok: true, value }) },
  });
  expect(screen.getByText(/about 2 MB a day/)).toBeTruthy();
});

const USE: DataUse = {
  today: {
    name: '2026-11-22',
    bytes: 5_200_000,
    services: { wechat: 200_000, qq: 3_000_000, gone: 1_000_000 },
    controlBytes: 1_000_000,
  },
  month: {
    name: '2026-11',
    bytes: 90_000_000,
    services: { wechat: 60_000_000, qq: 20_000_000, gone: 5_000_000 },
    controlBytes: 5_000_000,
  },
  limitBytes: 100_000_000,
};

describe('what checks have used', () => {
  const rows = (): string[] =>
    [...document.querySelectorAll('.amounts tbody th')].map(({ textContent }) => textContent ?? '');

  it('is told by service, sorted as the person likes', async () => {
    await openOptions('#watching', {
      config: CONFIG,
      ports: { readDataUse: async () => ({ ok: true, value: USE }) },
    });
    const table = screen.getByRole('table', { name: 'What checks have used' });
    expect(screen.getByText('90 MB of 100 MB used this month.')).toBeTruthy();
    expect(rows()).toEqual(['WeChat', 'QQ', 'Services that were removed']);
    const head = within(table).getAllByRole('columnheader');
    expect(head.map((one) => one.getAttribute('aria-sort'))).toEqual([
      'none',
      'none',
      'descending',
    ]);
    await userEvent.click(within(table).getByRole('button', { name: 'Today' }));
    expect(rows()).toEqual(['QQ', 'Services that were removed', 'WeChat']);
    await userEvent.click(within(table).getByRole('button', { name: 'Service' }));
    expect(rows()).toEqual(['QQ', 'Services that were removed', 'WeChat']);
    await userEvent.click(within(table).getByRole('button', { name: 'Service' }));
    expect(rows()).toEqual(['WeChat', 'Services that were removed', 'QQ']);
    const [others, total] = [...table.querySelectorAll('tfoot tr')].map((row) => row.textContent);
    expect(others).toBe('Comparison sites, status pages and others1 MB5 MB');
    expect(total).toBe('All together5.2 MB90 MB');
  });

  it('says why it cannot be told', async () => {
    const error = { code: 'not-available', message: '' } as const;
    await openOptions('#watching', { ports: { readDataUse: async () => ({ ok: false, error }) } });
    expect(screen.getByText(/^What checks have used could not be read/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('the page in front', () => {
  it('is noticed once the permission is given, asked for in the turn of the click', async () => {
    const held = { origins: [], permissions: [] as string[], required: [] };
    const requestPermission = vi.fn(async (name: string) => held.permissions.push(name) > 0);
    const { ports } = await openOptions('#page', {
      ports: {
        requestPermission,
        readHeld: async () => ({ ...held, permissions: [...held.permissions] }),
      },
    });
    screen.getByRole('button', { name: 'Notice failed pages' }).click();
    expect(requestPermission).toHaveBeenCalledExactlyOnceWith('webNavigation');
    await userEvent.click(await screen.findByRole('button', { name: /give the permission back/ }));
    expect(ports.dropPermission).toHaveBeenCalledExactlyOnceWith('webNavigation');
  });

  it('says so where the browser refuses', async () => {
    await openOptions('#page', { ports: { requestPermission: async () => false } });
    await userEvent.click(screen.getByRole('button', { name: 'Notice failed pages' }));
    expect((await screen.findByRole('alert')).textContent).toContain('did not allow it');
  });
});

describe('history', () => {
  it('is deleted after one more question, the harmless answer first', async () => {
    const { ports } = await openOptions('#history');
    await userEvent.click(screen.getByRole('button', { name: 'Delete all history' }));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep it' })),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(ports.deleteHistory).not.toHaveBeenCalled();
    const begin = screen.getByRole('button', { name: 'Delete all history' });
    await waitFor(() => expect(document.activeElement).toBe(begin));
    await userEvent.click(begin);
    await userEvent.click(screen.getByRole('button', { name: 'Yes, delete it' }));
    expect(ports.deleteHistory).toHaveBeenCalledOnce();
    expect(await screen.findByText('The history was deleted.')).toBeTruthy();
  });

  it('says why it was not deleted', async () => {
    const error = { code: 'storage', message: '' } as const;
    await openOptions('#history', { ports: { deleteHistory: async () => ({ ok: false, error }) } });
    await userEvent.click(screen.getByRole('button', { name: 'Delete all history' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, delete it' }));
    expect((await screen.findByRole('alert')).textContent).toContain('It was not deleted');
  });

  it.each([
    [{ why: 'full' }, /no room left/],
    [{ why: 'damaged', hasBegunAnew: true }, /has begun anew/],
  ] as const)('tells of trouble: %o', async (part, words) => {
    const trouble = { sinceMs: NOW - HOUR_MS, message: 'in English', ...part };
    await openOptions('#history', { ports: { readHistoryTrouble: async () => trouble } });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByText(/^Since .*46/)).toBeTruthy();
  });
});
