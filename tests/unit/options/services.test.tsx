// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { openOptions, QQ, WECHAT } from './open-options.tsx';

const CONFIG = { services: [WECHAT, QQ] };

async function edit(name: string): Promise<HTMLElement> {
  await userEvent.click(screen.getByRole('button', { name: `Edit ${name}` }));
  return screen.getByRole('form', { name: `Edit ${name}` });
}

async function fill(field: HTMLElement, text: string): Promise<void> {
  await userEvent.clear(field);
  if (text) await userEvent.type(field, text);
}

describe('the list', () => {
  it('stands by provider', async () => {
    await openOptions('#services', { config: CONFIG });
    const group = screen.getByRole('heading', { level: 2, name: 'Tencent' }).parentElement;
    expect(group?.textContent).toMatch(/WeChat.*QQ/);
  });

  it('switches a service off and keeps it', async () => {
    const { stored } = await openOptions('#services', { config: CONFIG });
    await userEvent.click(screen.getByRole('switch', { name: 'Watch WeChat' }));
    await waitFor(() =>
      expect(stored().services.map(({ enabled }) => enabled)).toEqual([false, true]),
    );
  });

  it('removes a service, and brings it back to its place', async () => {
    const { stored } = await openOptions('#services', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Remove WeChat' }));
    expect(await screen.findByText('WeChat was removed.')).toBeTruthy();
    expect(stored().services).toEqual([QQ]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored().services).toEqual([WECHAT, QQ]));
  });

  it('keeps the keyboard in the page when the button that was pressed is gone', async () => {
    const { stored } = await openOptions('#services', { config: CONFIG });
    screen.getByRole('button', { name: 'Remove WeChat' }).focus();
    await userEvent.keyboard('{Enter}');
    const undo = await screen.findByRole('button', { name: 'Undo' });
    await waitFor(() => expect(document.activeElement).toBe(undo));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(stored().services).toEqual([WECHAT, QQ]));
    const heading = screen.getByRole('heading', { level: 1 });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it('asks for access to exactly the hosts that lack it, in the turn of the click', async () => {
    const { ports } = await openOptions('#services', {
      config: CONFIG,
      held: { origins: ['*://qq.example/*'], permissions: [] },
    });
    screen.getByRole('button', { name: 'Allow access to WeChat' }).click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith(['https://weixin.example/']);
    expect(screen.queryByRole('button', { name: 'Allow access to QQ' })).toBeNull();
  });

  it('says why a change was not taken, and shows the list as it is', async () => {
    const refused = { ok: false, error: { code: 'storage', message: 'storage is full' } } as const;
    await openOptions('#services', { config: CONFIG, ports: { writeConfig: async () => refused } });
    await userEvent.click(screen.getByRole('button', { name: 'Remove WeChat' }));
    expect(
      await screen.findByText(
        'This was not saved: the browser could not read or keep Whichside’s data. Is the disk full?',
      ),
    ).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'WeChat' })).toBeTruthy();
  });
});

