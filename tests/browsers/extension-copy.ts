import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserKind, OpenOptions } from './test-browser.ts';
import { addWitness } from './witness.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const FOLDERS = { chromium: 'chrome', firefox: 'firefox' } as const;

/** Match patterns of every host on the web. */
const EVERY_HOST = ['http://*/*', 'https://*/*'] as const;

interface Manifest {
  host_permissions?: string[];
  permissions?: string[];
  optional_permissions?: string[] | undefined;
}

interface CopyOptions extends OpenOptions {
  readonly folder: string;
}

/**
 * Copies the built extension and adds to its manifest what a person would have granted. The copy of an
 * earlier browser stays as it is.
 */
export async function copyExtension(kind: BrowserKind, options: CopyOptions): Promise<string> {
  const { world, access, folder, builds = DIST, permissions = [] } = options;
  const target = join(folder, 'extension');
  if (options.again !== undefined) return target;
  await cp(join(builds, FOLDERS[kind]), target, { recursive: true });
  const file = join(target, 'manifest.json');
  const manifest: Manifest = JSON.parse(await readFile(file, 'utf8'));
  const added = access === 'controls' ? world.controlPatterns : EVERY_HOST;
  manifest.host_permissions = [...(manifest.host_permissions ?? []), ...added];
  manifest.permissions = [...new Set([...(manifest.permissions ?? []), ...permissions])];
  const granted = new Set<string>(permissions);
  manifest.optional_permissions = manifest.optional_permissions?.filter((one) => !granted.has(one));
  await writeFile(file, JSON.stringify(manifest, null, 2));
  if (options.isWitnessed) await addWitness(target);
  return target;
}
