// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Mute } from '../../../src/protocol.ts';
import { openOptions, QQ, WECHAT } from './open-options.tsx';

const CONFIG = { services: [WECHAT, QQ] };
const HELD = { permissions: ['notifications'] };

const onOff = (): HTMLElement =>
  screen.getByRole('switch', { name: 'Tell me when something fails' });

describe('alerts', () => {
  it('ask for the permission in the turn of the click, and are on once it is given', async () => {
    const held = { origins: [], permissions: [] as string[], required: [] };
    const requestPermission = vi.fn(async (name: string) => held.permissions.push(name) > 0);
    const { stored } = await openOptions('#alerts', {
      config: CONFIG,
      ports: {
        requestPermission,
        readHeld: async () => ({ ...held, permissions: [...held.permissions] }),
      },
    });
    expect(onOff().getAttribute('aria-checked')).toBe('false');
    onOff().click();
    expect(requestPermission).toHaveBeenCalledExactlyOnceWith('notifications');
    await waitFor(() => expect(onOff().getAttribute('aria-checked')).toBe('true'));
    expect(stored().settings?.notify).toBe(true);
    expect(screen.getByText('Alerts are on.')).toBeTruthy();
  });

  it('say so where the browser refuses, and stay off', async () => {
    const { stored } = await openOptions('#alerts', {
      config: CONFIG,
      ports: { requestPermission: async () => false },
    });
    await userEvent.click(onOff());
    expect((await screen.findByRole('alert')).textContent).toContain('did not allow it');
    expect(onOff().getAttribute('aria-checked')).toBe('false');
    expect(stored().settings).toBeUndefined();
    expect(screen.queryByRole('button', { name: 'Show me one' })).toBeNull();
  });

  it('are switched off without giving the permission back', async () => {
    const { stored, ports } = await openOptions('#alerts', { config: CONFIG, held: HELD });
    await userEvent.click(onOff());
    await waitFor(() => expect(stored().settings?.notify).toBe(false));
    expect(onOff().getAttribute('aria-checked')).toBe('false');
    expect(ports.dropPermission).not.toHaveBeenCalled();
  });

  it.each([
    ['shown', { ok: true, value: { shown: true } }, /focus or do-not-disturb/],
    ['kept back', { ok: true, value: { shown: false } }, /did not take it/],
    ['refused', { ok: false, error: { code: 'unreachable', message: '' } }, /could not be shown/],
  ] as const)('can be tried: %s', async (_, reply, words) => {
    await openOptions('#alerts', {
      config: CONFIG,
      held: HELD,
      ports: { testAlert: async () => reply },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Show me one' }));
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

const saveOf = (heading: string): HTMLElement => {
  const form = screen.getByRole('heading', { name: heading }).closest('form');
  if (!form) throw new Error(`${heading} has no form`);
  return within(form).getByRole('button', { name: 'Save' });
};

describe('what is told', () => {
  it('is chosen by side, with a reminder', async () => {
    const { stored } = await openOptions('#alerts', { config: CONFIG });
    await userEvent.click(screen.getByRole('radio', { name: 'Only theirs' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Remind me/ }), '2 hours');
    await userEvent.click(saveOf('What to tell me'));
    await waitFor(() =>
      expect(stored().settings?.alerts).toEqual({ about: 'theirs', remindAfterMinutes: 120 }),
    );
  });

  it('keeps a length that it does not offer itself, and drops it', async () => {
    const settings = { alerts: { remindAfterMinutes: 45, timeZone: 'Asia/Shanghai' } };
    const { stored } = await openOptions('#alerts', { config: { ...CONFIG, settings } });
    const remind = screen.getByRole('combobox', { name: /Remind me/ });
    expect(within(remind).getByRole('option', { name: '45 minutes' })).toBeTruthy();
    expect(remind).toHaveProperty('value', '45');
    await userEvent.selectOptions(remind, 'Do not remind me');
    await userEvent.click(saveOf('What to tell me'));
    await waitFor(() =>
      expect(stored().settings?.alerts).toEqual({ about: 'both', timeZone: 'Asia/Shanghai' }),
    );
  });

  it('is switched service by service', async () => {
    const { stored } = await openOptions('#alerts', { config: CONFIG });
    const qq = (): HTMLElement => screen.getByRole('switch', { name: 'Tell me about QQ' });
    await userEvent.click(qq());
    await waitFor(() => expect(stored().services).toEqual([WECHAT, { ...QQ, alerts: false }]));
    await userEvent.click(qq());
    await waitFor(() => expect(stored().services).toEqual([WECHAT, QQ]));
  });

  it('says what is muted, and ends it', async () => {
    const muted: Mute = { service: 'qq', until: '2026-11-22T22:00:00.000Z' };
    const { ports } = await openOptions('#alerts', {
      config: CONFIG,
      ports: { readMutes: async () => ({ ok: true, value: [muted] }) },
    });
    expect(screen.getByText(/^Paused until/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Tell me about QQ again' }));
    expect(ports.mute).toHaveBeenCalledWith('qq', null);
    expect(await screen.findByText('QQ is told of again.')).toBeTruthy();
    expect(screen.queryByText(/^Paused until/)).toBeNull();
  });
});

describe('alerts of one service', () => {
  const opened = async (): Promise<ReturnType<typeof vi.fn>> => {
    const until = '2026-12-24T18:30:00.000Z';
    const muted: Mute[] = [{ service: 'qq', until }];
    const mute = vi.fn(async () => ({ ok: true as const, value: muted }));
    await openOptions('#alerts', { config: CONFIG, ports: { mute } });
    await userEvent.click(screen.getByLabelText('Pause alerts about QQ'));
    return mute;
  };
  const form = (): HTMLFormElement => {
    const found = screen.getByLabelText('Pause alerts about QQ').closest('details');
    const inside = found?.querySelector('form');
    if (!inside) throw new Error('QQ has no such form');
    return inside;
  };
  const pauseUntil = async (text: string): Promise<void> => {
    fireEvent.input(within(form()).getByLabelText('Until'), { target: { value: text } });
    await userEvent.click(within(form()).getByRole('button', { name: 'Pause alerts' }));
  };

  it('are paused until a date and time, while nothing is wrong with it', async () => {
    const mute = await opened();
    await pauseUntil('2026-12-24T18:30');
    const until = new Date('2026-12-24T18:30').toISOString();
    expect(mute).toHaveBeenCalledExactlyOnceWith('qq', until);
    expect(await screen.findByText('Nobody is told about QQ until then.')).toBeTruthy();
    expect(screen.getByText(/^Paused until/)).toBeTruthy();
    expect(screen.queryByLabelText('Pause alerts about QQ')).toBeNull();
    expect(screen.getByLabelText('Pause alerts about WeChat')).toBeTruthy();
  });

  it.each([
    ['', 'nothing'],
    ['2020-01-01T00:00', 'the past'],
    ['2036-01-01T00:00', 'years ahead'],
  ])('are not paused until %s: %s', async (text) => {
    const mute = await opened();
    await pauseUntil(text);
    expect(screen.getByRole('alert').textContent).toContain('still to come');
    expect(mute).not.toHaveBeenCalled();
  });

  it('cannot be paused where they are off', async () => {
    await openOptions('#alerts', { config: { services: [WECHAT, { ...QQ, alerts: false }] } });
    expect(screen.queryByLabelText('Pause alerts about QQ')).toBeNull();
  });
});

const NIGHT = { from: '22:00', to: '07:00' };

describe('quiet hours', () => {
  it('are added as a night, changed, and saved in a time zone', async () => {
    const { stored } = await openOptions('#alerts', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Add quiet hours' }));
    expect(screen.getByText('Ends on the next day.')).toBeTruthy();
    for (const day of ['Saturday', 'Sunday'])
      await userEvent.click(screen.getByRole('checkbox', { name: day }));
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Time zone' }),
      'Asia/Shanghai',
    );
    await userEvent.click(saveOf('Quiet hours'));
    await waitFor(() =>
      expect(stored().settings?.alerts).toEqual({
        quiet: [{ ...NIGHT, days: [1, 2, 3, 4, 5] }],
        timeZone: 'Asia/Shanghai',
      }),
    );
  });

  it('can be several, and go one by one without losing the keyboard’s place', async () => {
    const quiet = [NIGHT, { from: '12:00', to: '13:00', days: [7] }];
    const { stored } = await openOptions('#alerts', {
      config: { ...CONFIG, settings: { alerts: { quiet } } },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Remove span 1' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add quiet hours' }));
    await userEvent.click(saveOf('Quiet hours'));
    await waitFor(() => expect(stored().settings?.alerts?.quiet).toEqual([quiet[1]]));
    await userEvent.click(screen.getByRole('button', { name: 'Remove span 1' }));
    await userEvent.click(saveOf('Quiet hours'));
    await waitFor(() => expect(stored().settings?.alerts).toEqual({}));
  });

  it.each([
    [
      'a time is missing',
      async () => userEvent.clear(screen.getByLabelText('From')),
      'Give both times.',
    ],
    [
      'no day is left',
      async () => {
        for (const day of screen.getAllByRole('checkbox', { checked: true }))
          await userEvent.click(day);
      },
      'Pick one day at least.',
    ],
  ])('are not saved where %s', async (_, spoil, problem) => {
    const { ports } = await openOptions('#alerts', {
      config: { services: [], settings: { alerts: { quiet: [NIGHT] } } },
    });
    await spoil();
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.click(saveOf('Quiet hours'));
    expect(screen.getByRole('alert').textContent).toBe(problem);
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });
});
