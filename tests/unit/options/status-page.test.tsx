// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Service } from '../../../src/formats/config.ts';
import { FEED_PROBLEMS } from '../../../src/formats/official-word.ts';
import type { Reply, TriedFeed } from '../../../src/protocol.ts';
import { messageWord } from '../../../src/wording/message-word.ts';
import { translator } from '../wording/translator.ts';
import { openOptions, WECHAT } from './open-options.tsx';
import { FOUND_FEED, longFeed } from './sample-feeds.ts';

const FEED = { kind: 'statuspage', url: 'https://status.example/' };
const KEPT: Service = { ...WECHAT, feed: { ...FEED, components: ['c-login', 'c-old'] } };

const field = () => screen.getByRole('textbox', { name: 'Address of the status page' });
const tryIt = () => screen.getByRole('button', { name: /^Try (the page|it again)$/ });
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));
const part = (name: string | RegExp) => screen.getByRole('checkbox', { name });
const told = () => screen.getAllByRole('status').map(({ textContent }) => textContent ?? '');

type More = Parameters<typeof openOptions>[1];

async function openForm(service: Service, more: More = {}) {
  const opened = await openOptions('#services', { ...more, config: { services: [service] } });
  await userEvent.click(screen.getByRole('button', { name: `Edit ${service.name}` }));
  return opened;
}

function answering(value: TriedFeed): More {
  return { ports: { tryFeed: vi.fn(async () => ({ ok: true, value }) as const) } };
}

