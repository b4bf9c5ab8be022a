import * as v from 'valibot';
import type { BrowserKind, Screen } from '../browsers/test-browser.ts';
import { type Bench, openBench } from '../e2e/bench.ts';
import { PROGRESS_SCRIPT } from '../e2e/progress.ts';
import type { ServiceSpec } from '../net/site.ts';

const RUNS = 7;
const ROUND_TRIP_MS = 100;
const LONGEST_WAIT_MS = 20_000;

const TEN_SERVICES: readonly ServiceSpec[] = Array.from({ length: 10 }, (_, index) => ({
  id: `service-${index}`,
  name: `Service ${index}`,
  provider: `Provider ${index}`,
}));

const times = v.array(v.number());

/** The middle of an odd number of runs, with the least and the most. */
function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [least = 0, middle = 0, most = 0] = [
    sorted[0],
    sorted[Math.floor(sorted.length / 2)],
    sorted.at(-1),
  ];
  return `${round(middle)} (${round(least)} to ${round(most)})`;
}

function round(value: number): number {
  return value > 20 ? Math.round(value) : Math.round(value * 100) / 100;
}

/** Each address of the list by a bare `fetch` of its own, one after the other; ms. */
async function singleFetches(page: Screen, urls: readonly string[]): Promise<readonly number[]> {
  const script = `(async () => {
    const times = [];
    for (const url of ${JSON.stringify(urls)}) {
      const startedAt = performance.now();
      const answer = await fetch(url, { cache: 'no-store', credentials: 'omit' });
      await answer.body?.cancel();
      times.push(performance.now() - startedAt);
    }
    return times;
  })()`;
  return v.parse(times, await page.evaluate(script));
}

/** A list with names that no connection is open to, on a line with this round trip. */
async function freshNames(bench: Bench): Promise<readonly string[]> {
  await bench.reset({ services: TEN_SERVICES });
  await bench.break([{ kind: 'round-trip', ms: ROUND_TRIP_MS }]);
  return bench.world.config().services.flatMap(({ endpoints }) => endpoints.map(({ url }) => url));
}

async function timeHealthyRounds(bench: Bench): Promise<void> {
  const page = await bench.browser.openPage('options.html');
  const rounds: number[] = [];
  const slowest: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    slowest.push(Math.max(...(await singleFetches(page, await freshNames(bench)))));
    await freshNames(bench);
    rounds.push((await bench.check()).durationMs);
  }
  const ratios = rounds.map((ms, run) => ms / (slowest[run] ?? Number.NaN));
  console.log(
    `  healthy full round, 10 services at ${ROUND_TRIP_MS} ms round trips, ms: ${spread(rounds)}`,
  );
  console.log(`  slowest single fetch of the same set, ms: ${spread(slowest)}`);
  console.log(`  ratio, budget 1.5: ${spread(ratios)}`);
  await page.close();
}

async function timeASilentProvider(bench: Bench): Promise<void> {
  const page = await bench.browser.openPage('options.html');
  const suspicions: number[] = [];
  const verdicts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await bench.reset({ services: TEN_SERVICES });
    await bench.break([{ kind: 'packets', of: ['service-3'], at: 'router', how: 'drop' }]);
    const startedAt = performance.now();
    const ended = bench.check();
    const suspected = `${PROGRESS_SCRIPT}.then((report) => report?.services.some(
      ({ id, verdict }) => id === 'service-3' && verdict?.kind === 'fault'))`;
    await page.waitFor(suspected, LONGEST_WAIT_MS);
    suspicions.push(performance.now() - startedAt);
    await ended;
    verdicts.push(performance.now() - startedAt);
  }
  console.log(`  first suspicion on a silent provider, budget 5000 ms: ${spread(suspicions)}`);
  console.log(`  verdict on it, budget 10000 ms: ${spread(verdicts)}`);
  await page.close();
}

async function measure(kind: BrowserKind): Promise<void> {
  console.log(`${kind}, median (least to most) of ${RUNS} runs:`);
  const bench = await openBench(kind, 'all');
  try {
    await timeHealthyRounds(bench);
    await timeASilentProvider(bench);
  } finally {
    await bench.close();
  }
}

await measure('chromium');
await measure('firefox');
process.exit();
