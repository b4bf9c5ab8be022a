import * as v from 'valibot';
import { openBrowser } from '../browsers/open-browser.ts';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { type Bench, benchOf } from '../e2e/bench.ts';
import { createWorld } from '../net/world.ts';
import { historyScene } from '../screens/history-scenes.ts';
import { seedHistory } from '../screens/seed-history.ts';

/** Folder of the unpacked builds: `dist`, or the one named as the first argument. */
const BUILDS = process.argv[2];
const RUNS = 7;
const SERVICES = 100;
const LONGEST_WAIT_MS = 60_000;
/** Days of faults that every tenth service has, one behind the other. */
const FAULTY_SHARE = 10;

const milestones = v.object({ script: v.number(), painted: v.number(), elements: v.number() });

/** What happened when, in ms from the start of the navigation. */

type Milestones = v.InferOutput<typeof milestones> & { readonly drawn: number };

/** Ms from the start of the navigation to its own scripts at hand, and to the first frame that shows something. */
const MILESTONES = `(() => {
  const [painted] = performance.getEntriesByName('first-contentful-paint');
  const [page] = performance.getEntriesByType('navigation');
  return painted && {
    script: page.domInteractive,
    painted: painted.startTime,
    elements: document.querySelectorAll('*').length,
  };
})()`;

/** Frame by frame, when every strip stood; the user's own side has one too. */
const STRIPS_STAND = `new Promise((resolve, reject) => {
  const look = () => {
    if (document.querySelectorAll('[role=slider]').length === ${SERVICES + 1}) resolve(performance.now());
    else if (performance.now() > ${LONGEST_WAIT_MS}) reject(new Error('the strips never stood'));
    else requestAnimationFrame(look);
  };
  look();
})`;

/** 90 days of 100 services, with a fault now and then. */
async function fill(bench: Bench): Promise<void> {
  const services = Array.from({ length: SERVICES }, (_, index) => ({
    id: `service-${index}`,
    name: `Service ${index}`,
    provider: `Provider ${Math.floor(index / 3)}`,
  }));
  await bench.reset({ services });
  const [known] = historyScene('en').faults;
  if (known === undefined) throw new Error('the scene has no faults');
  const { verdict } = known;
  const faults = services
    .filter((_, index) => index % FAULTY_SHARE === 0)
    .map(({ id }, index) => ({
      subject: id,
      verdict,
      daysAgo: 2 + index * 7,
      hour: 14,
      minutes: 50,
    }));
  const page = await bench.browser.openPage('history.html');
  await page.waitFor(`document.querySelector('h1') !== null`, LONGEST_WAIT_MS);
  await seedHistory(page, { services, faults });
  await page.close();
}

async function openHistory({ browser }: Bench): Promise<Milestones> {
  const page = await browser.openPage('history.html');
  try {
    const drawn = v.parse(v.number(), await page.evaluate(STRIPS_STAND));
    const found = v.parse(milestones, await page.waitFor(MILESTONES, LONGEST_WAIT_MS));
    return { ...found, drawn };
  } finally {
    await page.close();
  }
}

function spread(values: readonly number[]): string {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]} to ${sorted.at(-1)})`;
}

async function timeHistory(kind: BrowserKind): Promise<void> {
  const world = await createWorld();
  const builds = BUILDS === undefined ? {} : { builds: BUILDS };
  const bench = benchOf(world, await openBrowser(kind, { world, access: 'all', ...builds }));
  try {
    await fill(bench);
    const runs: Milestones[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await openHistory(bench));
    const painted = spread(runs.map((run) => run.painted));
    const script = spread(runs.map((run) => run.script));
    const drawn = spread(runs.map((run) => run.drawn));
    const elements = spread(runs.map((run) => run.elements));
    console.log(
      `${kind}: history with 90 days of ${SERVICES} services painted after ${painted} ms (median, least to most of ${RUNS}), its strips stood after ${drawn} ms; until its scripts run ${script} ms; ${elements} elements`,
    );
  } finally {
    await bench.close();
  }
}

await timeHistory('chromium');
await timeHistory('firefox');
process.exit();
