// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CATALOG } from '../../../src/catalog/catalog.ts';
import { openOptions, WECHAT } from './open-options.tsx';

afterEach(() => vi.unstubAllGlobals());

const search = () => screen.getByRole('searchbox', { name: 'Search services' });
/** Looks for these words alone. */
async function look(words: string): Promise<void> {
  await userEvent.clear(search());
  await userEvent.click(search());
  await userEvent.paste(words);
}

const added = () => screen.queryAllByRole('button', { name: /^Add / });

describe('the catalogue', () => {
  it('starts with what most people look for; the rest is one press away', async () => {
    await openOptions('#services');
    expect(screen.queryByRole('button', { name: 'Add Tencent Docs' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Add GitHub' })).toBeTruthy();
    await userEvent.click(
      screen.getByRole('button', { name: `Show all ${CATALOG.length} services` }),
    );
    expect(screen.getByRole('button', { name: 'Add Tencent Docs' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Show all/ })).toBeNull();
  });

  it('is narrowed by words of either language, and says how much is left', async () => {
    await openOptions('#services');
    await look('腾讯会议');
    expect(screen.getByText('1 service')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Add Tencent Meeting' })).toBeTruthy();
    await look('no such service');
    const status = screen.getByText('No known service matches. You can add any address.');
    expect(status.getAttribute('role')).toBe('status');
    expect(screen.queryByRole('button', { name: 'Add WeChat' })).toBeNull();
  });

  it('is narrowed by region, with the keyboard too', async () => {
    await openOptions('#services');
    const regions = screen.getByRole('group', { name: 'Region' });
    within(regions).getByRole('radio', { name: 'All' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(within(regions).getByRole('radio', { name: 'China', checked: true })).toBe(
      document.activeElement,
    );
    expect(screen.getByRole('button', { name: 'Add WeChat' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add GitHub' })).toBeNull();
    await userEvent.click(within(regions).getByRole('radio', { name: 'World' }));
    expect(screen.queryByRole('button', { name: 'Add WeChat' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Add GitHub' })).toBeTruthy();
  });

  it('stands by provider, those with one service together at the end', async () => {
    await openOptions('#services');
    const headings = screen.getAllByRole('heading', { level: 3 }).map((each) => each.textContent);
    expect(headings.slice(0, 2)).toEqual(['Google', 'Meta']);
    expect(headings.at(-1)).toBe('More services');
    const group = screen.getByRole('heading', { level: 3, name: 'Google' }).parentElement;
    expect(group?.textContent).toMatch(/Gmail.*YouTube/);
    expect(group?.textContent).not.toMatch(/GitHub/);
  });

  it('marks what is in the list', async () => {
    await openOptions('#services', { config: { services: [WECHAT] } });
    expect(screen.queryByRole('button', { name: 'Add WeChat' })).toBeNull();
    await look('微信 wechat');
    const items = screen.getAllByRole('listitem').map((each) => each.textContent);
    expect(items).toContain('WWeChatTencentAdded');
  });

  it('asks for the status page with the rest, and keeps its parts', async () => {
    const { ports, stored } = await openOptions('#services');
    screen.getByRole('button', { name: 'Add Gmail' }).click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith([
      'https://mail.google.com/robots.txt',
      'https://accounts.google.com/.well-known/openid-configuration',
      'https://www.google.com/appsstatus/dashboard/',
    ]);
    await waitFor(() =>
      expect(stored().services[0]?.feed?.components).toEqual(['prPt2Yra2CbGsbEm9cpC']),
    );
  });

  it.each([
    ['in Berlin', ['de-DE'], 0],
    ['in China', ['zh-CN'], 1],
  ])('warns of what does not answer there, %s', async (_where, languages, times) => {
    vi.stubGlobal('navigator', { ...navigator, languages });
    await openOptions('#services');
    await look('gmail');
    expect(screen.queryAllByText('Not reachable from mainland China')).toHaveLength(times);
    await look('alipay');
    expect(screen.queryByText('Not reachable from mainland China')).toBeNull();
    expect(added().length).toBeGreaterThan(0);
  });
});

describe('an address of the catalogue', () => {
  it('is offered in full where the popup handed it over, asking in the turn of the click', async () => {
    const { ports, stored } = await openOptions('#add=https%3A%2F%2Fgithub.com');
    expect(
      screen.getByText(/^This looks like GitHub, which the catalogue knows better/),
    ).toBeTruthy();
    screen.getByRole('button', { name: 'Add GitHub from the catalogue instead' }).click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith([
      'https://github.com/',
      'https://api.github.com/',
      'https://www.githubstatus.com/',
    ]);
    await waitFor(() => expect(stored().services.map(({ id }) => id)).toEqual(['github']));
    expect(await screen.findByText('GitHub was added.')).toBeTruthy();
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Web address' })).toHaveProperty('value', ''),
    );
    expect(screen.queryByText(/^This looks like/)).toBeNull();
  });

  it('is offered while it is typed', async () => {
    await openOptions('#services');
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Web address' }),
      'zhuanlan.zhihu.com',
    );
    expect(
      screen.getByRole('button', { name: 'Add Zhihu from the catalogue instead' }),
    ).toBeTruthy();
  });

  it('is not offered twice', async () => {
    await openOptions('#add=https%3A%2F%2Fweixin.qq.com', { config: { services: [WECHAT] } });
    expect(screen.getByText('This looks like WeChat, which is on your list already.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /instead$/ })).toBeNull();
  });

  it('is offered for nobody else’s', async () => {
    await openOptions('#add=https%3A%2F%2Fweixin.qq.com.evil.example');
    expect(screen.queryByText(/^This looks like/)).toBeNull();
  });
});
