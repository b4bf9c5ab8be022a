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

type Times = Pick<RollUp, 'upMs' | 'degradedMs' | 'downMs' | 'unobservedMs'>;

/** What hours or days of one subject come to. Time that nobody observed counts neither for nor against it. */
export function uptimeOf(all: readonly Times[]): Uptime {
  const sum = (key: keyof Times): number => all.reduce((total, one) => total + one[key], 0);
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
