import { readTime } from './read-time.ts';

/** Whether something from one moment to another goes on at `nowMs`; a moment that is not given limits nothing. */
export function goesOn(from: unknown, to: unknown, nowMs: number): boolean {
  return (readTime(from) ?? nowMs) <= nowMs && nowMs < (readTime(to) ?? Number.POSITIVE_INFINITY);
}
