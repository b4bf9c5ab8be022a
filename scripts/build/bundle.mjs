import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { ROOT } from './root.mjs';

export const PAGES = ['popup', 'options', 'welcome', 'history'];

/** The oldest versions that are supported. */
const OLDEST = { chrome: 'chrome121', firefox: 'firefox140' };

/**
 * Preact can set raw HTML; no page does, and stores warn of code that could. The build takes the ability out,
 * and fails when a new version of Preact words it otherwise.
 * @type {esbuild.Plugin}
 */
const noRawHtml = {
  name: 'no-raw-html',
  setup(build) {
    build.onLoad({ filter: /[\\/]preact[\\/]dist[\\/]preact\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const parts = source.split(/\w+\.innerHTML=\w+\.__html/);
      if (parts.length !== 2) throw new Error(`${path}: expected one place that sets raw HTML`);
      return { contents: parts.join('(()=>{throw new TypeError("Raw HTML is not supported")})()') };
    });
  },
};

/**
 * Bundles the background and the pages, scripts and styles, each on its own: contexts share no code at run time. What a
 * page imports dynamically becomes a file beside it, loaded when it is asked for; the background is one file.
 * @param {'chrome' | 'firefox'} target
 * @param {{ outDir: string, minify?: boolean, write?: boolean }} options
 * @returns {Promise<{ metafile: esbuild.Metafile, files: { path: string, bytes: number }[] }>}
 */
export async function bundle(target, { outDir, minify = false, write = true }) {
  /** @type {esbuild.BuildOptions} */
  const shared = {
    absWorkingDir: ROOT,
    outdir: outDir,
    bundle: true,
    target: OLDEST[target],
    charset: 'utf8',
    legalComments: 'none', // licences are in THIRD_PARTY.txt
    minify,
    sourcemap: false,
    write,
    preserveSymlinks: true, // paths in comments stay the same where node_modules is a link
    plugins: [noRawHtml],
    logLevel: 'warning',
  };
  const results = await Promise.all([
    esbuild.build({
      ...shared,
      entryPoints: [{ in: 'src/background/main.ts', out: 'background' }],
      format: 'iife',
      metafile: true,
    }),
    ...PAGES.map((page) =>
      esbuild.build({
        ...shared,
        entryPoints: entryPoints(page),
        format: 'esm',
        splitting: true,
        chunkNames: `${page}-[name]-[hash]`,
        metafile: true,
      }),
    ),
  ]);
  /** @type {esbuild.Metafile} */
  const metafile = {
    inputs: Object.assign({}, ...results.map((result) => result.metafile.inputs)),
    outputs: Object.assign({}, ...results.map((result) => result.metafile.outputs)),
  };
  const files = Object.entries(metafile.outputs).map(([path, { bytes }]) => ({ path, bytes }));
  return { metafile, files };
}

/**
 * @param {string} page
 * @returns {{ in: string, out: string }[]}
 */
function entryPoints(page) {
  const script = { in: `src/${page}/main.tsx`, out: page };
  const style = { in: `src/${page}/${page}.css`, out: page };
  return existsSync(join(ROOT, style.in)) ? [script, style] : [script];
}
