import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/root.mjs';

/** What a reviewer needs to build: everything but the tests and the pictures of the README. */
const LEFT_OUT = [/^tests\//, /^docs\/images\//, /^\.ci\//, /^vitest\.config\.ts$/];

/**
 * The files that the source package holds, relative to the project: of those that git tracks.
 * @returns {string[]}
 */
export function sourceFiles() {
  const listed = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => path !== '' && !LEFT_OUT.some((pattern) => pattern.test(path)))
    .filter((path) => existsSync(join(ROOT, path)));
}
