import type { Screen } from '../browsers/test-browser.ts';
import type { Bench } from '../e2e/bench.ts';
import { historyScene } from './history-scenes.ts';
import type { Taking } from './keep-picture.ts';
import { emptyHistory, seedHistory } from './seed-history.ts';

const HISTORY_WIDTH = 1_200;
const LONGEST_WAIT_MS = 30_000;

const STANDING_INCIDENT = `(globalThis.browser ?? chrome).storage.local.get('watch')
  .then(({ watch }) => encodeURIComponent(watch.subjects[0].fault.id))`;

/** What a browser without a usable database does. */
const BREAK_STORE = `new Promise((resolve) => {
  const opening = indexedDB.open('whichside-history', 1_000);
  opening.onsuccess = () => resolve(opening.result.close());
})`;

/** Strips, a service, an incident's story; nothing yet, and a store that cannot be read. */
export async function takeHistory(
  bench: Bench,
  { tongue: { suffix }, keep }: Taking,
): Promise<void> {
  const scene = historyScene(suffix);
  await bench.reset({ services: scene.services });
  const before = await openHistory(bench, { hash: '#data', shows: '.card', theme: 'light' });
  await emptyHistory(before);
  await before.close();
  const bare = await openHistory(bench, { hash: '', shows: '.empty', theme: 'light' });
  await keep(bare, `history-empty-${suffix}`);
  const empty = await openHistory(bench, { hash: '#data', shows: '.card', theme: 'light' });
  await seedHistory(empty, scene);
  const id = String(await empty.evaluate(STANDING_INCIDENT));
  await empty.close();
  const scenes = [
    { name: 'history', hash: '', shows: '.item-list', theme: 'light' },
    { name: 'history-dark', hash: '', shows: '.item-list', theme: 'dark' },
    {
      name: 'history-service',
      hash: '#service=github&range=week',
      shows: 'canvas',
      theme: 'light',
    },
    { name: 'history-incident', hash: `#incident=${id}`, shows: '.story', theme: 'light' },
  ] as const;
  for (const { name, ...view } of scenes) {
    await keep(await openHistory(bench, view), `${name}-${suffix}`);
  }
  const broken = await openHistory(bench, { hash: '#data', shows: '.card', theme: 'light' });
  await broken.evaluate(BREAK_STORE);
  await broken.close();
  const failing = await openHistory(bench, { hash: '', shows: '.notice', theme: 'light' });
  await keep(failing, `history-failing-${suffix}`);
}

interface HistoryView {
  readonly hash: string;
  readonly shows: string;
  readonly theme: 'light' | 'dark';
}

async function openHistory(bench: Bench, { hash, shows, theme }: HistoryView): Promise<Screen> {
  const screen = await bench.browser.openPage(`history.html${hash}`);
  await screen.setWidth(HISTORY_WIDTH);
  await screen.setTheme(theme);
  await screen.waitFor(`document.querySelector('${shows}') !== null`, LONGEST_WAIT_MS);
  return screen;
}
