import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CLIENT,
  GATEWAY,
  INTERNET,
  LAN_PREFIX,
  PUBLIC_RANGES,
  RESOLVER,
  ROUTER_UPLINK,
  UPLINK_PREFIX,
} from './addresses.ts';
import { createLongLine, routeOver } from './long-line.ts';
import { attempt, run } from './run.ts';

const NAME = /^whichside-(\d+)-\d+-(?:client|router|internet)$/;
/** Scratch folders of worlds, with the process that owns them. */
const FOLDER = /^whichside-world-(\d+)-/;

/** Beginning of the name of a world's scratch folder. */
export function folderPrefix(): string {
  return join(tmpdir(), `whichside-world-${process.pid}-`);
}

/** Names of the three namespaces of one world; the process id lets a later run sweep them. */
export interface Namespaces {
  readonly client: string;
  readonly router: string;
  readonly internet: string;
}

/** Names for the `index`-th world of this process. */
export function namespaceNames(index: number): Namespaces {
  const stem = `whichside-${process.pid}-${index}`;
  return { client: `${stem}-client`, router: `${stem}-router`, internet: `${stem}-internet` };
}

/** Makes client -- router -- internet, joined by two cables, with routes and no way out. */
export async function createNamespaces(names: Namespaces): Promise<void> {
  for (const name of Object.values(names)) {
    await run('ip', ['netns', 'add', name]);
    await run('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
  }
  await cable([names.client, 'lan0'], [names.router, 'lan0']);
  await cable([names.router, 'wan0'], [names.internet, 'wan0']);
  await up(names.router, 'lan0', `${GATEWAY}/${LAN_PREFIX}`);
  await up(names.router, 'wan0', `${ROUTER_UPLINK}/${UPLINK_PREFIX}`);
  await up(names.internet, 'wan0', `${INTERNET}/${UPLINK_PREFIX}`);
  await up(names.client, 'lan0', `${CLIENT}/${LAN_PREFIX}`);
  await run('ip', ['-n', names.client, 'route', 'replace', 'default', 'via', GATEWAY]);
  await createLongLine(names);
  await routeOver('cable', names);
  for (const range of PUBLIC_RANGES) {
    await run('ip', ['-n', names.internet, 'route', 'add', 'local', range, 'dev', 'lo']);
  }
  // The world ends here: what is not in it is unreachable, at once.
  await run('ip', ['-n', names.router, 'route', 'add', 'unreachable', 'default']);
  await run('ip', ['netns', 'exec', names.router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1']);
  await mkdir(`/etc/netns/${names.client}`, { recursive: true });
  await writeFile(`/etc/netns/${names.client}/resolv.conf`, `nameserver ${RESOLVER}\n`);
}

async function cable(
  one: readonly [string, string],
  other: readonly [string, string],
): Promise<void> {
  const peer = ['peer', 'name', other[1], 'netns', other[0]];
  await run('ip', ['link', 'add', one[1], 'netns', one[0], 'type', 'veth', ...peer]);
}

async function up(namespace: string, device: string, address: string): Promise<void> {
  await run('ip', ['-n', namespace, 'addr', 'add', address, 'dev', device]);
  await run('ip', ['-n', namespace, 'link', 'set', device, 'up']);
}

/** Ends what still runs inside and removes the namespaces. Synchronous, so that it works on exit. */
export function destroyNamespaces(names: readonly string[]): void {
  for (const name of names) {
    if (!existsSync(`/run/netns/${name}`)) continue;
    for (const pid of pidsIn(name)) endProcess(pid);
    try {
      execFileSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
    } catch {
      // Somebody else removed it between the look and the deed.
    }
    rmSync(`/etc/netns/${name}`, { recursive: true, force: true });
  }
}

function pidsIn(namespace: string): number[] {
  try {
    const listed = execFileSync('ip', ['netns', 'pids', namespace], { encoding: 'utf8' });
    return listed.split('\n').map(Number).filter(Boolean);
  } catch {
    return [];
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/** Removes what runs of earlier, dead processes left behind. */
export async function sweepStaleWorlds(): Promise<void> {
  const listed = (await attempt('ip', ['netns', 'list'])) ?? '';
  const names = listed.split('\n').map((line) => line.split(' ')[0] ?? '');
  destroyNamespaces(names.filter((name) => isStale(name, NAME)));
  for (const name of readdirSync(tmpdir()).filter((each) => isStale(each, FOLDER))) {
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isStale(name: string, pattern: RegExp): boolean {
  const owner = pattern.exec(name)?.[1];
  return owner !== undefined && !existsSync(`/proc/${owner}`);
}