describe('a status page', () => {
  it('is asked for in the turn of the click, tried, shown and only then kept', async () => {
    const { ports, stored } = await openForm(WECHAT);
    await userEvent.type(field(), 'status.example');
    act(() => tryIt().click());
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith(['https://status.example/']);
    expect(
      await screen.findByText('Recognised: Atlassian Statuspage, “Example Status”'),
    ).toBeTruthy();
    expect(ports.tryFeed).toHaveBeenCalledExactlyOnceWith('https://status.example/');
    expect(screen.getByText('It says that a part is down.')).toBeTruthy();
    expect(screen.getByText(/^Signing in takes long \(since 22 Nov 2026, /)).toBeTruthy();
    expect(stored().services[0]?.feed).toBeUndefined();
    await save();
    await waitFor(() => expect(stored().services[0]?.feed).toEqual(FEED));
    expect(vi.mocked(ports.requestAccess).mock.calls.at(-1)).toEqual([
      ['https://weixin.example/', 'https://status.example/'],
    ]);
  });

  it('is kept at the address where it was found', async () => {
    const moved = { ...FOUND_FEED, feed: { kind: 'instatus', url: 'https://new.example/' } };
    const { stored } = await openForm(WECHAT, answering(moved));
    await userEvent.type(field(), 'status.example');
    await userEvent.click(tryIt());
    await waitFor(() => expect(field()).toHaveProperty('value', 'https://new.example/'));
    await save();
    await waitFor(() => expect(stored().services[0]?.feed).toEqual(moved.feed));
  });

  it('is not saved untried', async () => {
    const { ports } = await openForm(WECHAT);
    await userEvent.type(field(), 'https://status.example/');
    await save();
    expect(screen.getByRole('alert').textContent).toContain('Try the page first');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('is not saved where it was changed after the try', async () => {
    const { ports } = await openForm(KEPT);
    await userEvent.type(field(), 'else');
    expect(tryIt().textContent).toBe('Try the page');
    await save();
    expect(screen.getByRole('alert').textContent).toContain('Try the page first');
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('is tried by Enter, which does not send the form', async () => {
    const { ports } = await openForm(WECHAT);
    await userEvent.type(field(), 'status.example{Enter}');
    expect(ports.tryFeed).toHaveBeenCalledOnce();
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('is neither asked for nor tried where it is no address', async () => {
    const { ports } = await openForm(WECHAT);
    await userEvent.type(field(), 'ftp://status.example{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('http or https');
    expect(ports.requestAccess).not.toHaveBeenCalled();
    expect(ports.tryFeed).not.toHaveBeenCalled();
  });

  it.each(FEED_PROBLEMS)('that cannot be used is said why: %s', async (problem) => {
    const { ports } = await openForm(WECHAT, answering({ kind: 'not-found', problem }));
    await userEvent.type(field(), 'status.example{Enter}');
    const reason = ports.t(`options_feed_problem_${messageWord(problem)}`);
    await waitFor(() => expect(told()).toContain(reason));
    await save();
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('says every reason in words of its own', () => {
    const t = translator('en');
    const words = FEED_PROBLEMS.map((problem) => t(`options_feed_problem_${messageWord(problem)}`));
    expect(new Set(words).size).toBe(FEED_PROBLEMS.length);
  });

  it('says so where the background cannot try it', async () => {
    const failed: Reply<TriedFeed> = { ok: false, error: { code: 'internal', message: 'x' } };
    await openForm(WECHAT, { ports: { tryFeed: async () => failed } });
    await userEvent.type(field(), 'status.example{Enter}');
    expect(await screen.findByText(/^It could not be tried: something went wrong/)).toBeTruthy();
  });

  /** A try that is answered when the test says so. */
  function slowTry() {
    let answer: (reply: Reply<TriedFeed>) => void = () => undefined;
    const tryFeed = () =>
      new Promise<Reply<TriedFeed>>((resolve) => {
        answer = resolve;
      });
    const finish = () =>
      act(async () => {
        answer({ ok: true, value: FOUND_FEED });
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      });
    return { more: { ports: { tryFeed } }, finish };
  }

  it('leaves alone an address that was changed while it was tried', async () => {
    const { more, finish } = slowTry();
    await openForm(WECHAT, more);
    await userEvent.type(field(), 'status.example{Enter}');
    await userEvent.type(field(), '/other');
    await finish();
    expect(field()).toHaveProperty('value', 'status.example/other');
    expect(screen.queryByText(/Recognised/)).toBeNull();
  });

  it('leaves alone what was typed elsewhere while it was tried', async () => {
    const { more, finish } = slowTry();
    await openForm(WECHAT, more);
    await userEvent.type(field(), 'status.example{Enter}');
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    await finish();
    expect(screen.getByText(/Recognised/)).toBeTruthy();
    expect(field()).toHaveProperty('value', 'https://status.example/');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'WeChat!');
  });
});

describe('a status page that is kept', () => {
  it('shows its kind, its address and how much of it counts', async () => {
    await openForm(KEPT);
    expect(field()).toHaveProperty('value', 'https://status.example/');
    expect(
      screen.getByText('Kind: Atlassian Statuspage. What counts: 2 parts of it.'),
    ).toBeTruthy();
    expect(tryIt().textContent).toBe('Try it again');
  });

  it('stays as it is where nothing of it is changed, tried or not', async () => {
    const unknown = { ...WECHAT, feed: { kind: 'of-tomorrow', url: 'https://status.example/x' } };
    const { stored, ports } = await openForm(unknown);
    await save();
    await waitFor(() => expect(ports.writeConfig).toHaveBeenCalledOnce());
    expect(stored().services).toEqual([unknown]);
  });

  it('keeps its parts when tried again, also those the page does not list', async () => {
    const { stored } = await openForm(KEPT);
    await userEvent.click(tryIt());
    expect(await screen.findByRole('checkbox', { name: 'Login · partly down' })).toHaveProperty(
      'checked',
      true,
    );
    await userEvent.click(part('c-old · not on the page now'));
    await userEvent.click(part('Chat'));
    await save();
    await waitFor(() =>
      expect(stored().services[0]?.feed).toEqual({ ...FEED, components: ['c-login', 'c-chat'] }),
    );
  });

  it('loses its parts to another page', async () => {
    const other = { ...FOUND_FEED, feed: { kind: 'rss', url: 'https://other.example/feed' } };
    const { stored } = await openForm(KEPT, answering(other));
    await userEvent.clear(field());
    await userEvent.type(field(), 'other.example{Enter}');
    await screen.findByText('Recognised: RSS, “Example Status”');
    await save();
    await waitFor(() => expect(stored().services[0]?.feed).toEqual(other.feed));
  });

  it('is removed, and the keyboard goes on at the field', async () => {
    const { stored } = await openForm(KEPT);
    await userEvent.click(screen.getByRole('button', { name: 'Remove the status page' }));
    expect(document.activeElement).toBe(field());
    await save();
    await waitFor(() => expect(stored().services).toEqual([WECHAT]));
  });

  it('is removed by emptying its field too', async () => {
    const { stored } = await openForm(KEPT);
    await userEvent.clear(field());
    await save();
    await waitFor(() => expect(stored().services).toEqual([WECHAT]));
  });

  it('survives a try that fails', async () => {
    const { stored } = await openForm(KEPT, answering({ kind: 'not-found', problem: 'timeout' }));
    await userEvent.click(tryIt());
    await waitFor(() => expect(told()).toContain('It did not answer in time.'));
    await save();
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(stored().services).toEqual([KEPT]);
  });
});

describe('the parts of a status page', () => {
  it('are none at first: the whole page, and what that means', async () => {
    const { stored } = await openForm(WECHAT);
    await userEvent.type(field(), 'status.example{Enter}');
    const parts = await screen.findByRole('group', {
      name: 'Which parts is this service made of?',
    });
    expect(within(parts).getAllByRole('checkbox')).toHaveLength(3);
    expect(within(parts).queryByRole('searchbox')).toBeNull();
    expect(within(parts).getByText(/None picked: the whole page counts/)).toBeTruthy();
    await userEvent.click(part('Payments'));
    expect(within(parts).queryByText(/None picked/)).toBeNull();
    await userEvent.click(part('Payments'));
    await save();
    await waitFor(() => expect(stored().services[0]?.feed).toEqual(FEED));
  });

  it('are searched once there are many, and what is picked stays picked', async () => {
    const { stored } = await openForm(WECHAT, answering(longFeed(40)));
    await userEvent.type(field(), 'status.example{Enter}');
    const search = await screen.findByRole('searchbox', { name: 'Search parts' });
    await userEvent.click(part('Chat'));
    await userEvent.type(search, 'region 3{Enter}');
    expect(told()).toContain('11 of 43 parts shown');
    await userEvent.click(part('Region 39'));
    await save();
    await waitFor(() => expect(stored().services[0]?.feed?.components).toEqual(['c-chat', 'x-39']));
  });

  it('of one name are told apart by their ids', async () => {
    const twice = { ...FOUND_FEED, components: ['a', 'b'].map((id) => ({ id, name: 'Login' })) };
    await openForm(WECHAT, answering(twice));
    await userEvent.type(field(), 'status.example{Enter}');
    expect(await screen.findByRole('checkbox', { name: 'Login a' })).toBeTruthy();
    expect(part('Login b')).toBeTruthy();
  });

  it('end at the most that a service may have', async () => {
    const found = longFeed(200);
    const components = found.components.slice(0, 99).map(({ id }) => id);
    await openForm({ ...WECHAT, feed: { ...FEED, components } }, answering(found));
    await userEvent.click(tryIt());
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Region 150' }));
    expect(screen.getByText('100 parts are the most.')).toBeTruthy();
    expect(part('Region 151')).toHaveProperty('disabled', true);
    expect(part('Region 150')).toHaveProperty('disabled', false);
  });
});

describe('the rest of the form', () => {
  const official = () => screen.getByRole('textbox', { name: /^Official account/ });
  const away = () => screen.getByRole('checkbox', { name: /^Not reachable from mainland China/ });

  it('takes the official account, and lets it go', async () => {
    const { stored } = await openForm(WECHAT);
    await userEvent.type(official(), 'https://news.example/wechat');
    await save();
    await waitFor(() => expect(stored().services[0]?.official).toBe('https://news.example/wechat'));
    await userEvent.click(screen.getByRole('button', { name: 'Edit WeChat' }));
    await userEvent.clear(official());
    await save();
    await waitFor(() => expect(stored().services).toEqual([WECHAT]));
  });

  it('refuses an official account that is no link', async () => {
    const { ports } = await openForm(WECHAT);
    await userEvent.type(official(), 'javascript:alert(1)');
    await save();
    expect(official().getAttribute('aria-invalid')).toBe('true');
    expect(ports.writeConfig).not.toHaveBeenCalled();
  });

  it('notes that a service is out of reach in mainland China, and takes it back', async () => {
    const { stored } = await openForm(WECHAT);
    await userEvent.click(away());
    await save();
    await waitFor(() => expect(stored().services[0]?.reachableFrom).toEqual(['world']));
    await userEvent.click(screen.getByRole('button', { name: 'Edit WeChat' }));
    expect(away()).toHaveProperty('checked', true);
    await userEvent.click(away());
    await save();
    await waitFor(() => expect(stored().services).toEqual([WECHAT]));
  });

  it('keeps regions that the tick does not speak of', async () => {
    const china: Service = { ...WECHAT, reachableFrom: ['china'] };
    const { stored, ports } = await openForm(china);
    expect(away()).toHaveProperty('checked', false);
    await save();
    await waitFor(() => expect(ports.writeConfig).toHaveBeenCalledOnce());
    expect(stored().services).toEqual([china]);
  });
});

describe('the list', () => {
  it('shows which service has a status page, and asks for its host with the others', async () => {
    const { ports } = await openOptions('#services', { config: { services: [KEPT] } });
    expect(screen.getByText('Status page: status.example, read only while it fails')).toBeTruthy();
    screen.getByRole('button', { name: 'Allow access to WeChat' }).click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith([
      'https://weixin.example/',
      'https://status.example/',
    ]);
  });

  it('says so where the status page alone may not be read', async () => {
    const { ports } = await openOptions('#services', {
      config: { services: [KEPT] },
      held: { origins: ['*://weixin.example/*'] },
    });
    expect(screen.getByText(/may not read its status page yet/)).toBeTruthy();
    screen.getByRole('button', { name: 'Allow access to the status page of WeChat' }).click();
    expect(ports.requestAccess).toHaveBeenCalledExactlyOnceWith(['https://status.example/']);
  });
});

it('goes through the whole of it by keyboard alone', async () => {
  const { stored } = await openForm(WECHAT);
  const user = userEvent.setup();
  field().focus();
  await user.keyboard('status.example');
  await user.tab();
  expect(document.activeElement).toBe(tryIt());
  await user.keyboard('{Enter}');
  await screen.findByText(/Recognised/);
  expect(document.activeElement).toBe(tryIt());
  for (let step = 0; step < 2; step += 1) await user.tab();
  await user.tab();
  expect(document.activeElement).toBe(part('Chat'));
  await user.keyboard(' ');
  await save();
  await waitFor(() => expect(stored().services[0]?.feed?.components).toEqual(['c-chat']));
});
