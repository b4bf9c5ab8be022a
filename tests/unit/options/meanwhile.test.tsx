// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_CONTROLS } from '../../../src/catalog/controls.ts';
import type { Config, Control, Service } from '../../../src/formats/config.ts';
import { revertChange } from '../../../src/options/revert-change.ts';
import { EMPTY_CONFIG } from '../../../src/settings/defaults.ts';
import { openOptions, QQ, WECHAT } from './open-options.tsx';

const CONFIG = { services: [WECHAT, QQ] };
const OTHER: Service = { ...QQ, id: 'other', name: 'Other' };
const RENAMED: Service = { ...WECHAT, name: 'Weixin' };

describe('what another page stores meanwhile is kept', () => {
  it('when a service is switched off', async () => {
    const { stored, elsewhere } = await openOptions('#services', { config: CONFIG });
    elsewhere({ services: [RENAMED, QQ, OTHER] });
    await userEvent.click(screen.getByRole('switch', { name: 'Watch WeChat' }));
    await waitFor(() =>
      expect(stored().services).toEqual([{ ...RENAMED, enabled: false }, QQ, OTHER]),
    );
  });

  it('when a service is edited', async () => {
    const { stored, elsewhere } = await openOptions('#services', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Edit WeChat' }));
    const form = screen.getByRole('form', { name: 'Edit WeChat' });
    elsewhere({ services: [{ ...WECHAT, enabled: false }, QQ, OTHER] });
    await userEvent.type(within(form).getByRole('textbox', { name: 'Name' }), '!');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored().services).toEqual([
        { ...WECHAT, name: 'WeChat!', enabled: false },
        QQ,
        OTHER,
      ]),
    );
  });

  it('when its status page is edited: the other page may switch it off', async () => {
    const { stored, elsewhere } = await openOptions('#services', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Edit WeChat' }));
    elsewhere({ services: [{ ...WECHAT, enabled: false }, QQ] });
    const field = screen.getByRole('textbox', { name: 'Address of the status page' });
    await userEvent.type(field, 'status.example{Enter}');
    await screen.findByText(/^Recognised/);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored().services[0]).toEqual({
        ...WECHAT,
        enabled: false,
        feed: { kind: 'statuspage', url: 'https://status.example/' },
      }),
    );
  });

  it('when the outside view is chosen', async () => {
    const { stored, elsewhere } = await openOptions('#outside', { config: CONFIG });
    elsewhere({ settings: { intervalMinutes: 5, outsideView: { endpoint: 'https://p.example' } } });
    await userEvent.click(screen.getByRole('radio', { name: 'When I say so' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored().settings).toEqual({
        intervalMinutes: 5,
        outsideView: { mode: 'ask', endpoint: 'https://p.example' },
      }),
    );
  });

  it('when a service is edited that was removed: it comes back', async () => {
    const { stored, elsewhere } = await openOptions('#services', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Edit WeChat' }));
    elsewhere({ services: [QQ] });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(stored().services).toEqual([QQ, WECHAT]));
  });

  it('when a removal is undone', async () => {
    const { stored, elsewhere } = await openOptions('#services', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Remove WeChat' }));
    await screen.findByText('WeChat was removed.');
    elsewhere({ services: [{ ...QQ, enabled: false }, OTHER], settings: { intervalMinutes: 5 } });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(stored()).toMatchObject({
        services: [WECHAT, { ...QQ, enabled: false }, OTHER],
        settings: { intervalMinutes: 5 },
      }),
    );
  });

  it('when two controls of one host are added', async () => {
    const { stored, elsewhere } = await openOptions('#controls', { config: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Add one: Secure sites' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Run by' }), 'Mine');
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Web address' }),
      'https://c.example/b',
    );
    const first: Control = {
      id: 'own-c.example',
      operator: 'A',
      kind: 'https',
      url: 'https://c.example/a',
    };
    elsewhere({ controls: [first] });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored().controls?.map(({ id }) => id)).toEqual(['own-c.example', 'own-c.example-2']),
    );
  });

  it('when this page itself changes twice in a row', async () => {
    const { stored, actions } = await openOptions('#services', { config: CONFIG });
    const without =
      (id: string) =>
      (config: Config): Config => ({
        ...config,
        services: config.services.filter((service) => service.id !== id),
      });
    await act(async () => {
      await Promise.all([actions.update(without('wechat')), actions.update(without('qq'))]);
    });
    expect(stored().services).toEqual([]);
  });
});

