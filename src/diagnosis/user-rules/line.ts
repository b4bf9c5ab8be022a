import { type Failed, failed, silent } from '../attempts.ts';
import { attemptsOf, type ControlReading, inState, operators } from '../control-reading.ts';
import { finding } from '../make-finding.ts';
import { clearedBy, USER_SIDE } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { plain, secure, type UserView, userFault } from './user-view.ts';

/** A plain answer that takes this long tells of a slow line. */
const SLOW_PLAIN_MS = 1_500;
/** On a line of 64 kbit/s a secure answer takes up to seven times what a plain one does beside it. */
const SECURE_TIMES = 8;
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
  if (attempts.every(silent) && isOnlyLate(attempts, passing)) return undefined; // C9 tells slow from blocked
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

/** Whether a secure answer, which takes several times the packets of a plain one, may only be late. */
function isOnlyLate(silence: readonly Failed[], passing: readonly ControlReading[]): boolean {
  const plainMs = Math.max(...passing.map(({ decisive }) => decisive.durationMs));
  const waitedMs = Math.max(...silence.map(({ outcome }) => outcome.deadlineMs ?? 0));
  return plainMs > SLOW_PLAIN_MS || waitedMs < SECURE_TIMES * plainMs;
}
