import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives what follows a view of the disk and networks of its own. Network namespaces have their names under /run and their
 * files under /etc: both become folders in memory that lead to what was there. Not to the system's resolvers: a door
 * to them is a file, and would lead out of any network.
 */
const PREPARE = `set -e
hold=$1
shift
mount -t tmpfs tmpfs "$hold"
for folder in /etc /run; do
  mkdir -p "$hold$folder"
  mount --rbind "$folder" "$hold$folder"
  mount -t tmpfs -o mode=755 tmpfs "$folder"
  for each in "$hold$folder"/* "$hold$folder"/.[!.]*; do
    if [ -L "$each" ]; then cp -P "$each" "$folder/"
    elif [ -e "$each" ]; then ln -s "$each" "$folder/"
    fi
  done
done
rm -f /run/netns /etc/netns /run/nscd /run/systemd /run/avahi-daemon /etc/resolv.conf
mkdir /run/netns /etc/netns
: > /etc/resolv.conf
exec "$@"`;

/** What has to work, tried out under a name that nothing else has. */
const TRIAL = ['sh', '-c', 'ip netns add trial && ip netns exec trial true && ip netns del trial'];

/** Programs for networks lie where the search path of ordinary users does not lead. */
const SYSTEM_FOLDERS = '/usr/sbin:/sbin';

/**
 * The words to put before a command so that it may make networks, and can reach no other; an ordinary user's too, where
 * the system lets users have namespaces. Throws one line that says what is missing.
 * @param {string} scratch folder that is removed afterwards
 * @returns {string[]}
 */
export function withOwnNetworks(scratch) {
  const hold = join(scratch, 'hold');
  mkdirSync(hold, { recursive: true });
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const prefix = ['unshare', ...user, '--mount', '--net', 'sh', '-c', PREPARE, 'networks', hold];
  const [program = '', ...args] = [...prefix, ...TRIAL];
  const trial = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 10_000,
    env: networkEnvironment(),
  });
  if (trial.status === 0) return prefix;
  const reason = (trial.stderr || trial.error?.message || '').trim().split('\n')[0];
  throw new Error(
    `The practice run makes networks of its own: it needs root, or a system that lets users have namespaces (${reason}).`,
  );
}

/** @returns {NodeJS.ProcessEnv} in which programs for networks are found */
export function networkEnvironment() {
  return { ...process.env, PATH: `${process.env.PATH ?? ''}:${SYSTEM_FOLDERS}` };
}
