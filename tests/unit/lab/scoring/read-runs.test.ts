import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readRuns } from '../../../lab/scoring/read-runs.ts';
import { writeResults } from '../../../lab/write-results.ts';
import { labRun } from './build-runs.ts';

const folder = mkdtempSync(join(tmpdir(), 'whichside-runs-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads what a run of the lab leaves', () => {
  const runs = [
    labRun({ twist: 'clock-off', suspicionMs: 4_000, baselines: { page: 'user' } }),
    labRun({ browser: 'firefox', access: 'controls' }),
    labRun({ carriedBefore: { lark: { cdns: ['Fastly'], addresses: ['203.0.113.7'] } } }),
  ];
  writeResults(folder, { runs, table: '' });
  expect(readRuns(join(folder, 'runs.json'))).toEqual(runs);
});

it('does not take anything else for runs', () => {
  const file = join(folder, 'other.json');
  writeFileSync(file, '[{ "scenario": "one" }]');
  expect(() => readRuns(file)).toThrow();
});
