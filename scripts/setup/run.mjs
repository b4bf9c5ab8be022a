import { spawn } from 'node:child_process';

/** Somebody pressed Ctrl+C, or asked this process to end. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.');
  }
}

/** @typedef {{ timeoutMs: number, cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, interactive?: boolean }} RunOptions */

/**
 * Runs a program to its end and passes its output on; `quiet` leaves only what it says of errors. Resolves with its exit status: 1 when it could not be started,
 * 124 when it was ended for taking longer than `timeoutMs` (its whole process group is).
 * `interactive`: it reads this process's standard input and stays in its group, so that the terminal is its own too.
 * Rejects with `Interrupted` once it has ended because this process was asked to.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<number>}
 */
export function run(program, args, options) {
  const { timeoutMs, cwd, env = process.env, quiet = false, interactive = false } = options;
  return new Promise((resolve, reject) => {
    const ownGroup = process.platform !== 'win32' && !interactive;
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: [interactive ? 'inherit' : 'ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
      detached: ownGroup,
      shell: process.platform === 'win32' && program === 'npm', // there, npm is a batch file
    });
    const end = (/** @type {NodeJS.Signals} */ signal) => {
      if (child.pid === undefined) return;
      try {
        process.kill(ownGroup ? -child.pid : child.pid, signal);
      } catch {
        // It has ended in the meantime.
      }
    };
    let interrupted = false;
    let late = false;
    const stop = () => {
      interrupted = true;
      end('SIGTERM');
    };
    const timer = setTimeout(() => {
      late = true;
      end('SIGTERM');
      setTimeout(() => end('SIGKILL'), 5_000).unref();
    }, timeoutMs);
    const settle = (/** @type {number} */ status) => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (interrupted) reject(new Interrupted());
      else resolve(late ? 124 : status);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    child.once('error', () => settle(1));
    child.once('exit', (status) => settle(status ?? 1));
  });
}
