import type { Config } from '../formats/config.ts';
import { type CostBook, costBookSchema } from '../formats/data-use.ts';
import type { Report } from '../formats/report.ts';
import type { ReadResult, StorageResult } from '../platform/storage.ts';
import { takeQuestions } from '../platform/timing.ts';
import { questionBytes } from '../probe/attempt-bytes.ts';
import type { ConnectionHabits } from '../probe/ports.ts';
import type { DataUse } from '../protocol.ts';
import {
  type AutomaticRound,
  bytesPerLook,
  NO_COSTS,
  spansAt,
  withCost,
  wouldPass,
} from '../schedule/cost-book.ts';
import { costOfRound } from '../schedule/cost-of-round.ts';
import { BATCH } from '../schedule/pace-of-rounds.ts';
import type { PlannedRound } from '../schedule/plan-round.ts';
import { fullSettings } from '../settings/defaults.ts';
import { loadConfig } from './config-store.ts';
import type { Serialised } from './serialise.ts';
import { readSpared, writeSpared } from './spare-store.ts';

const BYTES_A_MEGABYTE = 1_000_000;
/** A handshake and a short answer. */
const PROBE_BYTES = 7_000;
/** Most controls of a full round. */
const CONTROLS = 6;

const COST = 'cost';

function readCosts(): Promise<ReadResult<CostBook>> {
  return readSpared(COST, costBookSchema);
}

/** To be shown: what cannot be read is as if nothing had been counted. */
async function loadCosts(): Promise<CostBook> {
  const known = await readCosts();
  return (known.ok && known.value) || NO_COSTS;
}

/**
 * Counts a round that has ended at `nowMs` (wall clock) and, as `questionBytes`, what others were asked since the last
 * one. Not to be called again before it has ended.
 */
export async function addCost(
  report: Pick<Report, 'services' | 'controls' | 'trigger'>,
  nowMs: number,
  { questionBytes = 0 }: { readonly questionBytes?: number } = {},
): Promise<StorageResult> {
  const cost = costOfRound(report, questionBytes);
  if (cost.bytes === 0) return { ok: true };
  const loaded = await loadConfig();
  const ids = loaded.ok ? new Set(loaded.config.services.map(({ id }) => id)) : undefined;
  const counting = {
    atMs: nowMs,
    kind: automaticKind(report),
    looks: report.services.length,
    isListed: (id: string) => ids?.has(id) ?? true,
  };
  const known = await readCosts();
  // One round that is not counted costs less than a month that is forgotten.
  if (!known.ok) return known;
  return writeSpared({ [COST]: withCost(known.value ?? NO_COSTS, cost, counting) });
}

interface CountingTools {
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  readonly remember: Serialised;
  readonly habits?: ConnectionHabits | undefined;
}

/** Counts a round that has just ended, and what others were asked since the last one; rejects where that is not kept. */
export async function countRound(
  report: Report,
  { now, remember, habits }: CountingTools,
): Promise<void> {
  const asked = questionBytes(takeQuestions(), habits);
  const stored = await remember(() => addCost(report, now(), { questionBytes: asked }));
  if (!stored.ok) throw new Error(stored.message);
}

function automaticKind({ trigger }: Pick<Report, 'trigger'>): AutomaticRound | undefined {
  return trigger === 'schedule' || trigger === 'recheck' ? trigger : undefined;
}

/** What rounds have cost on the day and in the month of `nowMs`. */
export async function dataUse(config: Config, nowMs: number): Promise<DataUse> {
  const limitBytes = limitOf(config);
  const costs = await loadCosts();
  const perLookBytes = bytesPerLook(costs);
  return {
    ...spansAt(costs, nowMs),
    ...(limitBytes !== undefined && { limitBytes }),
    ...(perLookBytes !== undefined && { perLookBytes }),
  };
}

/** Whether the planned round might take this month over the data limit. */
export async function isOverLimit(
  config: Config,
  nowMs: number,
  planned: Pick<PlannedRound, 'trigger' | 'shape' | 'ids'>,
): Promise<boolean> {
  const limitBytes = limitOf(config);
  if (limitBytes === undefined) return false;
  const known = await readCosts();
  // Nobody can tell, and a limit that is passed cannot be taken back.
  if (!known.ok) return true;
  return wouldPass(known.value ?? NO_COSTS, {
    atMs: nowMs,
    limitBytes,
    kind: planned.trigger,
    guessBytes: guessOf(planned),
  });
}

function limitOf({ settings }: Config): number | undefined {
  const { dataLimitMegabytes } = fullSettings(settings);
  return dataLimitMegabytes === undefined ? undefined : dataLimitMegabytes * BYTES_A_MEGABYTE;
}

/**
 * A list may have grown since the last round, and a month's first one has nothing before it. Of a round of several batches
 * one is taken: a month must be able to begin, or its first day would be told as one on which watching goes on, and lie.
 */
function guessOf({ shape, ids }: Pick<PlannedRound, 'shape' | 'ids'>): number {
  const attempts = Math.min(ids.length, BATCH) + (shape === 'full' ? CONTROLS : 0);
  return attempts * PROBE_BYTES;
}
