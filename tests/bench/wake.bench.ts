import * as v from 'valibot';
import { openBench } from '../e2e/bench.ts';

const RUNS = 15;

/** How long the background takes to answer a message that finds it dead, and one that finds it alive; ms. */
async function timeAnswers(kind: 'chromium' | 'firefox'): Promise<void> {
  const bench = await openBench(kind, 'all');
  try {
    const page = await bench.browser.openPage('options.html');
    const ask = async (): Promise<number> =>
      v.parse(
        v.number(),
        await page.evaluate(`(async () => {
          const startedAt = performance.now();
          await (globalThis.browser ?? chrome).runtime.sendMessage({ type: 'getReport' });
          return performance.now() - startedAt;
        })()`),
      );
    const dead: number[] = [];
    const alive: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await bench.browser.killBackground();
      dead.push(await ask());
      alive.push(await ask());
    }
    console.log(
      `${kind}: answer of a dead background ${middle(dead)} ms, of a live one ${middle(alive)} ms`,
    );
  } finally {
    await bench.close();
  }
}

function middle(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return `${at(0.5).toFixed(1)} (${at(0).toFixed(1)} to ${at(1).toFixed(1)})`;
}

for (const kind of ['chromium', 'firefox'] as const) await timeAnswers(kind);
process.exit();
