// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { BUILT_IN_CONTROLS } from '../../../src/catalog/controls.ts';
import { EMPTY_CONFIG } from '../../../src/settings/defaults.ts';
import { openOptions, QQ, WECHAT } from './open-options.tsx';

const CONFIG = { services: [WECHAT] };

describe('sections', () => {
  it('have addresses of their own; the one shown is marked', async () => {
    const { actions } = await openOptions('#controls');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Comparison sites');
    act(() => actions.go('#transfer'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Import and export');
    const current = within(screen.getByRole('navigation')).getByRole('link', { current: 'page' });
    expect(current.textContent).toBe('Import and export');
  });

  it('an unknown address leads to the services', async () => {
    await openOptions('#nonsense');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Services');
  });
});

describe('controls', () => {
  it('are removed, edited and restored; the built-in list is never touched', async () => {
    const { stored } = await openOptions('#controls', { config: CONFIG });
    const [first] = BUILT_IN_CONTROLS;
    if (!first) throw new Error('there are no controls');
    expect(screen.queryByRole('button', { name: 'Restore the built-in ones' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: `Remove ${first.url}` }));
    await waitFor(() => expect(stored().controls).toEqual(BUILT_IN_CONTROLS.slice(1)));
    await userEvent.click(await screen.findByRole('button', { name: 'Restore the built-in ones' }));
    await waitFor(() => expect(stored().controls).toBeUndefined());
  });

  it('can be added, by what they are for', async () => {
    const { stored } = await openOptions('#controls', { config: CONFIG });
    await userEvent.click(
      screen.getByRole('button', { name: 'Add one: Plain pages with a known answer' }),
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Run by' }), 'Example');
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Web address' }),
      'http://probe.example/204',
    );
    await userEvent.type(screen.getByRole('textbox', { name: /Expected status/ }), '204');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored().controls?.at(-1)).toEqual({
        id: 'own-probe.example',
        operator: 'Example',
        kind: 'portal',
        url: 'http://probe.example/204',
        expect: { status: 204 },
      }),
    );
  });

  it('are refused where they cannot work', async () => {
    const { ports } = await openOptions('#controls', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Add one: Secure sites' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Web address' }), 'not an address');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getAllByRole('alert').length).toBeGreaterThan(0);
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });
});

describe('how often', () => {
  it('is found at its former address too', async () => {
    await openOptions('#frequency');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Watching');
  });

  it('says what an interval costs and stores it', async () => {
    const { stored } = await openOptions('#watching', { config: CONFIG });
    const field = screen.getByRole('textbox', { name: 'Minutes between checks' });
    await userEvent.clear(field);
    await userEvent.type(field, '5');
    expect(screen.getByText(/about 3\.2 MB a day/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(stored().settings?.intervalMinutes).toBe(5));
  });

  it.each(['0', '1441', '2.5', 'often', ''])('refuses "%s"', async (text) => {
    const { ports } = await openOptions('#watching', { config: CONFIG });
    const field = screen.getByRole('textbox', { name: 'Minutes between checks' });
    await userEvent.clear(field);
    if (text) await userEvent.type(field, text);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('alert').textContent).toBe('A whole number from 1 to 1440.');
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });
});

