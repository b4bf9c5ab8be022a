import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserKind, OpenOptions } from './test-browser.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const FOLDERS = { chromium: 'chrome', firefox: 'firefox' } as const;

/** Match patterns of every host on the web. */
const EVERY_HOST = ['http://*/*', 'https://*/*'] as const;

interface CopyOptions extends OpenOptions {
  readonly folder: string;
}

/** Copies the built extension and adds the hosts to its manifest that a person would have granted. */
export async function copyExtension(kind: BrowserKind, options: CopyOptions): Promise<string> {
  const { world, access, folder, builds = DIST } = options;
  const target = join(folder, 'extension');
  await cp(join(builds, FOLDERS[kind]), target, { recursive: true });
  const file = join(target, 'manifest.json');
  const manifest: { host_permissions?: string[] } = JSON.parse(await readFile(file, 'utf8'));
  const added = access === 'all' ? EVERY_HOST : world.controlPatterns;
  manifest.host_permissions = [...(manifest.host_permissions ?? []), ...added];
  await writeFile(file, JSON.stringify(manifest, null, 2));
  return target;
}
