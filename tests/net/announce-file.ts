import { stat, utimes } from 'node:fs/promises';

/**
 * Tells those who watch a system's file by its folder, as Chromium does, to look at it again. A file that is mounted over
 * it for one namespace tells that folder nothing of its changes. The machine's own file, under it, does once somebody has
 * read it: the time of that is all that changes. Where this user may not do even that, nobody is told.
 */
export async function announceFile(path: string): Promise<void> {
  try {
    const { mtime } = await stat(path);
    await utimes(path, new Date(), mtime);
  } catch {
    // Whoever waits for the change says so.
  }
}
