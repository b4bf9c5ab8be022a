import { basename } from 'node:path';
import { bundle } from './bundle.mjs';

/**
 * Most bytes of minified JavaScript, by context. A worker can load nothing later: 27 kinds of status pages (46 kB), an XML
 * parser (12 kB) and the outside view (12 kB) stand in the background from its first turn, though few failures need them.
 * What that costs at each wake, `tests/bench/wake.bench.ts` prints: against 157 kB a dead background answers 48 instead of
 * 43 ms in Chromium, and 113 instead of 75 ms in Firefox (medians of 15, one machine, one after the other).
 */
const BUDGETS = { 'popup.js': 60_000, 'background.js': 270_000 };

/**
 * Minified sizes of what the build bundles, in bytes.
 * @param {'chrome' | 'firefox'} target
 * @returns {Promise<{ name: string, bytes: number, budget: number | undefined }[]>}
 */
export async function minifiedSizes(target) {
  const { files } = await bundle(target, { outDir: 'dist/sizes', minify: true, write: false });
  return files.map(({ path, bytes }) => {
    const name = basename(path);
    return { name, bytes, budget: Object.entries(BUDGETS).find(([file]) => file === name)?.[1] };
  });
}

/**
 * @param {'chrome' | 'firefox'} target
 * @returns {Promise<string>} a table, one file a line
 */
export async function sizeReport(target) {
  const lines = (await minifiedSizes(target)).map(({ name, bytes, budget }) => {
    const size = `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
    if (budget === undefined) return `  ${name.padEnd(16)}${size}`;
    const word = bytes <= budget ? 'within' : 'OVER';
    return `  ${name.padEnd(16)}${size}  ${word} its budget of ${budget / 1000} kB`;
  });
  return [`Minified sizes (${target}):`, ...lines].join('\n');
}
