import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { canInstall, installSystemPackages } from './system-packages.mjs';

/** Installs the command that brings up the loopback of a namespace, where it is missing and that can be done. */
export async function ensureIsolation() {
  const isThere = ['/usr/sbin/ip', '/sbin/ip', '/usr/bin/ip'].some((path) => existsSync(path));
  if (!isThere && canInstall()) await installSystemPackages(['iproute2']);
}

/**
 * The words to put before a command so that it runs in a network namespace of its own: loopback, and no way out.
 * Throws one line that says what is missing.
 * @returns {string[]}
 */
export function isolated() {
  if (process.platform !== 'linux') throw new Error('--isolated needs Linux.');
  const flags = process.getuid?.() === 0 ? ['--net'] : ['--net', '--map-root-user'];
  const prefix = ['unshare', ...flags, 'sh', '-c', 'ip link set lo up && exec "$@"', 'isolated'];
  const [program = '', ...args] = prefix;
  const trial = spawnSync(program, [...args, 'true'], { encoding: 'utf8', timeout: 10_000 });
  if (trial.status !== 0) {
    const reason = (trial.stderr || trial.error?.message || '').trim().split('\n')[0];
    throw new Error(
      `--isolated needs 'unshare' and 'ip', and the right to make namespaces: ${reason}`,
    );
  }
  return prefix;
}
