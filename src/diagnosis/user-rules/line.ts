import { failed, median, silent } from '../attempts.ts';
import { attemptsOf, type ControlReading, inState, operators } from '../control-reading.ts';
import { finding } from '../make-finding.ts';
import { clearedBy, USER_SIDE } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { plain, secure, type UserView, userFault } from './user-view.ts';

/** Half of the controls take this long on a slow line: four round trips of a 400 ms line, say. */
const SLOW_MEDIAN_MS = 1_500;
/** ... and not even the fastest is quicker than this. A slow server or two is not a slow line. */
const SLOW_FASTEST_MS = 700;
/** Timers this late mean that the machine is starved: what looks slow may be ourselves. */
const STARVED_MS = 1_000;
/** Share of suffering controls that makes a line lossy. */
const FLAKY_SHARE = 0.2;
const FEWEST_OPERATORS = 2;

/** C6b: http passes with exact content, and https does not get through, without a complaint about certificates. */
export function c6bHttpsBlocked(view: UserView): Verdict | undefined {
  const passing = inState(plain(view), 'pass', 'seen');
  const failing = inState(secure(view), 'fail');
  if (passing.length === 0 || failing.length < secure(view).length) return undefined;
  if (operators(failing).length < FEWEST_OPERATORS || view.provenElsewhere.length > 0)
    return undefined;
  if (passing.length < plain(view).length) return undefined; // networks let a famous check address through
  const attempts = attemptsOf(failing).filter(failed);
  if (attempts.some(({ outcome }) => outcome.layer === 'tls' && outcome.tls !== 'protocol'))
    return undefined;
  if (attempts.every(silent) && slowestMs(passing) > SLOW_MEDIAN_MS) return undefined; // C9 tells slow from blocked
  return userFault({
    suspects: USER_SIDE,
    cause: 'https-blocked',
    evidence: [
      finding(
        {
          key: 'secure-fails',
          values: { failed: failing.length },
          clears: clearedBy(USER_SIDE),
          charges: USER_SIDE,
          cites: attempts,
        },
        'C6b',
      ),
      finding({
        key: 'plain-passes',
        values: { passed: passing.length },
        cites: attemptsOf(passing),
      }),
    ],
  });
}

/**
 * C8: chance decides what gets through: at least one control failed once and passed once. Controls that fail every time
 * are blocked or cut off, not lost on the line, and one operator's trouble is its own.
 */
export function c8Lossy(view: UserView): Verdict | undefined {
  const failing = inState(view.controls, 'fail');
  const flaky = view.controls.filter((reading) => reading.flaky);
  const suffering = [...failing, ...flaky];
  if (operators(suffering).length < FEWEST_OPERATORS || inState(view.controls, 'pass').length === 0)
    return undefined;
  if (allPlain(view, failing)) return undefined; // port 80 is closed to us; https passes: nobody's fault
  if (flaky.length === 0 || suffering.length <= view.controls.length * FLAKY_SHARE)
    return undefined;
  return userFault({
    suspects: USER_SIDE,
    cause: 'lossy-line',
    scope: 'partial',
    evidence: [
      finding(
        {
          key: 'line-lossy',
          values: { failed: suffering.length, total: view.controls.length },
          clears: clearedBy(USER_SIDE),
          charges: USER_SIDE,
          cites: attemptsOf(suffering),
        },
        'C8',
      ),
    ],
  });
}

function allPlain(view: UserView, failing: readonly ControlReading[]): boolean {
  return (
    failing.every(({ role }) => role === 'portal') &&
    inState(secure(view), 'pass').length === secure(view).length
  );
}

/** C9: everything answers, and late: slow http with https merely silent is this, not a block. */
export function c9Slow(view: UserView): Verdict | undefined {
  const passing = inState(view.controls, 'pass', 'seen');
  const times = passing.map(({ decisive }) => decisive.durationMs);
  const typicalMs = median(times) ?? 0;
  if (operators(passing).length < FEWEST_OPERATORS || view.facts.timersLateMs > STARVED_MS)
    return undefined;
  if (typicalMs < SLOW_MEDIAN_MS || Math.min(...times) < SLOW_FASTEST_MS) return undefined;
  return userFault({
    suspects: USER_SIDE,
    cause: 'slow-line',
    scope: 'slow',
    evidence: [
      finding(
        {
          key: 'line-slow',
          values: { seconds: Math.round(typicalMs / 100) / 10 },
          clears: clearedBy(USER_SIDE),
          charges: USER_SIDE,
          cites: attemptsOf(passing),
        },
        'C9',
      ),
    ],
  });
}

function slowestMs(readings: readonly ControlReading[]): number {
  return Math.max(...readings.map(({ decisive }) => decisive.durationMs));
}
