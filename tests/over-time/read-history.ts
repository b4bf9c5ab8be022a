import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as v from 'valibot';
import type { Stage } from './stage.ts';

const READER = fileURLToPath(new URL('../../src/records/record-reader.ts', import.meta.url));

/** Reads all there is with the reader that the history page uses. */
const READ_ALL = `
  import { openRecordReader } from ${JSON.stringify(READER)};
  export async function readAll() {
    const opened = await openRecordReader();
    if (opened.kind !== 'open') return opened;
    const { reader } = opened;
    const found = { kind: 'open', subjects: 0, days: 0, hours: 0, samples: 0, incidents: [], reports: 0 };
    found.days = (await reader.days()).length;
    for (const subject of await reader.subjects()) {
      found.subjects += 1;
      found.hours += (await reader.hours(subject, 0)).length;
      found.samples += (await reader.samples(subject, 0)).length;
    }
    for (const { incident: { id, endedAt } } of await reader.incidents()) {
      const whole = await reader.incident(id);
      if (whole.report !== undefined) found.reports += 1;
      found.incidents.push({ id, endedAt });
    }
    const unreadable = reader.unreadable();
    reader.close();
    return { ...found, unreadable };
  }
  export async function upSince(sinceMs) {
    const opened = await openRecordReader();
    if (opened.kind !== 'open') return {};
    const { reader } = opened;
    const up = {};
    for (const subject of await reader.subjects()) {
      const samples = await reader.samples(subject, sinceMs);
      const moments = samples.filter(({ state }) => state === 'up' || state === 'slow').map(({ atMs }) => atMs);
      if (moments.length > 0) up[subject] = Math.min(...moments);
    }
    reader.close();
    return up;
  }
`;

const count = v.number();

const foundSchema = v.variant('kind', [
  v.object({ kind: v.literal('failing'), why: v.string(), message: v.string() }),
  v.object({
    kind: v.literal('open'),
    subjects: count,
    days: count,
    hours: count,
    samples: count,
    reports: count,
    unreadable: count,
    incidents: v.array(v.object({ id: v.string(), endedAt: v.nullable(v.string()) })),
  }),
]);

export type FoundHistory = v.InferOutput<typeof foundSchema>;

let bundled: Promise<string> | undefined;

/** What the history holds, every record of it parsed, in a page of the extension. */
export async function readHistory(stage: Stage): Promise<FoundHistory> {
  return v.parse(foundSchema, await inHistory(stage, 'readAll()'));
}

const upSchema = v.record(v.string(), v.number());

/** By subject: when it was first seen answering since that moment, in ms since the epoch; absent for those that were not. */
export async function upSince(
  stage: Stage,
  sinceMs: number,
): Promise<Readonly<Record<string, number>>> {
  return v.parse(upSchema, await inHistory(stage, `upSince(${sinceMs})`));
}

async function inHistory(stage: Stage, call: string): Promise<unknown> {
  bundled ??= bundleReader();
  return stage.browser().look(`(() => { ${await bundled}; return history.${call}; })()`);
}

async function bundleReader(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: READ_ALL, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'iife',
    globalName: 'history',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
