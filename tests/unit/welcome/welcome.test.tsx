// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Report } from '../../../src/formats/report.ts';
import type { Reply } from '../../../src/protocol.ts';
import { Welcome } from '../../../src/welcome/welcome.tsx';
import type { WelcomePorts } from '../../../src/welcome/welcome-ports.ts';
import { NOT_YOURS } from '../ui/sample-reports.ts';
import { translator } from '../wording/translator.ts';

afterEach(cleanup);

function fakeWelcome(changes: Partial<WelcomePorts> = {}): WelcomePorts {
  return {
    t: translator('en'),
    language: 'en-GB',
    direction: 'ltr',
    requestAccess: vi.fn(async () => true),
    addServices: vi.fn(
      async (services) => ({ ok: true, value: { imported: services.length } }) as const,
    ),
    check: vi.fn(async () => ({ ok: true, value: NOT_YOURS }) as const),
    requestAlerts: vi.fn(async () => true),
    switchAlertsOn: vi.fn(async () => ({ ok: true, value: { imported: 0 } }) as const),
    isOnToolbar: async () => false,
    ...changes,
  };
}

const begin = () => screen.getByRole('button', { name: 'Watch these and check now' });

async function clearPicks(): Promise<void> {
  for (const tick of screen.getAllByRole('checkbox', { checked: true }))
    await userEvent.click(tick);
}

it('asks once, for exactly the hosts of what was picked, then adds and checks', async () => {
  const ports = fakeWelcome();
  render(<Welcome ports={ports} />);
  await clearPicks();
  await userEvent.click(screen.getByRole('checkbox', { name: 'QQ' }));
  expect(screen.getByText('1 service picked')).toBeTruthy();
  await userEvent.click(begin());
  const [addresses] = vi.mocked(ports.requestAccess).mock.calls[0] ?? [];
  expect(
    addresses?.map((url) => new URL(url).hostname).every((host) => host.endsWith('qq.com')),
  ).toBe(true);
  expect(ports.requestAccess).toHaveBeenCalledOnce();
  expect(vi.mocked(ports.addServices).mock.calls[0]?.[0].map(({ id }) => id)).toEqual(['qq']);
  expect(await screen.findByRole('heading', { name: /WeChat and QQ don't answer/ })).toBeTruthy();
  expect(screen.getByText('Keep the button in sight')).toBeTruthy();
});

it('asks for the host of a status page with those of its service, and says so before', async () => {
  const ports = fakeWelcome();
  render(<Welcome ports={ports} />);
  await clearPicks();
  expect(screen.getByText(/exactly these sites and the status pages of those/)).toBeTruthy();
  await userEvent.click(screen.getByRole('checkbox', { name: 'GitHub' }));
  await userEvent.click(begin());
  const [addresses = []] = vi.mocked(ports.requestAccess).mock.calls[0] ?? [];
  expect(addresses.map((url) => new URL(url).hostname)).toContain('www.githubstatus.com');
  expect(vi.mocked(ports.addServices).mock.calls[0]?.[0][0]?.feed?.url).toContain('githubstatus');
});

it('asks in the very turn of the click, before anything is awaited', () => {
  const ports = fakeWelcome();
  render(<Welcome ports={ports} />);
  act(() => begin().click());
  expect(ports.requestAccess).toHaveBeenCalledOnce();
});

it('goes on where access is refused, and says what that means', async () => {
  const ports = fakeWelcome({ requestAccess: async () => false });
  render(<Welcome ports={ports} />);
  await userEvent.click(begin());
  expect(await screen.findByText(/You kept access to yourself/)).toBeTruthy();
  expect(ports.check).toHaveBeenCalledOnce();
});

it('keeps the picks where they could not be stored', async () => {
  const refused = { ok: false, error: { code: 'storage', message: 'storage is full' } } as const;
  const ports = fakeWelcome({ addServices: async () => refused });
  render(<Welcome ports={ports} />);
  const before = screen.getAllByRole('checkbox', { checked: true }).length;
  await userEvent.click(begin());
  expect((await screen.findByRole('alert')).textContent).toContain(
    'could not be added: the browser could not',
  );
  expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(before);
  expect(ports.check).not.toHaveBeenCalled();
});

it('says so where the first check fails', async () => {
  const failed: Reply<Report> = { ok: false, error: { code: 'unreachable', message: 'no answer' } };
  const check = vi.fn(async () => failed);
  render(<Welcome ports={fakeWelcome({ check })} />);
  await userEvent.click(begin());
  expect(
    await screen.findByText(
      'The first check could not be made: Whichside’s background does not answer.',
    ),
  ).toBeTruthy();
  expect(check).toHaveBeenCalledTimes(2);
});

it('checks again by itself where the configuration changed meanwhile', async () => {
  const cancelled: Reply<Report> = { ok: false, error: { code: 'cancelled', message: 'changed' } };
  const check = vi.fn(async (): Promise<Reply<Report>> => ({ ok: true, value: NOT_YOURS }));
  check.mockResolvedValueOnce(cancelled);
  render(<Welcome ports={fakeWelcome({ check })} />);
  await userEvent.click(begin());
  expect(await screen.findByRole('heading', { name: /WeChat and QQ don't answer/ })).toBeTruthy();
});

it('says where the button is once it is pinned', async () => {
  render(<Welcome ports={fakeWelcome({ isOnToolbar: async () => true })} />);
  await userEvent.click(begin());
  expect(await screen.findByText('The button is in your toolbar')).toBeTruthy();
});

it('cannot begin with nothing picked', async () => {
  render(<Welcome ports={fakeWelcome()} />);
  await clearPicks();
  expect(screen.getByText('Nothing picked yet')).toBeTruthy();
  expect(begin().hasAttribute('disabled')).toBe(true);
});

it('finds services by name, in groups by where they are used', async () => {
  render(<Welcome ports={fakeWelcome()} />);
  const legends = [...document.querySelectorAll('.region > legend')].map(
    (each) => each.textContent,
  );
  expect(legends).toEqual(['World', 'China']);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search services' }), '哔哩');
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
});

it('can be gone through by keyboard alone', async () => {
  const ports = fakeWelcome();
  render(<Welcome ports={ports} />);
  const user = userEvent.setup();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search services' }));
  await user.keyboard('github');
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'All' }));
  await user.tab();
  const github = screen.getByRole('checkbox', { name: 'GitHub' });
  expect(document.activeElement).toBe(github);
  await user.keyboard(' ');
  expect(screen.getByRole('checkbox', { name: 'GitHub', checked: false })).toBe(github);
  await user.tab();
  await user.keyboard('{Enter}');
  expect(ports.requestAccess).toHaveBeenCalledOnce();
});

it('is narrowed by words and region; Enter in the search sends nothing', async () => {
  const ports = fakeWelcome();
  render(<Welcome ports={ports} />);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search services' }), '支付{Enter}');
  expect(ports.requestAccess).not.toHaveBeenCalled();
  const names = screen
    .getAllByRole('checkbox')
    .map((tick) => tick.closest('label')?.querySelector('.item-text')?.textContent);
  expect(names.toSorted()).toEqual(['Alipay', 'WeChat Pay']);
  expect(screen.getByText('2 services')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'World' }));
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.getByText('No known service matches. You can add any address.')).toBeTruthy();
});

