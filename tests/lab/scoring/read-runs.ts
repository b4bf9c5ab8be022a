import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { reportSchema } from '../../../src/formats/report.ts';
import { ACCESSES } from '../../browsers/test-browser.ts';
import type { LabRun } from '../result.ts';

const says = v.picklist(['user', 'provider', 'ok', 'unclear']);

const carriers = v.object({ cdns: v.array(v.string()), addresses: v.array(v.string()) });

const runsSchema = v.array(
  v.object({
    scenario: v.string(),
    browser: v.picklist(['chromium', 'firefox']),
    access: v.picklist(ACCESSES),
    seed: v.number(),
    twist: v.exactOptional(v.picklist(['control-down', 'control-blocked', 'clock-off'])),
    report: reportSchema,
    circumstances: v.object({ onLine: v.boolean() }),
    answeredBefore: v.exactOptional(v.array(v.string())),
    carriedBefore: v.exactOptional(v.record(v.string(), carriers)),
    suspicionMs: v.exactOptional(v.number()),
    verdictMs: v.number(),
    bytes: v.number(),
    lateMs: v.exactOptional(v.number()),
    voidPlays: v.exactOptional(v.number()),
    baselines: v.record(v.string(), says),
  }),
);

/** Reads the `runs.json` that a run of the lab leaves. Fails where it is none, or of another version of the report. */
export function readRuns(file: string): readonly LabRun[] {
  return v.parse(runsSchema, JSON.parse(readFileSync(file, 'utf8')));
}
