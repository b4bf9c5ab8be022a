import { answered, distinct, failed, median, proven } from './attempts.ts';
import type { RoundFacts } from './facts.ts';
import type { Observation } from './observation.ts';

/** A clock this far off is wrong (Chromium's ssl_error_handler: uncertainty + 5 minutes). */
const WRONG_FROM_MS = 5 * 60_000;
/** Two servers that tell the same time may differ by this much: `Date` has whole seconds, and answers take time. */
const AGREEMENT_MS = 60_000;

/** Clear-text clocks that must agree before ours counts as right. */
const TRUSTED_WITNESSES = 2;

export interface ClockReading {
  /** `right` and `wrong` need somebody's clock to compare with; without one it is `unknown`. */
  readonly state: 'right' | 'wrong' | 'unknown';
  /** Their clock minus ours. */
  readonly skewMs: number;
  /** Parties whose clocks agree. */
  readonly witnesses: number;
  readonly observations: readonly Observation[];
}

/** Compares this device's clock with the `Date` headers of the controls' answers. */
export function readClock(facts: RoundFacts): ClockReading {
  const dated = facts.controls.filter((o) => answered(o) && o.outcome.clockSkewMs !== undefined);
  const skewMs = median(dated.map(skewOf)) ?? 0;
  const agreeing = dated.filter((o) => Math.abs(skewOf(o) - skewMs) <= AGREEMENT_MS);
  const witnesses = distinct(agreeing, (o) => o.operator?.toLowerCase() ?? o.host).length;
  const agreed = agreeing.length * 2 > dated.length;
  if (dated.length === 0 || !agreed)
    return { state: 'unknown', skewMs: 0, witnesses: 0, observations: [] };
  if (Math.abs(skewMs) > WRONG_FROM_MS) {
    return { state: 'wrong', skewMs, witnesses, observations: agreeing };
  }
  // In clear text anybody on the way could have told the time.
  const trusted = witnesses >= TRUSTED_WITNESSES || agreeing.some(proven);
  const state = trusted ? 'right' : 'unknown';
  return { state, skewMs, witnesses, observations: agreeing };
}

function skewOf(observation: Observation): number {
  return answered(observation) ? (observation.outcome.clockSkewMs ?? 0) : 0;
}

/** Handshakes that failed for the date of a certificate. */
export function dateErrors(observations: readonly Observation[]): readonly Observation[] {
  return observations.filter((o) => failed(o) && o.outcome.tls === 'date');
}
