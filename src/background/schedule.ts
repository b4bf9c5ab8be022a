import type { Config } from '../formats/config.ts';
import type { PlannedRound } from '../schedule/plan-round.ts';
import { controlsOf } from '../settings/defaults.ts';
import { loadConfig } from './config-store.ts';
import { isResting } from './resting.ts';
import { isResumable, type RoundJob, resumedJob, roundQueue, viewsOf } from './round-job.ts';
import { intervalNow } from './watch-facts.ts';

interface Planned {
  readonly config: Config;
  readonly intervalMs: number;
  readonly next: PlannedRound;
}

/** A planned round as a job that nobody waits for. */
export function plannedJob({ config, intervalMs, next }: Planned, nowMs: number): RoundJob {
  const { ids, shape, trigger } = next;
  const asked = new Set(ids);
  return {
    services: config.services.filter(({ id }) => asked.has(id)),
    controls: controlsOf(config),
    shape,
    trigger,
    isKept: true,
    isAwaited: false,
    startedAtMs: nowMs,
    intervalMs,
    views: viewsOf(config),
    resumes: 0,
  };
}

/**
 * What is left of a long round that an earlier background began; undefined when there is nothing worth it. Nobody waits for
 * it any more: it rests with the schedule.
 */
export async function leftoverJob(nowMs: number): Promise<RoundJob | undefined> {
  const queue = await roundQueue.get();
  if (queue === undefined) return undefined;
  const loaded = await loadConfig();
  const { shape, remaining: ids } = queue;
  const trigger = queue.trigger === 'recheck' ? 'recheck' : 'schedule';
  if (
    !loaded.ok ||
    !isResumable(queue, nowMs) ||
    (await isResting(loaded.config, nowMs, { trigger, shape, ids }))
  ) {
    await roundQueue.remove();
    return undefined;
  }
  const { config } = loaded;
  return resumedJob(queue, {
    services: config.services,
    controls: controlsOf(config),
    intervalMs: intervalNow(config),
    views: viewsOf(config),
  });
}
