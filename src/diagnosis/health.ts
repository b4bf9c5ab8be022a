import { distinct, silent } from './attempts.ts';
import {
  attemptsOf,
  type ControlReading,
  inState,
  operators,
  readControls,
  withRole,
} from './control-reading.ts';
import { countCrowd } from './crowd.ts';
import type { RoundFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { finding } from './make-finding.ts';
import type { Observation } from './observation.ts';
import { USER_SIDE } from './suspect.ts';
import { isNewlyServed, startOf } from './times.ts';

/** Fewest controls that may speak for the user's side (G4). */
const FEWEST_CONTROLS = 3;
const FEWEST_OPERATORS = 2;
/** Share of controls that may fail while the line counts as healthy. */
const TOLERATED_SHARE = 0.2;

/** Whether the controls clear the user's own side. `mixed`: they speak, and not with one voice. */
export interface Health {
  readonly state: 'healthy' | 'mixed' | 'too-few';
  readonly evidence: Finding;
}

/**
 * Reads the controls as witnesses for the user's own side. `exceptOperator`: a control never serves a service of its
 * own operator (compared without regard to case).
 */
export function readHealth(facts: RoundFacts, exceptOperator?: string): Health {
  const except = exceptOperator?.toLowerCase();
  const readings = readControls(facts.controls).filter(({ operator }) => operator !== except);
  const passing = readings.filter(passes);
  const told = {
    key: 'controls-answer',
    values: {
      answered: passing.length,
      total: readings.length,
      operators: operators(passing).length,
    },
    clears: USER_SIDE,
    cites: attemptsOf(passing),
  } as const;
  if (readings.length < FEWEST_CONTROLS) {
    const few = { key: 'too-few-controls', values: { usable: readings.length } } as const;
    return { state: 'too-few', evidence: finding({ ...few, cites: attemptsOf(readings) }) };
  }
  if (isHealthy(readings, passing) && !isShutSince(facts))
    return { state: 'healthy', evidence: finding(told) };
  return { state: 'mixed', evidence: finding({ ...told, clears: [] }) };
}

/** A secure control that answers with another content still proves the way to it. */
function passes(reading: ControlReading): boolean {
  if (reading.state === 'pass' || reading.state === 'seen') return true;
  return reading.state === 'changed' && reading.role !== 'portal';
}

function isHealthy(
  readings: readonly ControlReading[],
  passing: readonly ControlReading[],
): boolean {
  if (operators(inState(readings, 'odd')).length >= FEWEST_OPERATORS) return false;
  const failing = inState(readings, 'fail');
  const fewFail =
    failing.length <= readings.length * TOLERATED_SHARE || operators(failing).length <= 1;
  const byName = withRole(passing, 'https').length > 0;
  const onlyPlainFails = failing.every(({ role }) => role === 'portal'); // port 80 is closed to us: nobody's fault
  return (
    (fewFail || onlyPlainFails) &&
    byName &&
    operators(passing).length >= FEWEST_OPERATORS &&
    passing.length >= 2
  );
}

/**
 * Services of many providers are mute, independent resolvers are too, and since these were asked no new connection has
 * come to be: that controls answered before shows no more that the line takes new ones.
 */
function isShutSince(facts: RoundFacts): boolean {
  const all = [...facts.controls, ...facts.services.flatMap(({ observations }) => observations)];
  if (!areResolversMute(all)) return false;
  const since = Math.min(...all.filter(({ role }) => role === 'doh').map(startOf));
  if (all.some((one) => startOf(one) >= since && isNewlyServed(one))) return false;
  return countCrowd(facts) > 0;
}

/** Whether independent resolvers of several operators were asked, and none said a word. */
export function areResolversMute(observations: readonly Observation[]): boolean {
  const asked = observations.filter(({ role }) => role === 'doh');
  return (
    distinct(asked, ({ operator, host }) => operator ?? host).length >= FEWEST_OPERATORS &&
    asked.every(silent)
  );
}
