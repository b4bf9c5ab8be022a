import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { openBrowser } from '../browsers/open-browser.ts';
import type { BrowserKind, Screen } from '../browsers/test-browser.ts';
import { type Bench, benchOf } from '../e2e/bench.ts';
import type { Break } from '../net/break.ts';
import type { ServiceSpec } from '../net/site.ts';
import { createWorld } from '../net/world.ts';

/*
 * Counts inside a real background: a few lines put before its code wrap what it writes with. From outside, a page sees
 * the changes of extension storage alone, and a browser in memory would not write what a real round writes.
 */
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const CHANNEL = 'storage-bench';
const COUNTER = `(() => {
  const counts = {};
  const count = (area, value) => {
    counts[area] ??= { writes: 0, bytes: 0 };
    counts[area].writes += 1;
    counts[area].bytes += value === undefined ? 0 : new Blob([JSON.stringify(value)]).size;
  };
  const { storage } = globalThis.browser ?? chrome;
  for (const area of ['local', 'session']) {
    const { set, remove } = storage[area];
    storage[area].set = function (...args) { count(area, args[0]); return set.apply(storage[area], args); };
    storage[area].remove = function (...args) { count(area); return remove.apply(storage[area], args); };
  }
  for (const name of ['put', 'add', 'delete', 'clear']) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...args) {
      count('database', name === 'put' || name === 'add' ? args[0] : undefined);
      return write.apply(this, args);
    };
  }
  const channel = new BroadcastChannel('${CHANNEL}');
  channel.onmessage = ({ data }) => {
    if (data !== 'take') return;
    channel.postMessage({ ...counts });
    for (const area of Object.keys(counts)) delete counts[area];
  };
})();
`;
const TAKE = `new Promise((resolve) => {
  const channel = new BroadcastChannel('${CHANNEL}');
  channel.onmessage = ({ data }) => { channel.close(); resolve(data); };
  channel.postMessage('take');
})`;

/** What follows a round's report, its records above all, is written by then. */
const SETTLE_MS = 3_000;
/** Two failing rounds this far apart confirm a fault. */
const CONFIRM_MS = 16_000;
const AREAS = ['local', 'session', 'database'] as const;

const countsSchema = v.record(v.string(), v.object({ writes: v.number(), bytes: v.number() }));
type Counts = v.InferOutput<typeof countsSchema>;

function services(count: number): readonly ServiceSpec[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `service-${index}`,
    name: `Service ${index}`,
    provider: `Provider ${index}`,
  }));
}

/** Every tenth of them. */
function failing(count: number): Break {
  const of = services(count).flatMap(({ id }, index) => (index % 10 === 3 ? [id] : []));
  return { kind: 'host', of, change: { https: { status: 503, body: 'Not now' } } };
}

/** The builds, their backgrounds told to count. */
async function countingBuilds(folder: string): Promise<string> {
  await cp(DIST, folder, { recursive: true });
  for (const target of ['chrome', 'firefox']) {
    const file = join(folder, target, 'background.js');
    await writeFile(file, COUNTER + (await readFile(file, 'utf8')));
  }
  return folder;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function take(page: Screen): Promise<Counts> {
  return v.parse(countsSchema, await page.evaluate(TAKE));
}

function tell(what: string, counts: Counts): void {
  const parts = AREAS.map((area) => {
    const { writes, bytes } = counts[area] ?? { writes: 0, bytes: 0 };
    return `${area} ${writes} (${(bytes / 1_000).toFixed(1)} kB)`;
  });
  console.log(`  ${what}: ${parts.join(', ')}`);
}

async function measure(bench: Bench, page: Screen, count: number): Promise<void> {
  await bench.reset({ services: services(count) });
  const round = async (): Promise<Counts> => {
    await pause(SETTLE_MS);
    await take(page);
    await bench.check();
    await pause(SETTLE_MS);
    return take(page);
  };
  await round();
  tell(`${count} services, healthy`, await round());
  await bench.break([failing(count)]);
  tell(`${count} services, a tenth fails for the first time`, await round());
  await pause(CONFIRM_MS);
  tell(`${count} services, a tenth fails again`, await round());
  await bench.break([]);
  tell(`${count} services, well again`, await round());
}

async function count(kind: BrowserKind, builds: string): Promise<void> {
  console.log(`${kind}, writes of one full round and their size as JSON:`);
  const world = await createWorld({ services: services(10) });
  try {
    const browser = await openBrowser(kind, { world, access: 'all', builds });
    const bench = benchOf(world, browser);
    const page = await browser.openPage('options.html');
    for (const size of [10, 100]) await measure(bench, page, size);
    await browser.close();
  } finally {
    await world.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'whichside-storage-'));
try {
  const builds = await countingBuilds(folder);
  for (const kind of ['chromium', 'firefox'] as const) await count(kind, builds);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit();
