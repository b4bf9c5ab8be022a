import { USER_SUBJECT } from '../incidents/round.ts';
import type { StandingFault } from '../incidents/standing.ts';

export const ROUND_ALARM = 'round';

const MINUTE_MS = 60_000;
/** A new fault, and one that seems to be over, is looked at every minute for so long. */
const CLOSE_WATCH_MS = 10 * MINUTE_MS;
/** An alarm this late was lost: with the browser's restart, or in its sleep. */
const LOST_MS = MINUTE_MS;

interface AlarmState {
  readonly nowMs: number;
  /** When the alarm is due now; undefined when it is not set. */
  readonly dueMs: number | undefined;
  readonly intervalMinutes: number;
  readonly faults: readonly StandingFault[];
  /** 0 up to, not including, 1: spreads alarms by a fifth, so that profiles do not all ask at once. */
  readonly random: number;
}

/** When the alarm should be set anew, in ms since the epoch; undefined where it may stay as it is. */
export function nextAlarm(state: AlarmState): number | undefined {
  const { nowMs, dueMs, intervalMinutes, faults, random } = state;
  const isClose = isWatchedClosely(faults, nowMs);
  const periodMs = isClose ? Math.min(1, intervalMinutes) * MINUTE_MS : intervalMinutes * MINUTE_MS;
  const latestMs = nowMs + periodMs * 1.2;
  const stands = dueMs !== undefined && dueMs > nowMs - LOST_MS && dueMs <= latestMs;
  return stands ? undefined : nowMs + periodMs * (0.8 + 0.4 * random);
}

/** Whether some fault is so new, or so newly over, that it deserves a look every minute. */
function isWatchedClosely(faults: readonly StandingFault[], nowMs: number): boolean {
  return faults.some(({ sinceMs }) => Math.abs(nowMs - sinceMs) < CLOSE_WATCH_MS);
}

/** Whether a fault stands that the next round should look at in full. */
export function hasStandingFault(
  faults: readonly StandingFault[],
  ids: readonly string[],
): boolean {
  return faults.some(({ subject }) => subject === USER_SUBJECT || ids.includes(subject));
}
