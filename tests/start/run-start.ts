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
  /** The picture of the popup, or a practice run's folder of them, where it was asked to be saved. */
  readonly picture: string;
}

/** Runs `npm start` headless, in a namespace without a way out, to its end (at most 220 s). */
export function runStart(...options: string[]): Promise<StartRun> {
  return run('popup.png', (picture) => [
    ...['--headless', '--isolated', '--screenshot', picture],
    ...options,
  ]);
}

/** The same of a practice run; `commands` are what its prompt reads, one a line. */
export function runPractice(options: readonly string[], commands = ''): Promise<StartRun> {
  const given = ['--practice', '--headless', ...options];
  return run('practice', (out) => [...given, '--out', out], commands);
}

function run(
  name: string,
  optionsFor: (picture: string) => readonly string[],
  input = '',
): Promise<StartRun> {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  const picture = join(folder, name);
  const npm = spawn('npm', ['start', '--silent', '--', ...optionsFor(picture)], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: folder },
    timeout: 220_000,
  });
  npm.stdin.end(input);
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
