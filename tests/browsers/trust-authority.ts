import { mkdir } from 'node:fs/promises';
import { run } from '../net/run.ts';

/** Makes an NSS store in `folder` that trusts the authority in `file`: what both browsers read. */
export async function trustAuthority(folder: string, file: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const store = `sql:${folder}`;
  await run('certutil', ['-d', store, '-N', '--empty-password']);
  await run('certutil', ['-d', store, '-A', '-n', 'lab', '-t', 'C,,', '-i', file]);
}
