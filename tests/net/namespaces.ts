import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plugIn } from './client-link.ts';
import { ipBatch } from './ip-batch.ts';
import { layLines } from './lay-lines.ts';
import { attempt } from './run.ts';
import { watchClient } from './watch-client.ts';

const NAME = /^whichside-(\d+)-\d+-(?:client|router|internet|second|backbone|branch)$/;
/** Scratch folders of worlds, with the process that owns them. */
const FOLDER = /^whichside-world-(\d+)-/;

/** Beginning of the name of a world's scratch folder. */
export function folderPrefix(): string {
  return join(tmpdir(), `whichside-world-${process.pid}-`);
}

/** Names of the namespaces of one world; the process id lets a later run sweep them. */
export interface Namespaces {
  readonly client: string;
  /** The home router of the first line. */
  readonly router: string;
  /** The data centres. */
  readonly internet: string;
  /** Router of the second line, beside the first one. */
  readonly second: string;
  /** Where both lines meet. */
  readonly backbone: string;
  /** Router of the backbone's regional branch, behind which the far sites lie. */
  readonly branch: string;
}

/** Names for the `index`-th world of this process. */
export function namespaceNames(index: number): Namespaces {
  const stem = `whichside-${process.pid}-${index}`;
  return {
    client: `${stem}-client`,
    router: `${stem}-router`,
    internet: `${stem}-internet`,
    second: `${stem}-second`,
    backbone: `${stem}-backbone`,
    branch: `${stem}-branch`,
  };
}

/**
 * Makes client -- router -- backbone -- internet, with routes in both versions of IP and no way out;
 * beside the router a second one, whose cable to the client is not plugged in; and beside the
 * straight way from the backbone to the internet one by its branch.
 */
export async function createNamespaces(names: Namespaces): Promise<void> {
  const all = Object.values(names);
  await ipBatch(
    undefined,
    all.map((name) => `netns add ${name}`),
  );
  await layLines(names);
  await mkdir(`/etc/netns/${names.client}`, { recursive: true });
  await plugIn('first', names);
  await watchClient(names.client);
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