it('starts with what most people look for, and keeps what was picked beyond it', async () => {
  render(<Welcome ports={fakeWelcome()} />);
  expect(screen.queryByRole('checkbox', { name: 'GitLab' })).toBeNull();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search services' }), 'gitlab');
  await userEvent.click(screen.getByRole('checkbox', { name: 'GitLab' }));
  await userEvent.clear(screen.getByRole('searchbox', { name: 'Search services' }));
  expect(screen.getByRole('checkbox', { name: 'GitLab', checked: true })).toBeTruthy();
  expect(screen.queryByRole('checkbox', { name: 'Bitbucket' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /^Show all \d+ services$/ }));
  expect(screen.getByRole('checkbox', { name: 'Bitbucket' })).toBeTruthy();
});

it('puts the region of its reader first', () => {
  render(<Welcome ports={fakeWelcome({ language: 'zh-CN' })} />);
  const legends = [...document.querySelectorAll('.region > legend')].map(
    (each) => each.textContent,
  );
  expect(legends).toEqual(['China', 'World']);
});

async function offered(changes: Partial<WelcomePorts> = {}): Promise<WelcomePorts> {
  const ports = fakeWelcome(changes);
  render(<Welcome ports={ports} />);
  await userEvent.click(begin());
  await screen.findByRole('heading', { name: 'Shall it tell you by itself?' });
  return ports;
}

it('offers alerts after the first answer, and asks only at the press', async () => {
  const ports = await offered();
  expect(ports.requestAlerts).not.toHaveBeenCalled();
  screen.getByRole('button', { name: 'Tell me' }).click();
  expect(ports.requestAlerts).toHaveBeenCalledOnce();
  expect(await screen.findByRole('heading', { name: 'It will tell you' })).toBeTruthy();
  expect(ports.switchAlertsOn).toHaveBeenCalledOnce();
});

it('takes a no to alerts for an answer', async () => {
  const ports = await offered({ requestAlerts: async () => false });
  await userEvent.click(screen.getByRole('button', { name: 'Tell me' }));
  expect(await screen.findByText(/That is fine: the button in the toolbar tells/)).toBeTruthy();
  expect(ports.switchAlertsOn).not.toHaveBeenCalled();
});

it('says so where alerts could not be switched on', async () => {
  const error = { code: 'storage', message: 'storage is full' } as const;
  await offered({ switchAlertsOn: async () => ({ ok: false, error }) });
  await userEvent.click(screen.getByRole('button', { name: 'Tell me' }));
  expect(await screen.findByText(/^They were not switched on: the browser could not/)).toBeTruthy();
});

it('offers no alerts where the first check failed', async () => {
  const failed: Reply<Report> = { ok: false, error: { code: 'unreachable', message: 'no answer' } };
  render(<Welcome ports={fakeWelcome({ check: async () => failed })} />);
  await userEvent.click(begin());
  await screen.findByText(/^The first check could not be made/);
  expect(screen.queryByRole('button', { name: 'Tell me' })).toBeNull();
});
