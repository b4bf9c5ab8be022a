import { mkdir } from 'node:fs/promises';
import { run } from '../net/run.ts';
import type { World } from '../net/world.ts';

/** Whom browsers of a world trust: its own authority, and the box that opens TLS. */
export type Authorities = Pick<World, 'authorityFile' | 'inspectorFile'>;

/** Makes an NSS store in `folder` that trusts the world's authorities: what both browsers read. */
export async function trustAuthorities(folder: string, world: Authorities): Promise<void> {
  await mkdir(folder, { recursive: true });
  const store = ['-d', `sql:${folder}`];
  await run('certutil', [...store, '-N', '--empty-password']);
  const named = { lab: world.authorityFile, inspection: world.inspectorFile };
  for (const [name, file] of Object.entries(named)) {
    await run('certutil', [...store, '-A', '-n', name, '-t', 'C,,', '-i', file]);
  }
}
