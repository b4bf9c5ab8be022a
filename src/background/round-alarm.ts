import { alarmTime, clearAlarm, setAlarm } from '../platform/alarms.ts';

export const ROUND_ALARM = 'round';

/** Chrome lets no alarm come sooner, and a background without work lives no longer. */
const SOONEST_MS = 30_000;
/**
 * An alarm that has fired is gone; one that repeats is not. A background that dies before it has set the next one is woken
 * after so long, and mostly nothing is left to do then but to set it.
 */
const AGAIN_MINUTES = 10;
/** An alarm this close to where it should be stays: setting it anew costs a write to disk. */
const NEAR_MS = 1_000;

/** Wakes the schedule: by alarm, and where that would be too late by a timer as well, as long as the background lives. */
export interface RoundAlarm {
  /** To be woken at `atMs`, ms since the epoch. An alarm stands when it resolves. */
  readonly setTo: (atMs: number) => Promise<void>;
  /** To be woken no sooner than that, by alarm alone. */
  readonly net: (atMs: number) => Promise<void>;
  readonly clear: () => Promise<void>;
}

interface AlarmTools {
  readonly now: () => number;
  /** Told when the timer fires, and when it was due. */
  readonly onTimer: (dueMs: number) => void;
}

export function createRoundAlarm({ now, onTimer }: AlarmTools): RoundAlarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const net = async (atMs: number): Promise<void> => {
    const when = Math.max(atMs, now() + SOONEST_MS);
    const stands = await alarmTime(ROUND_ALARM);
    const isNear = stands !== undefined && Math.abs(stands - when) <= NEAR_MS;
    if (!isNear) await setAlarm(ROUND_ALARM, when, { everyMinutes: AGAIN_MINUTES });
  };
  return {
    net: (atMs) => {
      clearTimeout(timer);
      return net(atMs);
    },
    setTo: async (atMs) => {
      await net(atMs);
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
