import type { Config } from '../formats/config.ts';
import { isInUse } from '../platform/idle.ts';
import type { PlannedRound } from '../schedule/plan-round.ts';
import { fullSettings } from '../settings/defaults.ts';
import { isOverLimit } from './data-cost.ts';
import { readPause } from './watch-store.ts';

/**
 * Whether what nobody asked for has to wait now (ms since the epoch), as scheduled rounds do: the person paused it, the
 * month's data limit has no room for it, or nobody uses the device.
 */
export async function isResting(
  config: Config,
  nowMs: number,
  round: Pick<PlannedRound, 'trigger' | 'shape' | 'ids'>,
): Promise<boolean> {
  if ((await readPause(nowMs)) !== undefined) return true;
  if (await isOverLimit(config, nowMs, round)) return true;
  return fullSettings(config.settings).pauseWhenIdle && !(await isInUse());
}
