// The fault lab, also as the first command in a fresh clone: what this imports needs no packages.
import { join } from 'node:path';
import { ROOT } from './build/root.mjs';
import { ensureNodePackages } from './setup/node-packages.mjs';
import { run } from './setup/run.mjs';

/** It ends by itself: no new scenario begins after `--minutes`. */
const LONGEST_MS = 24 * 3_600_000;

try {
  await ensureNodePackages();
  const args = ['--import', 'tsx', join(ROOT, 'tests/lab/main.ts'), ...process.argv.slice(2)];
  process.exitCode = await run(process.execPath, args, {
    timeoutMs: LONGEST_MS,
    interactive: true,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
