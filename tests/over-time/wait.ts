import * as v from 'valibot';
import type { Report } from '../../src/formats/report.ts';
import { pause } from './proof.ts';
import type { Stage } from './stage.ts';

const LOOK_EVERY_MS = 500;

/** How long it took until the answer was yes, in ms; undefined where it never was within `timeoutMs`. */
export async function waitUntil(
  ask: () => Promise<boolean>,
  timeoutMs: number,
): Promise<number | undefined> {
  const startedAt = Date.now();
  while (!(await ask())) {
    if (Date.now() - startedAt > timeoutMs) return undefined;
    await pause(LOOK_EVERY_MS);
  }
  return Date.now() - startedAt;
}

const SHOWN = `(globalThis.browser ?? globalThis.chrome).storage.local.get('report')
  .then(({ report }) => report && ({
    side: report.overall.side,
    user: report.user.kind,
    services: report.services.map(({ id, verdict }) =>
      ({ id, kind: verdict.kind, isConfirmed: verdict.certainty === 'confirmed' })),
  }))`;

const shownSchema = v.object({
  side: v.string(),
  user: v.string(),
  services: v.array(v.object({ id: v.string(), kind: v.string(), isConfirmed: v.boolean() })),
});

export interface Shown {
  readonly side: Report['overall']['side'] | string;
  readonly user: string;
  readonly services: readonly {
    readonly id: string;
    readonly kind: string;
    readonly isConfirmed: boolean;
  }[];
}

/** What is shown now, in short. Asks storage, not the background: a look must not wake it. */
export async function shown(stage: Stage): Promise<Shown | undefined> {
  return v.parse(v.optional(shownSchema), (await stage.browser().look(SHOWN)) ?? undefined);
}

/** Whether the shown report calls the service down, and an incident is open for it. */
export async function isConfirmed(stage: Stage, service: string): Promise<boolean> {
  const report = await shown(stage);
  return report?.services.some(({ id, isConfirmed }) => id === service && isConfirmed) ?? false;
}

/** Whether all is shown to be well. */
export async function isWell(stage: Stage): Promise<boolean> {
  const report = await shown(stage);
  return report?.user !== 'fault' && (report?.services.every(({ kind }) => kind === 'ok') ?? false);
}
