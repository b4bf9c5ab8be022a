import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { openBrowser } from '../browsers/open-browser.ts';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { type Bench, benchOf } from '../e2e/bench.ts';
import { createWorld } from '../net/world.ts';

/** Folder of the unpacked builds: `dist`, or the one named as the first argument. */
const BUILDS = process.argv[2] ?? 'dist';
/** What any page of an extension costs on this machine: a style sheet, and a script of one line. */
const BARE = {
  'bare.html': `<!doctype html><link rel="stylesheet" href="popup.css"><div id="root"></div>
    <script type="module" src="bare.js"></script>`,
  'bare.js': `document.getElementById('root').textContent = 'Hello';`,
};
const RUNS = 9;
const BUDGET_MS = 50;
const LONGEST_WAIT_MS = 60_000;
/** One service of ten fails, so that groups, headline and advice have something to say. */
const FAILING_SHARE = 10;

const milestones = v.object({ script: v.number(), painted: v.number() });

type Milestones = v.InferOutput<typeof milestones>;

/** Ms from the start of the navigation to its own scripts at hand, and to the first frame that shows something. */
const MILESTONES = `(() => {
  const [painted] = performance.getEntriesByName('first-contentful-paint');
  const [page] = performance.getEntriesByType('navigation');
  return painted && { script: page.domInteractive, painted: painted.startTime };
})()`;

async function openBare({ browser }: Bench): Promise<number> {
  const page = await browser.openPage('bare.html');
  const found = await page.waitFor(MILESTONES, LONGEST_WAIT_MS);
  await page.close();
  return v.parse(milestones, found).painted;
}

async function openPopup({ browser }: Bench, count: number): Promise<Milestones> {
  const popup = await browser.openPage('popup.html');
  try {
    const found = await popup.waitFor(MILESTONES, LONGEST_WAIT_MS);
    const listed = await popup.evaluate(`document.querySelectorAll('[data-service]').length`);
    if (listed !== count) throw new Error(`it lists ${listed} services, not ${count}`);
    return v.parse(milestones, found);
  } finally {
    await quiet(popup);
    await popup.close();
  }
}

/** Waits until the round that the popup asked for has ended, so that the next one does not share the machine with it. */
async function quiet(popup: Awaited<ReturnType<Bench['browser']['openPage']>>): Promise<void> {
  await popup.waitFor(
    `browser.storage.session.get('progress').then(({ progress }) => progress === undefined) &&
      document.querySelector('main:not([data-side=checking])') !== null`,
    LONGEST_WAIT_MS,
  );
}

/** How long the popup takes from its opening until the last verdict is painted. */
async function timeOpenings(bench: Bench, count: number): Promise<string> {
  const services = Array.from({ length: count }, (_, index) => ({
    id: `service-${index}`,
    name: `Service ${index}`,
    provider: `Provider ${Math.floor(index / 3)}`,
  }));
  await bench.reset({ services });
  const failing = services.filter((_, index) => index % FAILING_SHARE === 0).map(({ id }) => id);
  await bench.break([{ kind: 'host', of: failing, change: { https: { status: 503 } } }]);
  await bench.check();
  const runs: Milestones[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(await openPopup(bench, count));
    bare.push(await openBare(bench));
  }
  const painted = runs.map((run) => run.painted);
  const word = middleOf(painted) <= BUDGET_MS ? 'within' : 'OVER';
  const scripts = spread(runs.map(({ script }) => script));
  return `painted after ${spread(painted)} ms, ${word} the budget of ${BUDGET_MS} ms; until its scripts run ${scripts} ms; a bare page of the extension between them ${spread(bare)} ms`;
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function spread(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(Math.round);
  return `${Math.round(middleOf(values))} (${least} to ${most})`;
}

async function timePopup(kind: BrowserKind): Promise<void> {
  const world = await createWorld();
  const builds = await withBarePage();
  const bench = benchOf(world, await openBrowser(kind, { world, access: 'all', builds }));
  try {
    for (const count of [10, 100]) {
      console.log(`${kind}, popup with ${count} services: ${await timeOpenings(bench, count)}`);
    }
  } finally {
    await bench.close();
    await rm(builds, { recursive: true, force: true });
  }
}

/** Folder of copies of the builds with the bare page in them. */
async function withBarePage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'whichside-popup-bench-'));
  for (const target of ['chrome', 'firefox']) {
    await cp(join(BUILDS, target), join(folder, target), { recursive: true });
    for (const [name, text] of Object.entries(BARE)) {
      await writeFile(join(folder, target, name), text);
    }
  }
  return folder;
}

for (const kind of ['chromium', 'firefox'] as const) await timePopup(kind);
process.exit();
