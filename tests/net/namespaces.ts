import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CLIENT,
  GATEWAY,
  INTERNET,
  LAN_PREFIX,
  PUBLIC_RANGES,
  ROUTER_UPLINK,
  SECOND_CLIENT,
  SECOND_GATEWAY,
  SECOND_INTERNET,
  SECOND_LAN,
  SECOND_UPLINK,
  UPLINK_PREFIX,
} from './addresses.ts';
import { plugIn } from './client-link.ts';
import { createLongLine, routeOver } from './long-line.ts';
import { attempt, run } from './run.ts';
import { watchClient } from './watch-client.ts';

const NAME = /^whichside-(\d+)-\d+-(?:client|router|internet|second)$/;
/** Scratch folders of worlds, with the process that owns them. */
const FOLDER = /^whichside-world-(\d+)-/;

/** Beginning of the name of a world's scratch folder. */
export function folderPrefix(): string {
  return join(tmpdir(), `whichside-world-${process.pid}-`);
}

/** Names of the namespaces of one world; the process id lets a later run sweep them. */
export interface Namespaces {
  readonly client: string;
  readonly router: string;
  readonly internet: string;
  /** Router of the second line, beside the first one. */
  readonly second: string;
}

/** Names for the `index`-th world of this process. */
export function namespaceNames(index: number): Namespaces {
  const stem = `whichside-${process.pid}-${index}`;
  return {
    client: `${stem}-client`,
    router: `${stem}-router`,
    internet: `${stem}-internet`,
    second: `${stem}-second`,
  };
}

/**
 * Makes client -- router -- internet, joined by two cables, with routes and no way out; and beside it
 * a second line with a router of its own, whose cable to the client is not plugged in.
 */
export async function createNamespaces(names: Namespaces): Promise<void> {
  for (const name of Object.values(names)) {
    await run('ip', ['netns', 'add', name]);
    await run('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
  }
  await layFirstLine(names);
  await laySecondLine(names);
  for (const range of PUBLIC_RANGES) {
    await run('ip', ['-n', names.internet, 'route', 'add', 'local', range, 'dev', 'lo']);
  }
  for (const router of [names.router, names.second]) {
    // The world ends here: what is not in it is unreachable, at once.
    await run('ip', ['-n', router, 'route', 'add', 'unreachable', 'default']);
    await run('ip', ['netns', 'exec', router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1']);
  }
  await mkdir(`/etc/netns/${names.client}`, { recursive: true });
  await plugIn('first', names);
  await watchClient(names.client);
}

async function layFirstLine(names: Namespaces): Promise<void> {
  await cable([names.client, 'lan0'], [names.router, 'lan0']);
  await cable([names.router, 'wan0'], [names.internet, 'wan0']);
  await up(names.router, 'lan0', `${GATEWAY}/${LAN_PREFIX}`);
  await up(names.router, 'wan0', `${ROUTER_UPLINK}/${UPLINK_PREFIX}`);
  await up(names.internet, 'wan0', `${INTERNET}/${UPLINK_PREFIX}`);
  await number(names.client, 'lan0', `${CLIENT}/${LAN_PREFIX}`);
  await createLongLine(names);
  await routeOver('cable', names);
}

async function laySecondLine(names: Namespaces): Promise<void> {
  await cable([names.client, 'lan1'], [names.second, 'lan0']);
  await cable([names.second, 'wan0'], [names.internet, 'wan1']);
  await up(names.second, 'lan0', `${SECOND_GATEWAY}/${LAN_PREFIX}`);
  await up(names.second, 'wan0', `${SECOND_UPLINK}/${UPLINK_PREFIX}`);
  await up(names.internet, 'wan1', `${SECOND_INTERNET}/${UPLINK_PREFIX}`);
  await number(names.client, 'lan1', `${SECOND_CLIENT}/${LAN_PREFIX}`);
  for (const range of PUBLIC_RANGES) {
    await run('ip', ['-n', names.second, 'route', 'add', range, 'via', SECOND_INTERNET]);
  }
  await run('ip', ['-n', names.internet, 'route', 'add', SECOND_LAN, 'via', SECOND_UPLINK]);
}

async function cable(
  one: readonly [string, string],
  other: readonly [string, string],
): Promise<void> {
  const peer = ['peer', 'name', other[1], 'netns', other[0]];
  await run('ip', ['link', 'add', one[1], 'netns', one[0], 'type', 'veth', ...peer]);
}

async function number(namespace: string, device: string, address: string): Promise<void> {
  await run('ip', ['-n', namespace, 'addr', 'add', address, 'dev', device]);
}

async function up(namespace: string, device: string, address: string): Promise<void> {
  await number(namespace, device, address);
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
