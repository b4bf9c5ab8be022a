import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from '../build/build-extension.mjs';
import { TARGETS } from '../build/manifest.mjs';
import { ROOT } from '../build/root.mjs';
import { sourceFiles } from './source-files.mjs';
import { filesBelow, zipFiles } from './zip.mjs';

/**
 * Builds both extensions and zips them, and the source that they can be rebuilt from.
 * @param {string} [outDir]
 * @returns {Promise<string[]>} the zip files
 */
export async function packAll(outDir = join(ROOT, 'artifacts')) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  mkdirSync(outDir, { recursive: true });
  const written = [];
  for (const target of TARGETS) {
    const dir = await buildExtension(target, join(outDir, `unpacked-${target}`));
    const file = join(outDir, `whichside-${target}-${version}.zip`);
    writeFileSync(file, zipFiles(dir, filesBelow(dir)));
    rmSync(dir, { recursive: true });
    written.push(file);
  }
  const source = join(outDir, `whichside-source-${version}.zip`);
  writeFileSync(source, zipFiles(ROOT, sourceFiles()));
  return [...written, source];
}
