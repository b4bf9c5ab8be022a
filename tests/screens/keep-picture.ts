import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Screen } from '../browsers/test-browser.ts';
import { shrinkPng } from './shrink-png.ts';
import type { Tongue } from './tongues.ts';

/** Takes the picture, and closes the page. */
export type Keep = (screen: Screen, name: string) => Promise<void>;

export interface Taking {
  readonly tongue: Tongue;
  readonly keep: Keep;
}

/** What is asked for once more while a page comes together may make it longer. */
export const SETTLED = `new Promise((done) => {
  let [height, since] = [0, performance.now()];
  const look = () => {
    const now = document.documentElement.scrollHeight;
    if (now !== height) [height, since] = [now, performance.now()];
    if (performance.now() - since > 500) done(true);
    else requestAnimationFrame(look);
  };
  look();
}).then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  .then(() => true)`;

/** Puts pictures into a folder, small enough to be kept with the code. */
export function keeping(folder: string): Keep {
  return async (screen, name) => {
    await screen.evaluate(SETTLED);
    const file = join(folder, `${name}.png`);
    await screen.screenshot(file);
    await screen.close();
    await writeFile(file, shrinkPng(await readFile(file)));
    console.log(file);
  };
}
