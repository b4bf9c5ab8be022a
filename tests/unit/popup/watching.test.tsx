// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Incident } from '../../../src/formats/incident.ts';
import type { Watching } from '../../../src/protocol.ts';
import { ALL_WELL, NOT_YOURS, YOURS } from '../ui/sample-reports.ts';
import { A_MOMENT_LATER, type FakePopup, fakePopup } from './fake-ports.ts';
import { openPopup, settle } from './open-popup.tsx';

const HOUR_MS = 3_600_000;
const UNTIL = new Date(A_MOMENT_LATER + HOUR_MS).toISOString();

async function open(watching?: Watching): Promise<FakePopup> {
  const fake = fakePopup(watching ? { watching } : {});
  await openPopup(fake);
  fake.answer(ALL_WELL);
  await settle();
  return fake;
}

describe('watching', () => {
  it('says nothing while it is simply on', async () => {
    await open();
    expect(document.querySelector('.watching')?.textContent).toBe('');
  });

  it('is paused for an hour with two presses, and goes on with one', async () => {
    const { ports } = await open();
    await userEvent.click(screen.getByText('Pause checks'));
    await userEvent.click(screen.getByRole('button', { name: 'For an hour' }));
    await settle();
    expect(ports.pause).toHaveBeenCalledExactlyOnceWith(UNTIL);
    const goOn = screen.getByRole('button', { name: 'Go on' });
    expect(document.activeElement).toBe(goOn);
    expect(screen.queryByText('Pause checks')).toBeNull();
    await userEvent.click(goOn);
    await settle();
    expect(ports.pause).toHaveBeenLastCalledWith(null);
    expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull();
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('is paused until seven in the morning of the next day', async () => {
    const { ports } = await open();
    await userEvent.click(screen.getByText('Pause checks'));
    await userEvent.click(screen.getByRole('button', { name: /^Until tomorrow, 0?7:00/ }));
    const [[until] = []] = vi.mocked(ports.pause).mock.calls;
    const morning = new Date(until ?? '');
    expect([morning.getHours(), morning.getMinutes()]).toEqual([7, 0]);
    const tomorrow = new Date(A_MOMENT_LATER);
    tomorrow.setDate(tomorrow.getDate() + 1);
    expect(morning.toDateString()).toBe(tomorrow.toDateString());
  });

  it('says until when it is paused, and offers no second pause', async () => {
    await open({ kind: 'paused', until: UNTIL });
    expect(document.querySelector('.watching')?.textContent).toMatch(/^Paused until .*\d:46/);
    expect(screen.queryByText('Pause checks')).toBeNull();
  });

  it('promises no further checks while there are none', async () => {
    const fake = fakePopup({ watching: { kind: 'paused', until: UNTIL } });
    await openPopup(fake);
    fake.answer(NOT_YOURS);
    await settle();
    const advice = (): string => document.querySelector('.advice')?.textContent ?? '';
    expect(advice()).not.toContain('We keep checking');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    await settle();
    expect(advice()).toContain('We keep checking');
  });

  it.each([
    ['the service of the headline', NOT_YOURS.overall.service, true],
    ['another one', 'other', false],
  ])('promises no checks before the time that %s named', async (_name, id = '', isLeft) => {
    const fake = fakePopup({ watching: { kind: 'on', heldUntil: { [id]: UNTIL } } });
    await openPopup(fake);
    fake.answer(NOT_YOURS);
    await settle();
    const line = document.querySelector('.watching')?.textContent ?? '';
    expect(/asked to be left alone until .*\d:46/.test(line)).toBe(isLeft);
    const advice = document.querySelector('.advice')?.textContent ?? '';
    expect(advice.includes('We keep checking')).toBe(!isLeft);
  });

  it('says that it rests while nobody is there', async () => {
    await open({ kind: 'idle' });
    expect(screen.getByText(/^Nobody has used this device/)).toBeTruthy();
  });

  it('leads to the limit that is reached', async () => {
    const { ports } = await open({ kind: 'over-limit', until: '2026-12-01T00:00:00.000Z' });
    expect(screen.getByText(/^This month’s data limit is reached/)).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: 'Change the limit' }));
    expect(ports.openOwnPage).toHaveBeenCalledWith('options.html#watching');
  });

  it('offers no pause where there is nothing to watch', async () => {
    await open({ kind: 'nothing-to-watch' });
    expect(screen.queryByText('Pause checks')).toBeNull();
  });

  it('says why it could not be paused', async () => {
    const fake = fakePopup();
    const refused = { code: 'storage', message: 'disk is full' } as const;
    const ports = { ...fake.ports, pause: async () => ({ ok: false, error: refused }) as const };
    await openPopup({ ...fake, ports });
    fake.answer(ALL_WELL);
    await settle();
    await userEvent.click(screen.getByText('Pause checks'));
    await userEvent.click(screen.getByRole('button', { name: 'For an hour' }));
    expect(await screen.findByText(/^It was not paused: the browser could not/)).toBeTruthy();
    expect(screen.getByText('Pause checks')).toBeTruthy();
  });
});

function incident(part: Partial<Incident>): Incident {
  return {
    id: 'i1',
    service: 'wechat',
    verdict: {
      kind: 'fault',
      suspects: ['path', 'provider'],
      cause: 'no-answer',
      scope: 'down',
      certainty: 'confirmed',
      evidence: [],
    },
    startedAt: '2026-11-22T20:30:00.000Z',
    confirmedAt: '2026-11-22T20:31:00.000Z',
    endedAt: null,
    changes: [],
    ...part,
  };
}

const STORY = { name: /don’t tell me about this until/ };

describe('the story of what fails', () => {
  async function opened(
    report: typeof NOT_YOURS,
    incidents: readonly Incident[],
  ): Promise<FakePopup> {
    const fake = fakePopup({ incidents });
    await openPopup(fake);
    fake.answer(report);
    await settle();
    return fake;
  }

  it('is one press away', async () => {
    const { ports } = await opened(NOT_YOURS, [
      incident({ id: 'mine', service: null }),
      incident({ id: 'old', endedAt: '2026-11-22T20:40:00.000Z' }),
      incident({ id: 'now' }),
    ]);
    expect(document.querySelector('.incident')?.textContent).toMatch(/^Failing since .*\d:30/);
    await userEvent.click(screen.getByRole('link', STORY));
    expect(ports.openOwnPage).toHaveBeenCalledWith('history.html#incident=now');
  });

  it('is that of the user’s own side where the fault is there', async () => {
    const { ports } = await opened(YOURS, [incident({ id: 'mine', service: null }), incident({})]);
    await userEvent.click(screen.getByRole('link', STORY));
    expect(ports.openOwnPage).toHaveBeenCalledWith('history.html#incident=mine');
  });

  it.each([
    ['of what is over', NOT_YOURS, [incident({ endedAt: '2026-11-22T20:40:00.000Z' })]],
    ['of another service', NOT_YOURS, [incident({ service: 'github' })]],
    ['where all is well', ALL_WELL, [incident({})]],
  ])('is not offered %s', async (_, report, incidents) => {
    await opened(report, incidents);
    expect(screen.queryByRole('link', STORY)).toBeNull();
  });
});

it('the history is one press away', async () => {
  const { ports } = await open();
  await userEvent.click(screen.getByRole('link', { name: 'History' }));
  expect(ports.openOwnPage).toHaveBeenCalledWith('history.html');
});
