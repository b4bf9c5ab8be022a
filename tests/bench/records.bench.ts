import { openBrowser } from '../browsers/open-browser.ts';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { benchOf } from '../e2e/bench.ts';
import { createWorld } from '../net/world.ts';
import { seedHistory } from './history-seed.ts';

/** Folder of the unpacked builds: `dist`, or the one named as the first argument. */
const BUILDS = process.argv[2];
const LONGEST_WAIT_MS = 30_000;
const BUDGET_MB = 20;

/** What 90 days of 100 services take of a real browser's room, by its own account. */
async function measureRecords(kind: BrowserKind): Promise<void> {
  const world = await createWorld();
  const builds = BUILDS === undefined ? {} : { builds: BUILDS };
  const bench = benchOf(world, await openBrowser(kind, { world, access: 'all', ...builds }));
  try {
    const page = await bench.browser.openPage('history.html');
    await page.waitFor(`document.querySelector('h1') !== null`, LONGEST_WAIT_MS);
    const { usageBytes, counts } = await seedHistory(page);
    const megabytes = (usageBytes / 1e6).toFixed(1);
    console.log(
      `${kind}: 90 days of 100 services take ${megabytes} MB, budget ${BUDGET_MB}:`,
      JSON.stringify(counts),
    );
    await page.close();
  } finally {
    await bench.close();
  }
}

await measureRecords('chromium');
await measureRecords('firefox');
process.exit();
