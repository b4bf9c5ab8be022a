import type { FailureMemory } from '../diagnosis/certainty.ts';
import { USER_KEY } from '../diagnosis/certainty.ts';

export const ROUND_ALARM = 'round';

const MINUTE_MS = 60_000;
/** A new fault is looked at every minute for so long. */
const CLOSE_WATCH_MS = 10 * MINUTE_MS;
/** An alarm this late was lost: with the browser's restart, or in its sleep. */
const LOST_MS = MINUTE_MS;

interface AlarmState {
  readonly nowMs: number;
  /** When the alarm is due now; undefined when it is not set. */
  readonly dueMs: number | undefined;
  readonly intervalMinutes: number;
  readonly failures: FailureMemory;
  /** 0 up to, not including, 1: spreads alarms by a fifth, so that profiles do not all ask at once. */
  readonly random: number;
}

/** When the alarm should be set anew, in ms since the epoch; undefined where it may stay as it is. */
export function nextAlarm(state: AlarmState): number | undefined {
  const { nowMs, dueMs, intervalMinutes, failures, random } = state;
  const isClose = isWatchedClosely(failures, nowMs);
  const periodMs = isClose ? Math.min(1, intervalMinutes) * MINUTE_MS : intervalMinutes * MINUTE_MS;
  const latestMs = nowMs + periodMs * 1.2;
  const stands = dueMs !== undefined && dueMs > nowMs - LOST_MS && dueMs <= latestMs;
  return stands ? undefined : nowMs + periodMs * (0.8 + 0.4 * random);
}

/** Whether some fault is so new that it deserves a look every minute. */
function isWatchedClosely(failures: FailureMemory, nowMs: number): boolean {
  return Object.values(failures).some(
    ({ firstFailedAtMs }) => Math.abs(nowMs - firstFailedAtMs) < CLOSE_WATCH_MS,
  );
}

/** Whether a fault stands that the next round should look at in full. */
export function hasStandingFault(failures: FailureMemory, ids: readonly string[]): boolean {
  return [USER_KEY, ...ids].some((id) => Object.hasOwn(failures, id));
}
