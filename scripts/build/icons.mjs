import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const SIZES = [16, 32, 48, 128];

/**
 * Draws every `*.svg` of a folder as `<name>-<size>.png`. Text in an icon has no font and is not drawn:
 * system fonts would make the pixels depend on the machine.
 * @param {string} sourceDir
 * @param {string} outDir
 */
export function buildIcons(sourceDir, outDir) {
  mkdirSync(outDir, { recursive: true });
  for (const file of readdirSync(sourceDir).sort()) {
    if (!file.endsWith('.svg')) continue;
    const svg = readFileSync(join(sourceDir, file), 'utf8');
    for (const size of SIZES) {
      const image = new Resvg(svg, {
        fitTo: { mode: 'width', value: size },
        font: { loadSystemFonts: false },
      });
      writeFileSync(join(outDir, `${basename(file, '.svg')}-${size}.png`), image.render().asPng());
    }
  }
}
