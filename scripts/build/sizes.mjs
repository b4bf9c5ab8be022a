import { basename } from 'node:path';
import { bundle } from './bundle.mjs';

/**
 * Most bytes of minified JavaScript, by context. A worker can load nothing later: what few rounds need stands in the
 * background from its first turn, such as 27 kinds of status pages (46 kB), an XML parser (12 kB), the outside view (12 kB),
 * alerts and their words (13 kB), the history's writer (15 kB) and rules for faults that look alike (63 kB). What that costs
 * at each wake, `tests/bench/wake.bench.ts` prints, and docs/reliability.md says.
 */
const BUDGETS = { 'popup.js': 60_000, 'background.js': 385_000 };

/**
 * Minified sizes of what the build bundles, in bytes: of a script all that it loads at once, and apart from that what it
 * loads when something is opened. The budget is for the first.
 * @param {'chrome' | 'firefox'} target
 * @returns {Promise<{ name: string, bytes: number, onDemand: number, budget: number | undefined }[]>}
 */
export async function minifiedSizes(target) {
  const { metafile } = await bundle(target, { outDir: 'dist/sizes', minify: true, write: false });
  const { outputs } = metafile;
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => isEntry(entryPoint));
  return entries.map(([path]) => {
    const name = basename(path);
    const atOnce = loadedWith(path, outputs, ['import-statement']);
    const all = loadedWith(path, outputs, ['import-statement', 'dynamic-import']);
    const bytes = bytesOf(atOnce, outputs);
    return { name, bytes, onDemand: bytesOf(all, outputs) - bytes, budget: budgetOf(name) };
  });
}

/**
 * A dynamic import makes its file an entry too.
 * @param {string | undefined} source
 */
function isEntry(source) {
  return source !== undefined && /\/main\.tsx?$|\.css$/.test(source);
}

/**
 * @param {string} name
 * @returns {number | undefined}
 */
function budgetOf(name) {
  return Object.entries(BUDGETS).find(([file]) => file === name)?.[1];
}

/**
 * A file with all that it imports in those ways, itself first.
 * @param {string} path
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {readonly string[]} kinds
 * @returns {Set<string>}
 */
function loadedWith(path, outputs, kinds) {
  const found = new Set([path]);
  for (const file of found) {
    for (const { path: next, kind } of outputs[file]?.imports ?? []) {
      if (kinds.includes(kind) && outputs[next]) found.add(next);
    }
  }
  return found;
}

/**
 * @param {Iterable<string>} paths
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @returns {number}
 */
function bytesOf(paths, outputs) {
  let sum = 0;
  for (const path of paths) sum += outputs[path]?.bytes ?? 0;
  return sum;
}

/**
 * @param {'chrome' | 'firefox'} target
 * @returns {Promise<string>} a table, one script or style a line
 */
export async function sizeReport(target) {
  const lines = (await minifiedSizes(target)).map(({ name, bytes, onDemand, budget }) => {
    const later = onDemand > 0 ? `, and ${inKilobytes(onDemand)} on demand` : '';
    const size = inKilobytes(bytes).padStart(10);
    if (budget === undefined) return `  ${name.padEnd(16)}${size}${later}`;
    const word = bytes <= budget ? 'within' : 'OVER';
    return `  ${name.padEnd(16)}${size}  ${word} its budget of ${budget / 1000} kB${later}`;
  });
  return [`Minified sizes (${target}):`, ...lines].join('\n');
}

/**
 * @param {number} bytes
 * @returns {string}
 */
function inKilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
