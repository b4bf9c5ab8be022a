// @vitest-environment happy-dom
import { act } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { QUIET_MS } from '../../../src/popup/check-run.ts';
import { NOT_YOURS, PARTIAL, THEIRS } from '../ui/sample-reports.ts';
import { fakePopup } from './fake-ports.ts';
import { openPopup, settle } from './open-popup.tsx';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function pass(ms: number): Promise<void> {
  await act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
  await settle();
}

it('tells a dead background from a slow check by asking it', async () => {
  const fake = fakePopup({ alive: false, stored: THEIRS });
  const main = await openPopup(fake);
  await pass(QUIET_MS - 100);
  expect(main.textContent).not.toContain('stopped answering');
  await pass(200);
  expect(main.textContent).toContain('Whichside itself has stopped answering.');
  expect(main.dataset.side).toBe('theirs');
});

it('says that a slow check still compares, for as long as the background lives', async () => {
  const fake = fakePopup({ alive: true });
  const main = await openPopup(fake);
  await pass(QUIET_MS + 100);
  expect(main.textContent).toContain('Still comparing');
  expect(main.dataset.side).toBe('checking');
  await pass(QUIET_MS);
  expect(fake.ports.isBackgroundAlive).toHaveBeenCalledTimes(2);
  fake.answer(NOT_YOURS);
  await pass(0);
  expect(main.textContent).not.toContain('Still comparing');
  expect(main.dataset.side).toBe('not-yours');
});

it('asks nobody while progress arrives', async () => {
  const fake = fakePopup();
  await openPopup(fake);
  await pass(QUIET_MS - 500);
  fake.progress(PARTIAL);
  await pass(QUIET_MS - 500);
  expect(fake.ports.isBackgroundAlive).not.toHaveBeenCalled();
});

it('believes a late answer of a background that seemed dead', async () => {
  const fake = fakePopup({ alive: false });
  const main = await openPopup(fake);
  await pass(QUIET_MS + 100);
  fake.answer(THEIRS);
  await pass(0);
  expect(main.textContent).not.toContain('stopped answering');
  expect(main.dataset.side).toBe('theirs');
});

const UNREACHABLE = { ok: false, error: { code: 'unreachable', message: 'no receiver' } } as const;

it('asks once more before it calls a background dead: asking wakes it', async () => {
  const fake = fakePopup();
  const main = await openPopup(fake);
  fake.answer(UNREACHABLE);
  await pass(0);
  expect(fake.ports.check).toHaveBeenCalledTimes(2);
  expect(main.textContent).not.toContain('stopped answering');
  fake.answer(THEIRS);
  await pass(0);
  expect(main.dataset.side).toBe('theirs');
  expect(main.getAttribute('aria-busy')).toBe('false');
});

it('waits for nothing when a scheduled round shows life after no answer came', async () => {
  const fake = fakePopup({ stored: THEIRS });
  const main = await openPopup(fake);
  fake.answer(UNREACHABLE);
  await pass(0);
  fake.answer(UNREACHABLE);
  await pass(0);
  expect(main.textContent).toContain('Whichside itself has stopped answering.');
  fake.progress(PARTIAL);
  await pass(QUIET_MS + 100);
  expect(main.getAttribute('aria-busy')).toBe('false');
  expect(main.textContent).not.toContain('stopped answering');
  expect(main.textContent).not.toContain('Still comparing');
  expect(main.dataset.side).toBe('theirs');
});

it('checks again by itself where the configuration changed meanwhile, and only once', async () => {
  const fake = fakePopup();
  const main = await openPopup(fake);
  const cancelled = { ok: false, error: { code: 'cancelled', message: 'it changed' } } as const;
  fake.answer(cancelled);
  await pass(0);
  expect(main.textContent).not.toContain('could not be made');
  fake.answer(cancelled);
  await pass(0);
  expect(fake.ports.check).toHaveBeenCalledTimes(2);
  expect(main.textContent).toContain('The check could not be made');
});

it('tells the age anew while it stays open', async () => {
  const start = Date.parse(THEIRS.startedAt);
  let now = start + 2_000;
  const fake = fakePopup();
  const main = await openPopup({ ...fake, ports: { ...fake.ports, now: () => now } });
  fake.answer(THEIRS);
  await pass(0);
  expect(main.textContent).toContain('Checked just now');
  now = start + 120_000;
  await pass(11_000);
  expect(main.textContent).toContain('Checked 2 minutes ago');
});
