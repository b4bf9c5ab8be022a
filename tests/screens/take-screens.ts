import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '../../scripts/build/build-extension.mjs';
import { openBrowser } from '../browsers/open-browser.ts';
import { benchOf } from '../e2e/bench.ts';
import { createWorld } from '../net/world.ts';
import { keeping, type Taking } from './keep-picture.ts';
import { HELP, parseScreenOptions, type ScreenOptions } from './screen-options.ts';
import { takeHistory } from './take-history.ts';
import { takePages } from './take-pages.ts';
import { takePopups } from './take-popups.ts';
import { takeSheets } from './take-sheets.ts';
import { TONGUES } from './tongues.ts';

/** All pictures in one language. `builds`: folder of the unpacked build. */
async function takeAll(builds: string, taking: Taking): Promise<void> {
  const world = await createWorld();
  const browser = await openBrowser('chromium', {
    world,
    builds,
    access: 'all',
    language: taking.tongue.tag,
    permissions: ['notifications'],
    isWitnessed: true,
  });
  const bench = benchOf(world, browser);
  try {
    await takePopups(bench, taking);
    await takePages(bench, taking);
    await takeSheets(bench, { ...taking, icons: join(builds, 'chrome') });
    await takeHistory(bench, taking);
  } finally {
    await bench.close();
  }
}

async function takeScreens({ folder }: ScreenOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const builds = await mkdtemp(join(tmpdir(), 'whichside-screens-'));
  try {
    await buildExtension('chrome', join(builds, 'chrome'));
    for (const tongue of TONGUES) await takeAll(builds, { tongue, keep: keeping(folder) });
  } finally {
    await rm(builds, { recursive: true, force: true });
  }
}

function optionsOf(argv: readonly string[]): ScreenOptions | undefined {
  try {
    return parseScreenOptions(argv);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    return undefined;
  }
}

const options = optionsOf(process.argv.slice(2));
if (options?.help) console.log(HELP);
else if (options) await takeScreens(options);
process.exit();
