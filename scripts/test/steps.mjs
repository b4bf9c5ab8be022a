import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../build/root.mjs';
import { run } from '../setup/run.mjs';
import { NOTHING, tallyOf } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * Runs one command as one test.
 * @param {string} name
 * @param {readonly string[]} command the program of a package, or `node`, and its arguments
 * @param {number} timeoutMs
 * @returns {Promise<Tally>}
 */
export async function commandStep(name, command, timeoutMs) {
  console.log(`\n== ${name}`);
  const startedAt = Date.now();
  const status = await runTool(command, timeoutMs);
  if (status === 0) {
    console.log(`ok: ${name} (${seconds(startedAt)})`);
    return { ...NOTHING, passed: 1 };
  }
  console.log(`FAILED: ${name} (${status === 124 ? 'took too long' : `status ${status}`})`);
  return { ...NOTHING, failed: 1 };
}

/**
 * Runs the tests of one vitest project and counts them.
 * @param {string} name
 * @param {string} project
 * @param {number} timeoutMs
 * @returns {Promise<Tally>}
 */
export async function vitestStep(name, project, timeoutMs) {
  console.log(`\n== ${name}`);
  const startedAt = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'whichside-test-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const status = await runTool(['vitest', 'run', '--project', project, ...reporters], timeoutMs);
    const tally = tallyOf(readJson(file), status);
    const word = tally.failed > 0 ? 'FAILED' : 'ok';
    const late = status === 124 ? ', took too long' : '';
    console.log(`${word}: ${name} (${tally.passed} passed, ${seconds(startedAt)}${late})`);
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Counts the tests of a project without running them; one when they cannot be counted.
 * @param {string} project
 * @returns {Promise<number>}
 */
export async function countTests(project) {
  const folder = mkdtempSync(join(tmpdir(), 'whichside-test-'));
  const file = join(folder, 'list.json');
  try {
    await runTool(['vitest', 'list', '--project', project, `--json=${file}`], 60_000);
    const list = readJson(file);
    return Array.isArray(list) && list.length > 0 ? list.length : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} command
 * @param {number} timeoutMs
 * @returns {Promise<number>}
 */
function runTool([tool = '', ...args], timeoutMs) {
  const program = tool === 'node' ? process.execPath : join(ROOT, 'node_modules/.bin', tool);
  return run(program, args, { cwd: ROOT, timeoutMs });
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readJson(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // a run that was ended in the middle of writing
  }
}

/**
 * @param {number} startedAt
 * @returns {string}
 */
function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(0)} s`;
}
