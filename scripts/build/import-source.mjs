import * as esbuild from 'esbuild';
import { ROOT } from './root.mjs';

/**
 * Imports a TypeScript module of the project into this Node process.
 * @param {string} file relative to the project
 * @returns {Promise<Record<string, unknown>>} its exports
 */
export async function importSource(file) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [file],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  const code = outputFiles[0]?.contents;
  if (!code) throw new Error(`${file} gave no code`);
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
