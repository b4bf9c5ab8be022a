import type { Report } from '../formats/report.ts';
import { isInterrupted } from '../schedule/interruption.ts';
import { readLastReport } from './keep-report.ts';
import type { RoundJob } from './round-job.ts';
import { readInterruptions } from './watch-store.ts';

/** Without any round for this long, or for so many intervals, the device slept or the browser was closed. */
const PAUSE_MS = 10 * 60_000;
const PAUSE_ROUNDS = 2;

/** Whether a round is the first after a sleep, a pause or a change of network, or saw one itself. */
export async function isAfterPause(
  { startedAt }: Report,
  { intervalMs, hasSwitched }: Pick<RoundJob, 'intervalMs' | 'hasSwitched'>,
): Promise<boolean> {
  if (hasSwitched === true || isInterrupted((await readInterruptions()) ?? {})) return true;
  const last = await readLastReport();
  if (last === undefined) return false;
  const sinceMs = Date.parse(startedAt) - Date.parse(last.startedAt);
  return sinceMs > Math.max(PAUSE_MS, PAUSE_ROUNDS * intervalMs);
}
