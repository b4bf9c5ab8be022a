import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/** The earliest date that a zip can hold. `fflate` reads it in local time, hence without a zone. */
const MODIFIED = new Date('1980-01-01T00:00:00');

/**
 * Zips files so that the same contents give the same bytes anywhere: sorted names, one fixed date, no owners.
 * @param {string} root
 * @param {readonly string[]} paths relative to `root`, with slashes
 * @returns {Uint8Array}
 */
export function zipFiles(root, paths) {
  const entries = [...paths]
    .sort()
    .map((path) => /** @type {const} */ ([path, new Uint8Array(readFileSync(join(root, path)))]));
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: MODIFIED, os: 0 });
}

/**
 * All files below a folder, as paths relative to it, with slashes.
 * @param {string} root
 * @returns {string[]}
 */
export function filesBelow(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
}
