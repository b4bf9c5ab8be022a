import type { Bench } from '../e2e/bench.ts';
import type { Taking } from './keep-picture.ts';

const PAGE_WIDTH = 1_000;
const LONGEST_WAIT_MS = 30_000;

interface PageScene {
  readonly name: string;
  /** With the part after `#`, where it has one. */
  readonly file: string;
  /** What it has once all of it is there. */
  readonly shows: string;
  readonly theme: 'light' | 'dark';
}

const PAGES: readonly PageScene[] = [
  { name: 'welcome', file: 'welcome.html', shows: '.begin', theme: 'light' },
  { name: 'options', file: 'options.html', shows: '.item-list', theme: 'light' },
  { name: 'options-alerts', file: 'options.html#alerts', shows: '[type=time]', theme: 'light' },
  { name: 'options-watching', file: 'options.html#watching', shows: 'table', theme: 'dark' },
];

/** Somebody who sleeps at night, and counts megabytes. */
const SETTINGS = {
  notify: true,
  dataLimitMegabytes: 300,
  alerts: {
    remindAfterMinutes: 60,
    quiet: [{ from: '22:30', to: '07:00', days: [1, 2, 3, 4, 5] }],
  },
} as const;

/** The welcome page, and the options of somebody with the services of the world. */
export async function takePages(bench: Bench, taking: Taking): Promise<void> {
  const config = { ...bench.world.config(), settings: SETTINGS };
  await bench.browser.send({ type: 'importConfig', config, mode: 'merge' });
  for (const scene of PAGES) await takePage(bench, scene, taking);
}

async function takePage(bench: Bench, scene: PageScene, { tongue, keep }: Taking): Promise<void> {
  const screen = await bench.browser.openPage(scene.file);
  await screen.setWidth(PAGE_WIDTH);
  await screen.setTheme(scene.theme);
  await screen.waitFor(`document.querySelector('${scene.shows}') !== null`, LONGEST_WAIT_MS);
  // A bar that sticks to the window would lie across the middle of a picture of the whole page.
  await screen.evaluate(
    `document.querySelector('.begin')?.style.setProperty('position', 'static')`,
  );
  await keep(screen, `${scene.name}-${tongue.suffix}`);
}