describe('an import', () => {
  const incoming = JSON.stringify({ ...EMPTY_CONFIG, services: [{ ...QQ, enabled: false }] });

  async function preview(mode: string): Promise<void> {
    await userEvent.click(screen.getByRole('textbox', { name: 'Or paste its text' }));
    await userEvent.paste(incoming);
    await userEvent.click(screen.getByRole('radio', { name: mode }));
    await userEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
  }

  it('merges into the list as it is by then', async () => {
    const { stored, elsewhere } = await openOptions('#transfer', { config: CONFIG });
    await preview('Keep it, and add or update what the file has');
    elsewhere({ services: [RENAMED, QQ, OTHER] });
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    await waitFor(() =>
      expect(stored().services).toEqual([RENAMED, { ...QQ, enabled: false }, OTHER]),
    );
  });

  it('removes nothing that the preview did not show', async () => {
    const { stored, elsewhere, ports } = await openOptions('#transfer', { config: CONFIG });
    await preview('Replace it with what the file has');
    elsewhere({ services: [WECHAT, QQ, OTHER] });
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    expect(await screen.findByText('Removed: WeChat, Other')).toBeTruthy();
    expect(screen.getByText(/Your list has changed meanwhile/)).toBeTruthy();
    expect(ports.writeConfig).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Import this' }));
    await waitFor(() => expect(stored().services).toEqual([{ ...QQ, enabled: false }]));
  });
});

describe('revertChange', () => {
  const [first, second, ...others] = BUILT_IN_CONTROLS;
  if (!first || !second) throw new Error('there are no controls');
  const own: Control = { id: 'own', operator: 'Own', kind: 'https', url: 'https://own.example/' };
  const config = (part: Partial<Config>): Config => ({ ...EMPTY_CONFIG, ...part });

  it.each<[string, Config, Config, Config, Config]>([
    [
      'a removal, behind its old neighbour',
      config({ services: [WECHAT, QQ, OTHER] }),
      config({ services: [WECHAT, OTHER] }),
      config({ services: [WECHAT, OTHER] }),
      config({ services: [WECHAT, QQ, OTHER] }),
    ],
    [
      'a removal, where it was added again meanwhile',
      config({ services: [WECHAT] }),
      config({ services: [] }),
      config({ services: [RENAMED] }),
      config({ services: [RENAMED] }),
    ],
    [
      'what an import added and changed',
      config({ services: [WECHAT] }),
      config({ services: [RENAMED, QQ] }),
      config({ services: [RENAMED, QQ, OTHER] }),
      config({ services: [WECHAT, OTHER] }),
    ],
    [
      'the first removal of a built-in control',
      config({}),
      config({ controls: [second, ...others] }),
      config({ controls: [second, ...others] }),
      config({}),
    ],
    [
      'that removal, where another one was added meanwhile',
      config({}),
      config({ controls: [second, ...others] }),
      config({ controls: [second, ...others, own] }),
      config({ controls: [first, second, ...others, own] }),
    ],
    [
      'the way back to the built-in ones',
      config({ controls: [own] }),
      config({}),
      config({}),
      config({ controls: [own] }),
    ],
    [
      'settings, and only those that changed',
      config({ settings: { intervalMinutes: 10 } }),
      config({ settings: { intervalMinutes: 5, outsideView: { mode: 'auto' } } }),
      config({ settings: { intervalMinutes: 5, outsideView: { mode: 'auto' }, notify: false } }),
      config({ settings: { intervalMinutes: 10, notify: false } }),
    ],
    [
      'a removal, and keeps the country that was chosen meanwhile',
      config({ services: [WECHAT] }),
      config({ services: [] }),
      config({ services: [], settings: { country: 'DE' } }),
      config({ services: [WECHAT], settings: { country: 'DE' } }),
    ],
    [
      'the country',
      config({ settings: { country: 'DE' } }),
      config({ settings: { country: 'FR', notify: false } }),
      config({ settings: { country: 'FR', notify: false } }),
      config({ settings: { country: 'DE' } }),
    ],
  ])('takes back %s', (_name, before, after, now, expected) => {
    expect(revertChange({ before, after }, now)).toEqual(expected);
  });
});
