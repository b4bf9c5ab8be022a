import { readFileSync } from 'node:fs';
import { processTree } from './process-tree.ts';
import type { BrowserKind } from './test-browser.ts';

/** Memory of the process that runs the background, and every page of the extension that is open. */
export interface BackgroundMemory {
  /** Resident, in bytes. */
  readonly now: number;
  /** The most that the kernel has seen of it. */
  readonly peak: number;
}

/** Undefined while no such process runs: a browser may end it with the background. */
export function backgroundMemory(kind: BrowserKind, root: number): BackgroundMemory | undefined {
  const own = processTree(root).filter((pid) => runsExtensions(kind, pid));
  const sizes = own.flatMap((pid) => sizeOf(pid) ?? []);
  if (sizes.length === 0) return undefined;
  return {
    now: sizes.reduce((sum, { now }) => sum + now, 0),
    peak: Math.max(...sizes.map(({ peak }) => peak)),
  };
}

function runsExtensions(kind: BrowserKind, pid: number): boolean {
  if (kind === 'chromium') return read(pid, 'cmdline').includes('--extension-process');
  return read(pid, 'comm').trim() === 'WebExtensions';
}

function sizeOf(pid: number): BackgroundMemory | undefined {
  const status = read(pid, 'status');
  const bytes = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1_024;
  const size = { now: bytes('VmRSS'), peak: bytes('VmHWM') };
  return Number.isNaN(size.peak) ? undefined : size;
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
