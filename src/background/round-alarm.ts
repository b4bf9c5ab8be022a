import { clearAlarm, setAlarm, standingAlarm } from '../platform/alarms.ts';

export const ROUND_ALARM = 'round';

/** Chrome lets no alarm come sooner, and a background without work lives no longer. */
const SOONEST_MS = 30_000;
/**
 * An alarm that has fired is gone; one that repeats is not. A background that dies before it has set the next one is woken
 * an interval later, after 10 minutes at most. Rounds lie a minute apart or more.
 */
const AGAIN_MOST_MINUTES = 10;
const AGAIN_LEAST_MINUTES = 1;
/** An alarm this close to where it should be stays: setting it anew costs a write to disk. */
const NEAR_MS = 1_000;

/** Wakes the schedule: by alarm, and where that would be too late by a timer as well, as long as the background lives. */
export interface RoundAlarm {
  /** To be woken at `atMs`, ms since the epoch, with rounds so far apart. An alarm stands when it resolves. */
  readonly setTo: (atMs: number, intervalMs: number) => Promise<void>;
  /** To be woken no sooner than that, by alarm alone; without an interval it repeats as the one before it did. */
  readonly net: (atMs: number, intervalMs?: number) => Promise<void>;
  readonly clear: () => Promise<void>;
}

interface AlarmTools {
  readonly now: () => number;
  /** Told when the timer fires, and when it was due. */
  readonly onTimer: (dueMs: number) => void;
}

export function createRoundAlarm({ now, onTimer }: AlarmTools): RoundAlarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const net = async (atMs: number, intervalMs?: number): Promise<void> => {
    const when = Math.max(atMs, now() + SOONEST_MS);
    const stands = await standingAlarm(ROUND_ALARM);
    const everyMinutes =
      intervalMs === undefined ? (stands?.everyMinutes ?? AGAIN_MOST_MINUTES) : again(intervalMs);
    const isNear = stands !== undefined && Math.abs(stands.when - when) <= NEAR_MS;
    if (isNear && stands.everyMinutes === everyMinutes) return;
    await setAlarm(ROUND_ALARM, when, { everyMinutes });
  };
  return {
    net: (atMs, intervalMs) => {
      clearTimeout(timer);
      return net(atMs, intervalMs);
    },
    setTo: async (atMs, intervalMs) => {
      await net(atMs, intervalMs);
      clearTimeout(timer);
      if (atMs - now() < SOONEST_MS) {
        timer = setTimeout(() => onTimer(atMs), Math.max(0, atMs - now()));
      }
    },
    clear: () => {
      clearTimeout(timer);
      return clearAlarm(ROUND_ALARM);
    },
  };
}

function again(intervalMs: number): number {
  return Math.max(AGAIN_LEAST_MINUTES, Math.min(AGAIN_MOST_MINUTES, intervalMs / 60_000));
}
