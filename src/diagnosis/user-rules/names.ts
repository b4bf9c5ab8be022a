import { failed, hidden, silent } from '../attempts.ts';
import {
  attemptsOf,
  type ControlReading,
  inState,
  operators,
  withRole,
} from '../control-reading.ts';
import { finding, ruling } from '../make-finding.ts';
import { USER_SIDE } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { named, type UserView, userFault } from './user-view.ts';

/** Share of names that must fail before the resolver is to blame (ChromeOS HttpFirewall: 0.2 of its hosts). */
const FAILING_SHARE = 0.2;
/** One operator may have lost its own zone. */
const FEWEST_OPERATORS = 2;

/**
 * C6: addresses answer and names do not. A silent resolver gives Chromium no DNS code within our deadlines, so silence
 * of every name counts as well, as long as an address answers. The browser may be set to a resolver of its own
 * (secure DNS), so the device is not cleared.
 */
export function c6DnsBroken(view: UserView): Verdict | undefined {
  const names = named(view);
  const addresses = inState(withRole(view.controls, 'address'), 'pass', 'changed');
  const failing = names.filter(failsLikeDns);
  const byCode = names.filter(failsByDnsCode);
  if (addresses.length === 0) return undefined;
  const allFail = names.length > 0 && failing.length === names.length && noNameAnswers(view);
  const manyFail =
    operators(byCode).length >= FEWEST_OPERATORS && byCode.length > names.length * FAILING_SHARE;
  const cited = allFail ? failing : byCode;
  if (!(allFail && operators(failing).length >= FEWEST_OPERATORS) && !manyFail) return undefined;
  return userFault({
    suspects: USER_SIDE,
    cause: 'dns-broken',
    scope: allFail ? 'down' : 'partial',
    evidence: [
      ruling('C6', USER_SIDE, {
        key: 'names-fail',
        values: { failed: cited.length, total: names.length },
        cites: attemptsOf(cited),
      }),
      finding({
        key: 'addresses-answer',
        values: { count: addresses.length },
        cites: attemptsOf(addresses),
      }),
    ],
  });
}

function failsByDnsCode(reading: ControlReading): boolean {
  return (
    reading.state === 'fail' &&
    reading.attempts.filter(failed).every(({ outcome }) => outcome.layer === 'dns')
  );
}

function failsLikeDns(reading: ControlReading): boolean {
  const couldBeDns = (o: ControlReading['attempts'][number]): boolean =>
    silent(o) || hidden(o) || (failed(o) && o.outcome.layer === 'dns');
  return reading.state === 'fail' && reading.attempts.filter(failed).every(couldBeDns);
}

function noNameAnswers(view: UserView): boolean {
  return view.provenElsewhere.length === 0;
}
