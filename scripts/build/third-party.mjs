import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * The licences of all packages whose code is in a bundle, as text.
 * Throws when a package brings no licence.
 * @param {import('esbuild').Metafile} metafile
 * @returns {string}
 */
export function thirdPartyNotices(metafile) {
  const packages = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const match = input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (match) packages.add(match[1]);
  }
  const notices = [...packages].sort().map((name) => notice(name));
  return ['Whichside contains code of these packages.', ...notices].join('\n\n');
}

/**
 * @param {string} name
 * @returns {string}
 */
function notice(name) {
  const dir = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  const file = readdirSync(dir).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} brings no licence text`);
  const text = readFileSync(join(dir, file), 'utf8').trim();
  return `${'-'.repeat(72)}\n${name} ${version} (${license})\n\n${text}\n`;
}