describe('the catalogue', () => {
  it('adds with one click, asking for its hosts first', async () => {
    const { ports, stored } = await openOptions('#services');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search services' }), 'bilibili');
    screen.getByRole('button', { name: 'Add Bilibili' }).click();
    expect(ports.requestAccess).toHaveBeenCalledOnce();
    await waitFor(() => expect(stored().services.map(({ id }) => id)).toEqual(['bilibili']));
    expect(await screen.findByText('Added')).toBeTruthy();
  });

  it('adds also where access is refused', async () => {
    const { stored } = await openOptions('#services', {
      ports: { requestAccess: async () => false },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Add Bilibili' }));
    await waitFor(() => expect(stored().services).toHaveLength(1));
  });
});

describe('an address', () => {
  it('is tried live before it is saved', async () => {
    const { ports, stored } = await openOptions('#services');
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Web address' }),
      'shop.example{Enter}',
    );
    expect(ports.check).toHaveBeenCalledExactlyOnceWith('https://shop.example/');
    expect(await screen.findByText(/All 3 services answer/)).toBeTruthy();
    expect(stored().services).toEqual([]);
    await fill(screen.getByRole('textbox', { name: 'Name' }), 'My shop');
    await userEvent.click(screen.getByRole('checkbox', { name: 'It is on my own network' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add this service' }));
    await waitFor(() =>
      expect(stored().services).toEqual([
        {
          id: 'shop.example',
          name: 'My shop',
          provider: 'My shop',
          enabled: true,
          where: 'local',
          endpoints: [{ url: 'https://shop.example/', function: 'web' }],
        },
      ]),
    );
    expect(ports.requestAccess).toHaveBeenCalledWith(['https://shop.example/']);
  });

  it('is tried and saved without path and query, which the form says', async () => {
    const { ports, stored } = await openOptions('#services');
    const field = screen.getByRole('textbox', { name: 'Web address' });
    expect(screen.getByText(/what follows the host in an address is left out/)).toBeTruthy();
    await userEvent.type(field, 'https://shop.example:8443/cart?id=7#top{Enter}');
    expect(ports.check).toHaveBeenCalledExactlyOnceWith('https://shop.example:8443/');
    await userEvent.click(await screen.findByRole('button', { name: 'Add this service' }));
    await waitFor(() =>
      expect(stored().services[0]?.endpoints).toEqual([
        { url: 'https://shop.example:8443/', function: 'web' },
      ]),
    );
    expect(JSON.stringify(vi.mocked(ports.requestAccess).mock.calls)).not.toContain('cart');
  });

  it.each([
    ['http://192.168.1.1', 'local'],
    ['http://nas.lan', 'local'],
    ['https://shop.example', 'internet'],
  ])('knows of %s that it is %s', async (address, where) => {
    const { stored } = await openOptions('#services');
    await userEvent.type(screen.getByRole('textbox', { name: 'Web address' }), `${address}{Enter}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Add this service' }));
    await waitFor(() => expect(stored().services[0]?.where).toBe(where));
  });

  it('comes filled in where the popup asked to keep watching it', async () => {
    await openOptions('#add=https%3A%2F%2Fshop.example');
    const field: HTMLInputElement = screen.getByRole('textbox', { name: 'Web address' });
    expect(field.value).toBe('https://shop.example');
  });

  it('is refused with a reason, and not tried', async () => {
    const { ports } = await openOptions('#services');
    await userEvent.type(screen.getByRole('textbox', { name: 'Web address' }), 'ftp://x{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('http or https');
    expect(ports.check).not.toHaveBeenCalled();
  });
});

describe('the form of a service', () => {
  it('takes several endpoints with function and expectation', async () => {
    const { stored } = await openOptions('#services', { config: CONFIG });
    const form = await edit('WeChat');
    await userEvent.click(within(form).getByRole('button', { name: 'Add another address' }));
    const second = within(form).getByRole('group', { name: 'Address 2' });
    await userEvent.type(
      within(second).getByRole('textbox', { name: 'Web address' }),
      'https://login.example/',
    );
    await userEvent.selectOptions(within(second).getByRole('combobox'), 'Signing in');
    await userEvent.type(within(second).getByRole('textbox', { name: 'Lowest status' }), '200');
    await userEvent.type(within(second).getByRole('textbox', { name: 'Highest status' }), '299');
    await userEvent.type(
      within(second).getByRole('textbox', { name: 'Text that must appear' }),
      'Welcome',
    );
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored().services[0]?.endpoints).toEqual([
        WECHAT.endpoints[0],
        {
          url: 'https://login.example/',
          function: 'login',
          expect: { status: [200, 299], body: 'Welcome' },
        },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('says what is wrong beside the field, and stores nothing', async () => {
    const { ports } = await openOptions('#services', { config: CONFIG });
    const form = await edit('WeChat');
    await fill(within(form).getByRole('textbox', { name: 'Name' }), '');
    await fill(within(form).getByRole('textbox', { name: 'Web address' }), 'javascript:alert(1)');
    await userEvent.type(within(form).getByRole('textbox', { name: 'Lowest status' }), '99');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    const invalid = within(form)
      .getAllByRole('textbox')
      .filter((field) => field.getAttribute('aria-invalid') === 'true');
    expect(invalid).toHaveLength(3);
    expect(within(form).getAllByRole('alert')).toHaveLength(3);
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('tries an endpoint without saving it', async () => {
    const { ports } = await openOptions('#services', { config: CONFIG });
    const form = await edit('WeChat');
    await userEvent.click(within(form).getByRole('button', { name: 'Try it' }));
    expect(ports.check).toHaveBeenCalledWith('https://weixin.example/');
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('says what a try leaves out of what is saved', async () => {
    await openOptions('#services', { config: CONFIG });
    const form = await edit('WeChat');
    const said = () => within(form).queryByText(/looks at the front door of weixin.example only/);
    expect(said()).toBeNull();
    await userEvent.type(within(form).getByRole('textbox', { name: 'Web address' }), 'status');
    expect(said()).toBeTruthy();
    await fill(
      within(form).getByRole('textbox', { name: 'Web address' }),
      'https://weixin.example/',
    );
    expect(said()).toBeNull();
    await userEvent.type(within(form).getByRole('textbox', { name: 'Lowest status' }), '204');
    expect(said()).toBeTruthy();
  });

  it('keeps what it does not show', async () => {
    const official = 'https://news.example/';
    const { stored } = await openOptions('#services', {
      config: { services: [{ ...WECHAT, official }] },
    });
    const form = await edit('WeChat');
    await fill(within(form).getByRole('textbox', { name: 'Name' }), 'Weixin');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored().services).toEqual([{ ...WECHAT, name: 'Weixin', official }]),
    );
  });

  it('is left unchanged by Cancel', async () => {
    const { ports } = await openOptions('#services', { config: CONFIG });
    const form = await edit('WeChat');
    await fill(within(form).getByRole('textbox', { name: 'Name' }), 'Changed');
    await userEvent.click(within(form).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('form')).toBeNull();
    expect(vi.mocked(ports.writeConfig)).not.toHaveBeenCalled();
  });
});

it('saves an edit by keyboard alone', async () => {
  const { stored } = await openOptions('#services', { config: { services: [QQ] } });
  const user = userEvent.setup();
  const press = async (name: string, key: string): Promise<void> => {
    for (let step = 0; step < 30; step += 1) {
      await user.tab();
      const { activeElement } = document;
      const named = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
      if (named === name) return user.keyboard(key);
    }
    throw new Error(`'${name}' cannot be reached by Tab`);
  };
  await press('Edit QQ', '{Enter}');
  await user.tab();
  await user.tab();
  await user.keyboard('!');
  await press('Save', '{Enter}');
  await waitFor(() => expect(stored().services[0]?.name).not.toBe('QQ'));
});
