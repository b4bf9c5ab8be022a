import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/root.mjs';
import { run } from './run.mjs';

const OLDEST_NODE = 20;

/**
 * Installs the packages of the lockfile where they are missing or older than it.
 * Throws when Node is too old or npm fails.
 */
export async function ensureNodePackages() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}.`);
  }
  if (!isStale()) return;
  console.log('Installing Node packages (npm ci) ...');
  const status = await run('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    timeoutMs: 10 * 60_000,
  });
  if (status !== 0) throw new Error(`npm ci failed with status ${status}.`);
}

/** @returns {boolean} */
function isStale() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return true;
  return statSync(join(ROOT, 'package-lock.json')).mtimeMs > statSync(installed).mtimeMs;
}
