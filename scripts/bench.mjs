import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { timeDiagnose } from './bench/time-diagnose.mjs';
import { ROOT } from './build/root.mjs';
import { sizeReport } from './build/sizes.mjs';
import { run } from './setup/run.mjs';

const BROWSER_BENCH_MS = 10 * 60_000;

console.log(await sizeReport('chrome'));
console.log(await timeDiagnose());

// What needs browsers and a network of its own: each file is a program that prints its measurements.
const folder = join(ROOT, 'tests/bench');
const programs = existsSync(folder) ? readdirSync(folder).sort() : [];
for (const program of programs.filter((name) => name.endsWith('.bench.ts'))) {
  const args = ['--import', 'tsx', join(folder, program)];
  const status = await run(process.execPath, args, { timeoutMs: BROWSER_BENCH_MS });
  if (status !== 0) {
    console.error(`${program} failed with status ${status}`);
    process.exitCode = 1;
  }
}
