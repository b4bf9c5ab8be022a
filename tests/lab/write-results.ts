import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabRun } from './result.ts';

export interface Results {
  readonly runs: readonly LabRun[];
  /** Markdown. */
  readonly table: string;
}

/** Leaves what was seen in a folder: all of it as JSON, and a table for people. */
export function writeResults(folder: string, { runs, table }: Results): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'runs.json'), `${JSON.stringify(runs)}\n`);
  writeFileSync(join(folder, 'results.md'), table);
}
