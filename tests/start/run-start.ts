import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/build/root.mjs';

export interface StartRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Folder that stood in for the system's temporary one. */
  readonly folder: string;
  /** The picture of the popup, where it was asked to be saved. */
  readonly picture: string;
}

/** Runs `npm start` headless, in a namespace without a way out, to its end (at most 200 s). */
export function runStart(...options: string[]): Promise<StartRun> {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  const picture = join(folder, 'popup.png');
  const given = ['--headless', '--isolated', '--screenshot', picture, ...options];
  const npm = spawn('npm', ['start', '--silent', '--', ...given], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: folder },
    timeout: 200_000,
  });
  let stdout = '';
  let stderr = '';
  npm.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  npm.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    npm.once('error', reject);
    npm.once('close', (status) => resolve({ status, stdout, stderr, folder, picture }));
  });
}

/** Throw-away profiles that were left in a folder. */
export function profilesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('whichside-'));
}

/** Command lines of running processes that name a folder. */
export function processesUsing(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandLine(pid))
    .filter((line) => line.includes(folder));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it ended between the listing and the reading
  }
}
