// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../../src/formats/config.ts';
import type { OutsideLimits } from '../../../src/protocol.ts';
import { translator } from '../wording/translator.ts';
import { openOptions } from './open-options.tsx';

const OWN = 'https://probes.example';
const LATER = new Date(2026, 10, 22, 14, 5).toISOString();

const mode = (name: string) => screen.getByRole('radio', { name });
const save = () => screen.getByRole('button', { name: 'Save' });
const address = () => screen.getByRole('textbox', { name: 'Address of the service that is asked' });
const token = () => screen.getByLabelText('Token of your own');

/** The section over those settings; what few people need stands open. */
async function openOutside(settings: Settings = {}, more: Parameters<typeof openOptions>[1] = {}) {
  const opened = await openOptions('#outside', { ...more, config: { settings } });
  const details = document.querySelector('details');
  if (details) details.open = true;
  return opened;
}

async function fill(field: HTMLElement, text: string): Promise<void> {
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

describe('whether others are asked', () => {
  it('says what leaves, to whom and how often, before anything is switched on', async () => {
    await openOutside();
    const told = screen.getByText(/What leaves this browser then/).textContent;
    for (const fact of [
      /host name/,
      /Globalping/,
      /read by anyone who knows their id/,
      /At most 5 machines/,
      /10 minutes/,
      /Paths, names of private networks and addresses that you only pasted are never sent/,
    ])
      expect(told).toMatch(fact);
  });

  it('is off until it is saved otherwise; a choice alone changes and sends nothing', async () => {
    const { ports, stored } = await openOutside();
    expect(mode('Off').getAttribute('checked') ?? mode('Off')).toHaveProperty('checked', true);
    await userEvent.click(mode('By itself, when a service fails'));
    expect(ports.writeConfig).not.toHaveBeenCalled();
    expect(ports.requestAccess).not.toHaveBeenCalled();
    await userEvent.click(save());
    await waitFor(() => expect(stored().settings).toEqual({ outsideView: { mode: 'auto' } }));
    expect(
      await screen.findByText('Saved. Outside view: By itself, when a service fails'),
    ).toBeTruthy();
  });

  it('asks nobody for anything by being looked at', async () => {
    const { ports } = await openOutside({ outsideView: { mode: 'auto' } });
    expect(vi.mocked(ports.readOutsideLimits).mock.calls).toEqual([['kept']]);
  });

  it('needs no permission for the standard address, which everybody may read', async () => {
    const { ports, stored } = await openOutside();
    await userEvent.click(mode('When I say so'));
    await userEvent.click(save());
    await waitFor(() => expect(stored().settings?.outsideView?.mode).toBe('ask'));
    expect(ports.requestAccess).not.toHaveBeenCalled();
  });

  it('asks for the host of an own address in the turn of the click, and for no other', async () => {
    const { ports, stored } = await openOutside({ outsideView: { mode: 'off', endpoint: OWN } });
    await userEvent.click(mode('When I say so'));
    save().click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith([OWN]);
    await waitFor(() =>
      expect(stored().settings?.outsideView).toEqual({ mode: 'ask', endpoint: OWN }),
    );
  });

  it('asks for nothing to be switched off', async () => {
    const { ports, stored } = await openOutside({ outsideView: { mode: 'auto', endpoint: OWN } });
    await userEvent.click(mode('Off'));
    await userEvent.click(save());
    await waitFor(() => expect(stored().settings?.outsideView?.mode).toBe('off'));
    expect(ports.requestAccess).not.toHaveBeenCalled();
  });

  it('names the own address in place of Globalping', async () => {
    await openOutside({ outsideView: { endpoint: OWN } });
    expect(screen.getByText(/What leaves this browser then/).textContent).toContain(
      'probes.example',
    );
    expect(screen.queryByText(/Globalping/)).toBeNull();
  });

  it('is chosen and saved by keyboard alone', async () => {
    const { stored } = await openOutside();
    const user = userEvent.setup();
    mode('Off').focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(mode('When I say so'));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('combobox'));
    await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(stored().settings?.outsideView?.mode).toBe('ask'));
  });

  it('says of each choice what it does', async () => {
    await openOutside();
    const group = screen.getByRole('group', { name: 'Ask machines elsewhere' });
    const told = within(group)
      .getAllByRole('radio')
      .map((radio) => radio.getAttribute('aria-describedby') ?? '')
      .map((id) => document.getElementById(id)?.textContent ?? '');
    expect(told).toHaveLength(3);
    expect(told[1]).toBe(
      'When a service fails, the popup has a button for it. Nothing is sent before you press it.',
    );
  });
});

