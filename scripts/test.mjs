// Everything. The first command typed in a fresh clone: what this imports needs no packages.
import { ensureNodePackages } from './setup/node-packages.mjs';
import { prepareBrowsers } from './test/prepare.mjs';
import { commandStep, countTests, vitestStep } from './test/steps.mjs';
import { add, NOTHING, summary } from './test/tally.mjs';

const MINUTE_MS = 60_000;
const UNTIL = Date.now() + 60 * MINUTE_MS;
const IS_CI = process.env.CI === 'true';

let total = NOTHING;
try {
  await ensureNodePackages();
  const obstacles = await prepareBrowsers();
  await withoutBrowsers();
  await inBrowsers(obstacles);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total = add(total, { ...NOTHING, failed: 1 });
}
if (IS_CI && total.skipped > 0) console.error('Skipped tests count as a failure here (CI=true).');
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 || (IS_CI && total.skipped > 0) ? 1 : 0;

async function withoutBrowsers() {
  await command('types', ['tsc', '-p', '.'], 4);
  await command('types of the core, alone', ['tsc', '-p', 'src/diagnosis'], 2);
  await command('lint', ['biome', 'ci', '.'], 2);
  await command('dead code', ['knip'], 2);
  await project('unit tests', 'unit', 8);
  await command('build', ['node', 'scripts/build.mjs', '--minify-report'], 3);
  const lint = ['web-ext', 'lint', '--warnings-as-errors', '--source-dir', 'dist/firefox'];
  await command('lint of the Firefox build', lint, 3);
  await command('packages', ['node', 'scripts/pack/check-packages.mjs'], 5);
}

/** @param {readonly string[]} obstacles */
async function inBrowsers(obstacles) {
  if (obstacles.length === 0) {
    await project('npm start', 'start', 10);
    await project('real browsers', 'e2e', 40);
    await project('a part of the fault lab', 'lab', 12);
    return;
  }
  for (const obstacle of obstacles) console.error(obstacle);
  if (IS_CI) throw new Error('Tests in real browsers cannot run here.');
  const counts = [await countTests('start'), await countTests('e2e'), await countTests('lab')];
  const skipped = counts.reduce((sum, count) => sum + count, 0);
  console.log(`Skipped: the ${skipped} tests of npm start and in real browsers.`);
  total = add(total, { ...NOTHING, skipped });
}

/**
 * @param {string} name
 * @param {readonly string[]} words
 * @param {number} minutes
 */
async function command(name, words, minutes) {
  total = add(total, await commandStep(name, words, bounded(minutes)));
}

/**
 * @param {string} name
 * @param {string} project
 * @param {number} minutes
 */
async function project(name, project, minutes) {
  total = add(total, await vitestStep(name, project, bounded(minutes)));
}

/**
 * @param {number} minutes
 * @returns {number} in ms, and no longer than the whole run may still take
 */
function bounded(minutes) {
  return Math.max(1_000, Math.min(minutes * MINUTE_MS, UNTIL - Date.now()));
}
