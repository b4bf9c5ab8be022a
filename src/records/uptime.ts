import type { RollUp } from '../formats/records.ts';
import { observedIn } from './tally.ts';

export interface Uptime {
  readonly upMs: number;
  readonly degradedMs: number;
  readonly downMs: number;
  readonly observedMs: number;
  readonly unobservedMs: number;
  /** 0 to 1: the share of observed time in which it answered, slow and partial included. Absent where none was observed. */
  readonly share?: number;
}

/** What roll-ups of one subject come to. Time that nobody observed counts neither for nor against it. */
export function uptimeOf(rollUps: readonly RollUp[]): Uptime {
  const sum = (key: 'upMs' | 'degradedMs' | 'downMs' | 'unobservedMs'): number =>
    rollUps.reduce((total, rollUp) => total + rollUp[key], 0);
  const times = { upMs: sum('upMs'), degradedMs: sum('degradedMs'), downMs: sum('downMs') };
  const observedMs = observedIn(times);
  const answeredMs = times.upMs + times.degradedMs;
  return {
    ...times,
    observedMs,
    unobservedMs: sum('unobservedMs'),
    ...(observedMs > 0 && { share: answeredMs / observedMs }),
  };
}
