import assert from 'node:assert/strict';
import * as v from 'valibot';
import { poll } from '../browsers/poll.ts';
import { notesSchema, READ_WITNESS } from '../browsers/witness.ts';
import type { Bench } from '../e2e/bench.ts';
import type { AlertScene } from './alert-scenes.ts';
import type { BadgeScene } from './badge-scenes.ts';
import type { Tongue } from './tongues.ts';

/** Two failing rounds, 15 seconds apart at least, and what a loaded machine adds. */
const TOLD_MS = 90_000;

/** Ids of the notifications in front of the person. */
const SHOWN = `chrome.notifications.getAll().then((all) => Object.keys(all))`;

const imported = v.object({ ok: v.literal(true) });

interface Claims {
  readonly tongue: Tongue;
  readonly badges: readonly BadgeScene[];
  readonly alerts: readonly AlertScene[];
}

/**
 * Holds two states of the button and two notifications, the sample and an outage, to what the browser shows. It must be
 * witnessed, and allowed to show notifications. Fails on the first difference.
 */
export async function proveShown(bench: Bench, { tongue, badges, alerts }: Claims): Promise<void> {
  const badge = (id: string): object => shownBadge(badges.find((one) => one.id === id));
  const alert = (id: string): object => shownAlert(alerts.find((one) => one.id === id));
  await bench.reset({ services: tongue.services });
  const config = { ...bench.world.config(), settings: { notify: true } };
  const request = { type: 'importConfig', config, mode: 'replace' };
  v.parse(imported, await bench.browser.send(request));
  await bench.check();
  await poll(async () => (await bench.browser.badge()).text === '', {
    timeoutMs: TOLD_MS,
    what: 'a button without a mark',
  });
  assert.deepEqual(await bench.browser.badge(), badge('well'));
  await bench.browser.send({ type: 'testAlert' });
  assert.deepEqual(await lastTold(bench), alert('sample'));
  await bench.break([{ kind: 'packets', of: ['alipay'], at: 'router', how: 'drop' }]);
  await bench.check();
  await poll(async () => (await told(bench)).length > 1, { timeoutMs: TOLD_MS, what: 'an alert' });
  assert.deepEqual(await lastTold(bench), alert('silent'));
  assert.deepEqual(await bench.browser.badge(), badge('not-yours'));
  const last = (await told(bench)).at(-1);
  const ids = v.parse(v.array(v.string()), await bench.browser.look(SHOWN));
  assert.ok(last && ids.includes(last.id), `${last?.id} is not among ${ids.join()}`);
}

async function told(
  bench: Bench,
): Promise<readonly { id: string; title: string; message: string }[]> {
  const notes = v.parse(notesSchema, await bench.browser.look(READ_WITNESS));
  return notes.flatMap((note) => (note.kind === 'told' ? [note] : []));
}

async function lastTold(bench: Bench): Promise<object> {
  const { title, message } = (await told(bench)).at(-1) ?? {};
  return { title, message };
}

function shownAlert(scene: AlertScene | undefined): object {
  return { title: scene?.text.title, message: scene?.text.message };
}

/** As browsers tell it: the colour in four numbers. */
function shownBadge(scene: BadgeScene | undefined): object {
  const { text, title, colour = '' } = scene?.badge ?? {};
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return { text, title, colour: [...parts, 255] };
}
