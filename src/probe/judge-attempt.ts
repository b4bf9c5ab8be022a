import type { Outcome } from '../diagnosis/observation.ts';
import { type Expectation, isWithin } from './judge-content.ts';

/** Whether an attempt at an endpoint went wrong, so that it is worth a retry. What it means is for the rules to say. */
export function isFailing(outcome: Outcome, expect: Expectation | undefined): boolean {
  if (outcome.kind === 'failure') return true;
  if (outcome.opaque) return false;
  if (outcome.headless || outcome.proxy !== undefined) return true;
  if (outcome.content !== undefined && outcome.content !== 'expected') return true;
  if (expect?.status !== undefined) return !isWithin(outcome.status, expect.status);
  return outcome.status >= 500;
}

/** Whether an attempt proves by itself that its service is fine: an answer over validated TLS needs no witness. */
export function provesItself(outcome: Outcome, expect: Expectation | undefined): boolean {
  return outcome.kind === 'response' && outcome.verified && !isFailing(outcome, expect);
}

/** A server that names a time to come back is not asked again before it. */
export function mayRetry(outcome: Outcome, delayMs: number): boolean {
  return outcome.kind === 'failure' || (outcome.retryAfterMs ?? 0) <= delayMs;
}