describe('export', () => {
  it('hands over the configuration as a file', async () => {
    const { ports } = await openOptions('#transfer', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Download the file' }));
    expect(ports.download).toHaveBeenCalledWith(
      'whichside-config.json',
      expect.stringContaining('"whichside/config"'),
    );
  });
});

describe('import', () => {
  const incoming = {
    ...EMPTY_CONFIG,
    services: [QQ],
    settings: { intervalMinutes: 5, outsideView: { mode: 'auto' } },
  };

  async function preview(text: string, mode?: string): Promise<void> {
    const area = screen.getByRole('textbox', { name: 'Or paste its text' });
    await userEvent.click(area);
    await userEvent.paste(text);
    if (mode) await userEvent.click(screen.getByRole('radio', { name: mode }));
    await userEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
  }

  it('shows what would change before anything does, and can be undone', async () => {
    const { stored, ports } = await openOptions('#transfer', { config: CONFIG });
    await preview(JSON.stringify(incoming), 'Replace it with what the file has');
    expect(screen.getByText('Added: QQ')).toBeTruthy();
    expect(screen.getByText('Removed: WeChat')).toBeTruthy();
    expect(screen.getByText('Minutes between checks: from 10 to 5')).toBeTruthy();
    expect(ports.writeConfig).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    await waitFor(() => expect(stored().services).toEqual([QQ]));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored()).toEqual({ ...EMPTY_CONFIG, ...CONFIG }));
  });

  it('shows a country by its name, and undoes it', async () => {
    const { stored } = await openOptions('#transfer', { config: CONFIG });
    await preview(JSON.stringify({ ...EMPTY_CONFIG, settings: { country: 'DE' } }));
    expect(
      screen.getByText('Country or region: from worked out when needed to Germany'),
    ).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: /outside view/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    await waitFor(() => expect(stored().settings).toEqual({ country: 'DE' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored()).toEqual({ ...EMPTY_CONFIG, ...CONFIG }));
  });

  it('shows in words what becomes of the outside view', async () => {
    await openOptions('#transfer', { config: CONFIG });
    await preview(JSON.stringify(incoming));
    await userEvent.click(screen.getByRole('checkbox', { name: /outside view/ }));
    expect(
      screen.getByText('Outside view: from Off to By itself, when a service fails'),
    ).toBeTruthy();
  });

  it('merges into what is there', async () => {
    const { stored } = await openOptions('#transfer', { config: CONFIG });
    await preview(JSON.stringify(incoming));
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    await waitFor(() => expect(stored().services).toEqual([WECHAT, QQ]));
  });

  it('never switches on the outside view without a tick of its own', async () => {
    const { stored } = await openOptions('#transfer', { config: CONFIG });
    await preview(JSON.stringify(incoming));
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    await waitFor(() => expect(stored().settings?.intervalMinutes).toBe(5));
    expect(stored().settings?.outsideView).toBeUndefined();
  });

  it('switches it on with the tick', async () => {
    const { stored } = await openOptions('#transfer', { config: CONFIG });
    await preview(JSON.stringify(incoming));
    await userEvent.click(screen.getByRole('checkbox', { name: /outside view/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    await waitFor(() => expect(stored().settings?.outsideView).toEqual({ mode: 'auto' }));
  });

  it('names every problem with its path, and changes nothing', async () => {
    const { ports } = await openOptions('#transfer', { config: CONFIG });
    const bad = {
      ...EMPTY_CONFIG,
      services: [
        { ...QQ, endpoints: [{ url: 'javascript:alert(1)' }] },
        { ...WECHAT, colour: 'red' },
      ],
    };
    await preview(JSON.stringify(bad));
    const problems = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(problems.some((text) => text?.startsWith('services[0].endpoints[0].url'))).toBe(true);
    expect(problems.some((text) => text?.startsWith('services[1].colour'))).toBe(true);
    expect(screen.queryByRole('button', { name: 'Import this' })).toBeNull();
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('takes a file', async () => {
    await openOptions('#transfer', { config: CONFIG });
    const file = new File([JSON.stringify(incoming)], 'list.json', { type: 'application/json' });
    await userEvent.upload(screen.getByLabelText('From a file'), file);
    expect(await screen.findByText('Added: QQ')).toBeTruthy();
  });
});

describe('permissions', () => {
  it('says what is held and why', async () => {
    await openOptions('#permissions', { config: CONFIG });
    expect(screen.getByText('Wakes Whichside for the next check.')).toBeTruthy();
    expect(screen.queryByText('Asks Firefox whether the network wants a sign-in.')).toBeNull();
  });

  it('allows the hosts of a service in the turn of the click, and takes them back', async () => {
    const { ports } = await openOptions('#permissions', { config: CONFIG });
    screen.getByRole('button', { name: 'Allow access to WeChat' }).click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith(['https://weixin.example/']);
  });

  it('takes back what is held', async () => {
    const { ports } = await openOptions('#permissions', {
      config: CONFIG,
      held: { origins: ['*://weixin.example/*'], permissions: [] },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Take back access to WeChat' }));
    expect(ports.dropAccess).toHaveBeenCalledWith(['*://weixin.example/*']);
  });

  const TWO_PLACES = {
    ...WECHAT,
    endpoints: [...WECHAT.endpoints, { url: 'https://login.example/', function: 'login' as const }],
  };

  it('takes back host by host, and says where the browser kept one', async () => {
    const dropAccess = vi.fn(
      async ([origin]: readonly string[]) => origin !== '*://weixin.example/*',
    );
    const held = { origins: ['*://weixin.example/*', '*://login.example/*'] };
    await openOptions('#permissions', {
      config: { services: [TWO_PLACES] },
      held,
      ports: { dropAccess },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Take back access to WeChat' }));
    expect(dropAccess.mock.calls).toEqual(held.origins.map((origin) => [[origin]]));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The browser did not take all of it back. Its own page about Whichside may allow it.',
    );
  });

  it('offers to take back only what the browser would give', async () => {
    const { ports } = await openOptions('#permissions', {
      config: { services: [TWO_PLACES] },
      held: {
        origins: ['*://weixin.example/*', '*://login.example/*'],
        required: ['*://weixin.example/*'],
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Take back access to WeChat' }));
    expect(vi.mocked(ports.dropAccess).mock.calls).toEqual([[['*://login.example/*']]]);
  });

  it('offers nothing to take back where all of it came with the installation', async () => {
    const origins = BUILT_IN_CONTROLS.map(({ url }) => `*://${new URL(url).hostname}/*`);
    await openOptions('#permissions', {
      config: CONFIG,
      held: { origins: [...origins, '*://*/*'], required: [...origins, '*://*/*'] },
    });
    expect(screen.queryByRole('button', { name: /Take/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Allow all sites' })).toBeNull();
    expect(screen.queryByText(/Part of the installation:/)).toBeNull();
  });

  it('says why the comparison sites of Chromium cannot be taken back', async () => {
    const origins = BUILT_IN_CONTROLS.map(({ url }) => `*://${new URL(url).hostname}/*`);
    await openOptions('#permissions', { held: { origins, required: origins } });
    expect(screen.getByText(/Part of the installation: this browser/)).toBeTruthy();
  });

  const PAGE = { kind: 'statuspage', url: 'https://status.example/' };

  it('lists status pages by host with what they are for, allowed and taken back on their own', async () => {
    const { ports } = await openOptions('#permissions', {
      config: {
        services: [
          { ...WECHAT, feed: PAGE },
          { ...QQ, feed: PAGE },
          { ...QQ, id: 'third', feed: { ...PAGE, url: 'https://held.example/feed' } },
        ],
      },
      held: { origins: ['*://weixin.example/*', '*://held.example/*'] },
    });
    const heading = screen.getByRole('heading', { level: 2, name: 'Status pages' });
    const rows = within(heading.closest('section') ?? document.body).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'status.exampleWeChat, QQNot allowedAllow',
      'held.exampleQQAllowedTake back',
    ]);
    screen.getByRole('button', { name: 'Allow access to status.example' }).click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith([PAGE.url, PAGE.url]);
    await userEvent.click(screen.getByRole('button', { name: 'Take back access to held.example' }));
    expect(ports.dropAccess).toHaveBeenCalledExactlyOnceWith(['*://held.example/*']);
  });

  it('speaks of status pages only where there are some', async () => {
    await openOptions('#permissions', { config: CONFIG });
    expect(screen.queryByRole('heading', { name: 'Status pages' })).toBeNull();
  });

  it.each([
    ['https://probes.example', ['Allow access to Outside view']],
    ['https://api.globalping.io', []],
  ])('lists where the outside view asks if that needs access: %s', async (endpoint, expected) => {
    await openOptions('#permissions', { config: { settings: { outsideView: { endpoint } } } });
    const buttons = screen.queryAllByRole('button', { name: /Outside view/ });
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(expected);
  });

  it('asks for precise mode in the turn of the click, and gives it up', async () => {
    const { ports } = await openOptions('#permissions', { config: CONFIG });
    screen.getByRole('button', { name: 'Allow all sites' }).click();
    expect(ports.requestPreciseMode).toHaveBeenCalledOnce();
  });

  it('covers every host once precise mode is on', async () => {
    const { ports } = await openOptions('#permissions', {
      config: CONFIG,
      held: { origins: ['*://*/*', '*://weixin.example/*'], permissions: [] },
    });
    for (const host of [/WeChat/, /Comparison sites/, /all sites/])
      expect(screen.queryByRole('button', { name: host })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    expect(ports.dropAccess).toHaveBeenCalledWith(['*://*/*']);
  });
});

describe('an import of alerts and limits', () => {
  const settings = {
    dataLimitMegabytes: 300,
    pauseWhenIdle: false,
    notify: false,
    alerts: {
      about: 'mine',
      remindAfterMinutes: 60,
      quiet: [
        { from: '22:00', to: '07:00', days: [1, 5] },
        { from: '12:00', to: '13:00' },
      ],
      timeZone: 'Asia/Shanghai',
    },
  };

  it('is shown in words, and undone', async () => {
    const { stored } = await openOptions('#transfer', { config: CONFIG });
    await userEvent.click(screen.getByRole('textbox', { name: 'Or paste its text' }));
    await userEvent.paste(JSON.stringify({ ...EMPTY_CONFIG, settings }));
    await userEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
    for (const line of [
      'Rest while nobody uses this device: from on to off',
      'Most megabytes a month: from no limit to 300',
      'Tell me when something fails: from on to off',
      'What to tell me: from Both to Only mine',
      'Remind me once where it lasts longer than: from Do not remind me to 60 minutes',
      'Quiet hours: from none to 22:00–07:00 (Mon, Fri); 12:00–13:00 (every day)',
      'Time zone: from wherever the device is to Asia/Shanghai',
    ]) {
      expect(screen.getByText(line)).toBeTruthy();
    }
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    await waitFor(() => expect(stored().settings).toEqual(settings));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored()).toEqual({ ...EMPTY_CONFIG, ...CONFIG }));
  });
});
