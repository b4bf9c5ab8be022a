import { answered, discarded, distinct, failed, proven } from './attempts.ts';
import type { Observation } from './observation.ts';

/**
 * What all attempts at one control add up to. `pass`: as expected · `seen`: an http control answered and its content
 * stays hidden (no host access) · `odd`: a foreign answer · `changed`: an answer that is not as expected and no sign of a
 * portal either · `fail`: no answer.
 */
export type ControlState = 'pass' | 'seen' | 'odd' | 'changed' | 'fail';

export interface ControlReading {
  readonly operator: string;
  readonly role: 'portal' | 'https' | 'address';
  readonly host: string;
  readonly state: ControlState;
  /** It failed once and passed once within the round. */
  readonly flaky: boolean;
  readonly attempts: readonly Observation[];
  /** The attempt that decided the state. */
  readonly decisive: Observation;
  readonly unproven: boolean;
}

/** What the controls of one round say, one entry a control. Blocked, discarded and superseded ones are left out (G3). */
export function readControls(controls: readonly Observation[]): readonly ControlReading[] {
  const byEndpoint = new Map<string, Observation[]>();
  for (const observation of controls) {
    if (!isControl(observation) || unusable(observation)) continue;
    const attempts = byEndpoint.get(observation.endpoint) ?? [];
    byEndpoint.set(observation.endpoint, [...attempts, observation]);
  }
  const readings = [...byEndpoint.values()].flatMap((attempts) => readControl(attempts) ?? []);
  return readings.filter((reading) => !supersededBy(reading, readings));
}

type ControlObservation = Observation & { readonly role: ControlReading['role'] };

function isControl(observation: Observation): observation is ControlObservation {
  const { role } = observation;
  return role === 'portal' || role === 'https' || role === 'address';
}

/** G3: something on this machine stopped it, or the sample is void: it says nothing about the way. */
function unusable(observation: Observation): boolean {
  if (discarded(observation)) return true;
  const { outcome } = observation;
  return (
    outcome.kind === 'failure' && (outcome.layer === 'blocked' || outcome.layer === 'permission')
  );
}

const BEST_FIRST: readonly ControlState[] = ['pass', 'seen', 'odd', 'changed', 'fail'];

function readControl(attempts: readonly Observation[]): ControlReading | undefined {
  const ranked = [...attempts].sort(
    (a, b) =>
      BEST_FIRST.indexOf(stateOf(a)) - BEST_FIRST.indexOf(stateOf(b)) ||
      b.attempt - a.attempt ||
      a.n - b.n,
  );
  const [decisive] = ranked;
  if (decisive === undefined || !isControl(decisive)) return undefined;
  const state = stateOf(decisive);
  return {
    operator: decisive.operator?.toLowerCase() ?? decisive.host,
    role: decisive.role,
    host: decisive.host,
    state,
    flaky: state === 'pass' && attempts.some(failed),
    attempts,
    decisive,
    unproven: attempts.every((attempt) => attempt.unproven === true),
  };
}

function stateOf(observation: Observation): ControlState {
  if (!answered(observation)) return 'fail';
  const { outcome } = observation;
  if (observation.role !== 'portal') {
    if (!proven(observation)) return 'fail';
    return outcome.content === undefined || outcome.content === 'expected' ? 'pass' : 'changed';
  }
  if (outcome.opaque === true) return 'seen';
  if (outcome.content === 'expected') return 'pass';
  return isForeign(observation.host, outcome) ? 'odd' : 'changed';
}

/**
 * A portal sends elsewhere, says 511 (RFC 6585), or puts its own page there. 1 to 4 bytes where another content was
 * due are a broken middlebox instead (Android's NetworkMonitor); a redirect within the host is the control's own.
 */
function isForeign(
  host: string,
  outcome: Extract<Observation['outcome'], { kind: 'response' }>,
): boolean {
  if (outcome.status === 511) return true;
  if (outcome.redirectHost !== undefined) return outcome.redirectHost !== host;
  return outcome.content === 'other' && outcome.status < 400;
}

/** A control that never answered from this profile is no evidence while others of its kind answer. */
function supersededBy(reading: ControlReading, all: readonly ControlReading[]): boolean {
  if (!reading.unproven || reading.state !== 'fail') return false;
  return all.some((other) => other.role === reading.role && other.state === 'pass');
}

export function inState(
  readings: readonly ControlReading[],
  ...states: readonly ControlState[]
): readonly ControlReading[] {
  return readings.filter((reading) => states.includes(reading.state));
}

export function withRole(
  readings: readonly ControlReading[],
  ...roles: readonly ControlReading['role'][]
): readonly ControlReading[] {
  return readings.filter((reading) => roles.includes(reading.role));
}

export function operators(readings: readonly ControlReading[]): readonly string[] {
  return distinct(readings, (reading) => reading.operator);
}

export function attemptsOf(readings: readonly ControlReading[]): readonly Observation[] {
  return readings.flatMap((reading) => reading.attempts);
}
