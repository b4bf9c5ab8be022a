import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, PAGES } from './bundle.mjs';
import { buildIcons } from './icons.mjs';
import { buildLocales } from './locales.mjs';
import { deriveManifest } from './manifest.mjs';
import { ROOT } from './root.mjs';
import { thirdPartyNotices } from './third-party.mjs';

/**
 * Builds the unpacked extension of one browser. It appears at `outDir` in one step, so that nobody loads half of it.
 * @param {'chrome' | 'firefox'} target
 * @param {string} [outDir] `dist/<target>` when absent
 * @returns {Promise<string>} the folder
 */
export async function buildExtension(target, outDir = join(ROOT, 'dist', target)) {
  const draft = `${outDir}.${process.pid}.tmp`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    const { metafile } = await bundle(target, { outDir: draft });
    writeFileSync(join(draft, 'THIRD_PARTY.txt'), thirdPartyNotices(metafile));
    writeFileSync(join(draft, 'manifest.json'), manifestText(target));
    buildLocales(join(ROOT, 'src/_locales'), join(draft, '_locales'));
    buildIcons(join(ROOT, 'icons'), join(draft, 'icons'));
    for (const page of PAGES) {
      copyFileSync(join(ROOT, `src/${page}/${page}.html`), join(draft, `${page}.html`));
    }
    rmSync(outDir, { recursive: true, force: true });
    renameSync(draft, outDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return outDir;
}

/**
 * @param {'chrome' | 'firefox'} target
 * @returns {string}
 */
function manifestText(target) {
  const source = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return `${JSON.stringify(deriveManifest(source, target, version), undefined, 2)}\n`;
}
