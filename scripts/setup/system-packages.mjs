import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';

/**
 * Which of the families this knows the machine belongs to.
 * @param {string} [osRelease] the text of `/etc/os-release`
 * @returns {'debian' | 'ubuntu' | undefined}
 */
export function distribution(osRelease = readOsRelease()) {
  const id = osRelease.match(/^ID="?(\w+)/m)?.[1] ?? '';
  const like = osRelease.match(/^ID_LIKE="?([^"\n]*)/m)?.[1] ?? '';
  const families = [id, ...like.split(' ')];
  return families.includes('ubuntu')
    ? 'ubuntu'
    : families.includes('debian')
      ? 'debian'
      : undefined;
}

/** @returns {boolean} whether packages of the system can be installed without asking anybody */
export function canInstall() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    distribution() !== undefined &&
    existsSync('/usr/bin/apt-get')
  );
}

/**
 * Installs packages with apt-get. Resolves with whether that worked.
 * @param {readonly string[]} names
 * @returns {Promise<boolean>}
 */
export async function installSystemPackages(names) {
  console.log(`Installing ${names.join(', ')} (apt-get) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0', '-qq'];
  await run('apt-get', [...patient, 'update'], { timeoutMs: 5 * 60_000, env, quiet: true });
  const install = [...patient, 'install', '-y', '--no-install-recommends', ...names];
  return (await run('apt-get', install, { timeoutMs: 15 * 60_000, env, quiet: true })) === 0;
}

/**
 * The package that brings a browser, where the distribution has one.
 * @param {'chromium' | 'firefox'} name
 * @returns {string}
 */
export function browserPackage(name) {
  if (distribution() === 'ubuntu') return name === 'firefox' ? 'firefox' : 'chromium-browser';
  return name === 'firefox' ? 'firefox-esr' : 'chromium';
}

/** @returns {string} */
function readOsRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}