describe('the country', () => {
  const country = () => screen.getByRole<HTMLSelectElement>('combobox');

  it('is worked out when needed until one is chosen, and can be let go again', async () => {
    const { stored } = await openOutside();
    expect(country().selectedOptions[0]?.textContent).toBe(
      'Work it out when needed (asks one comparison site)',
    );
    await userEvent.selectOptions(country(), 'Germany');
    await userEvent.click(save());
    await waitFor(() => expect(stored().settings?.country).toBe('DE'));
    await userEvent.selectOptions(country(), '');
    await userEvent.click(save());
    await waitFor(() => expect(stored().settings).toEqual({ outsideView: { mode: 'off' } }));
  });

  it.each([
    ['en-GB', 'Afghanistan', 'Zimbabwe'],
    ['zh-CN', '阿尔巴尼亚', '中国'],
  ])('stands in the order of the language: %s', async (language, first, later) => {
    const t = translator(language === 'en-GB' ? 'en' : 'zh_CN');
    await openOptions('#outside', { ports: { language, t } });
    const names = [...country().options].slice(1).map(({ textContent }) => textContent ?? '');
    expect(names).toHaveLength(249);
    expect(names[0]).toBe(first);
    expect(names).toContain(later);
    expect(names).toEqual([...names].sort(new Intl.Collator(language).compare));
    expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).toEqual([]);
  });

  it('shows what is stored even where the list does not know it', async () => {
    await openOutside({ country: 'XK' });
    expect(country().value).toBe('XK');
  });
});

describe('the address', () => {
  it.each([
    ['https://probes.example', 'https://probes.example'],
    ['probes.example/api/', 'https://probes.example/api'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://192.168.1.7/', 'http://192.168.1.7'],
    ['http://probes.lan', 'http://probes.lan'],
  ])('%s is kept as %s, and its host asked for', async (text, expected) => {
    const { ports, stored } = await openOutside();
    await fill(address(), text);
    await userEvent.click(screen.getByRole('button', { name: 'Save the address' }));
    await waitFor(() => expect(stored().settings?.outsideView?.endpoint).toBe(expected));
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith([expected]);
  });

  it.each([
    'http://probes.example',
    'http://203.0.113.7',
    'ftp://probes.example',
    'https://me:secret@probes.example',
    'https://probes.example/?key=1',
    'no address',
  ])('%s is refused with its reason', async (text) => {
    const { ports } = await openOutside();
    await fill(address(), text);
    await userEvent.click(screen.getByRole('button', { name: 'Save the address' }));
    expect(screen.getByRole('alert').textContent).toContain('https://');
    expect(address().getAttribute('aria-invalid')).toBe('true');
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('goes back to the standard one, and the keyboard with it to the field', async () => {
    const { ports, stored } = await openOutside({ outsideView: { mode: 'ask', endpoint: OWN } });
    await userEvent.click(screen.getByRole('button', { name: 'Use the standard one' }));
    await waitFor(() => expect(stored().settings?.outsideView).toEqual({ mode: 'ask' }));
    expect(address()).toHaveProperty('value', 'https://api.globalping.io');
    expect(document.activeElement).toBe(address());
    expect(document.querySelector('details')).toHaveProperty('open', true);
    expect(ports.requestAccess).not.toHaveBeenCalled();
  });

  it('says where the browser keeps an own address from us, and offers to allow it', async () => {
    const { ports } = await openOutside({ outsideView: { endpoint: OWN } });
    screen.getByRole('button', { name: 'Allow access to probes.example' }).click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith([OWN]);
  });

  it('says nothing of it where access is held, or not needed', async () => {
    await openOutside({ outsideView: { endpoint: OWN } }, { held: { origins: ['*://*/*'] } });
    expect(screen.queryByRole('button', { name: /Allow access/ })).toBeNull();
  });
});

describe('what is left', () => {
  const tests = { remaining: 246, limit: 250, resetsAt: LATER };
  const rows: readonly (readonly [OutsideLimits, RegExp])[] = [
    [{ hasToken: false, tests }, /^246 of 250 tests left this hour\. They renew at 14:05\./],
    [{ hasToken: false, tests: { ...tests, remaining: 0 } }, /^None of 250 .* renew at 14:05\.$/],
    [
      { hasToken: false, problem: 'rate-limited', tests: { ...tests, remaining: 0 } },
      /asked too often from your network.* renew at 14:05/,
    ],
    [{ hasToken: false, problem: 'rate-limited' }, /asked too often/],
    [{ hasToken: false, problem: 'unreachable' }, /cannot be reached/],
    [{ hasToken: true, problem: 'bad-token' }, /does not accept your token/],
    [{ hasToken: true, problem: 'no-credits' }, /nothing left/],
    [{ hasToken: false, problem: 'no-probes' }, /no machines/],
    [{ hasToken: false, problem: 'refused' }, /turns the question down/],
    [{ hasToken: false, problem: 'bad-answer' }, /not what is expected/],
    [{ hasToken: false, problem: 'timeout' }, /in time/],
    [{ hasToken: false }, /^It answers\.$/],
  ];

  it.each(rows)('%j', async (limits, expected) => {
    const readOutsideLimits = vi.fn(async () => ({ ok: true, value: limits }) as const);
    await openOutside({}, { ports: { readOutsideLimits } });
    await userEvent.click(screen.getByRole('button', { name: 'See what is left' }));
    await waitFor(() =>
      expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContainEqual(
        expect.stringMatching(expected),
      ),
    );
  });

  it('is asked of the address that is named, without any service', async () => {
    const { ports } = await openOutside({ outsideView: { endpoint: OWN } });
    expect(screen.getByText(/^Asks probes\.example how much/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'See what is left' }));
    expect(vi.mocked(ports.readOutsideLimits).mock.calls.at(-1)).toEqual([]);
  });
});

describe('the token', () => {
  it('goes in and never comes back; neither configuration nor export hold it', async () => {
    const { ports, stored, actions } = await openOutside();
    expect(token().getAttribute('type')).toBe('password');
    await userEvent.type(token(), 'secret-token-1');
    await userEvent.click(screen.getByRole('button', { name: 'Keep the token' }));
    expect(ports.writeOutsideToken).toHaveBeenCalledExactlyOnceWith('secret-token-1');
    expect(await screen.findByText(/A token is kept on this machine/)).toBeTruthy();
    expect(token()).toHaveProperty('value', '');
    actions.go('#transfer');
    await userEvent.click(await screen.findByRole('button', { name: 'Download the file' }));
    const [, text] = vi.mocked(ports.download).mock.calls[0] ?? [];
    expect(text).toContain('whichside/config');
    expect(text).not.toContain('secret-token-1');
    expect(JSON.stringify(stored())).not.toContain('secret-token-1');
    expect(document.body.innerHTML).not.toContain('secret-token-1');
  });

  it('is removed, and the keyboard goes on at the field', async () => {
    const kept = { ok: true, value: { hasToken: true } } as const;
    const { ports } = await openOutside({}, { ports: { readOutsideLimits: async () => kept } });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the token' }));
    expect(ports.writeOutsideToken).toHaveBeenCalledExactlyOnceWith(null);
    expect(await screen.findByText('The token was removed.')).toBeTruthy();
    expect(screen.queryByText(/A token is kept/)).toBeNull();
    expect(document.activeElement).toBe(token());
  });

  it('is refused where it cannot be one', async () => {
    const refused = { ok: false, error: { code: 'bad-request', message: 'no' } } as const;
    await openOutside({}, { ports: { writeOutsideToken: async () => refused } });
    await userEvent.type(token(), 'short');
    await userEvent.click(screen.getByRole('button', { name: 'Keep the token' }));
    expect((await screen.findByRole('alert')).textContent).toContain('does not look like a token');
    expect(token()).toHaveProperty('value', 'short');
  });

  it('is not sent while there is none', async () => {
    const { ports } = await openOutside();
    await userEvent.click(screen.getByRole('button', { name: 'Keep the token' }));
    expect(ports.writeOutsideToken).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('does not look like a token');
  });

  it('says why it could not be kept', async () => {
    const failed = { ok: false, error: { code: 'storage', message: 'full' } } as const;
    await openOutside({}, { ports: { writeOutsideToken: async () => failed } });
    await userEvent.type(token(), 'secret-token-1');
    await userEvent.click(screen.getByRole('button', { name: 'Keep the token' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Is the disk full?');
  });
});
