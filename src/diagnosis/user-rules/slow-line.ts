import { type Answered, answered, median } from '../attempts.ts';
import { attemptsOf, type ControlReading, inState, operators } from '../control-reading.ts';
import { ruling } from '../make-finding.ts';
import { USER_SIDE } from '../suspect.ts';
import { inSeconds, isStarved, ownDelayMs, roundTripsMs, STARVED_MS } from '../times.ts';
import { isLiteral } from '../user-explains.ts';
import type { Verdict } from '../verdict.ts';
import { named, secure, type UserView, userFault } from './user-view.ts';

/** Half of all round trips take this long on a slow line: 1.5 s for a whole request (ChromeOS: very high from 1 s). */
const SLOW_TRIP_MS = 375;
/** ... and hardly any is quicker than this. A slow server or two is no slow line. */
const QUICK_TRIP_MS = 175;
const QUICK_SHARE = 0.25;
const FEWEST_OPERATORS = 2;
/** A name that takes this much longer than an address is late (ChromeOS: DNS is much too slow from 0.5 s). */
const LATE_NAME_MS = 1_000;
/** A few names may be known from before. */
const PROMPT_SHARE = 0.2;

/** C9: everything answers, and late: slow http with https merely silent is this, not a block. */
export function c9Slow(view: UserView): Verdict | undefined {
  const passing = inState(view.controls, 'pass', 'seen');
  const answers = passing.map(({ decisive }) => decisive).filter(answered);
  const trips = [...answers, ...askedLater(view, answers)].flatMap(roundTripsMs);
  const quick = trips.filter((ms) => ms < QUICK_TRIP_MS);
  const ownMs = ownDelayMs(view.facts);
  if (operators(passing).length < FEWEST_OPERATORS || ownMs > STARVED_MS) return undefined;
  const slowFromMs = Math.max(SLOW_TRIP_MS, QUICK_TRIP_MS + ownMs);
  if ((median(trips) ?? 0) < slowFromMs) return undefined;
  if (quick.length > trips.length * QUICK_SHARE) return undefined;
  const seconds = inSeconds(median(answers.map(({ durationMs }) => durationMs)));
  const told = { key: 'line-slow', values: { seconds }, cites: attemptsOf(passing) } as const;
  return slowLine([ruling('C9', USER_SIDE, told)]);
}

/**
 * What goes over connections that stand is under way in one moment, and one stop of the browser, as on waking, delays all of
 * it: then questions that control operators were asked later count as well.
 */
function askedLater({ facts }: UserView, answers: readonly Answered[]): readonly Answered[] {
  if (answers.some(({ outcome: { phases } }) => phases?.connectMs !== 0)) return [];
  const all = facts.services.flatMap(({ observations }) => observations);
  return all.filter(answered).filter(({ role }) => role === 'doh');
}

/**
 * C9b: addresses answer at once, and every name takes its time: it is looked up slowly, or the first attempt does not
 * live to see it. What loses packets delays some names, not all.
 */
export function c9bNamesLate(view: UserView): Verdict | undefined {
  const addresses = inState(secure(view), 'pass').filter(({ role }) => role === 'address');
  const addressMs = median(addresses.map(({ decisive }) => decisive.durationMs));
  const names = named(view);
  if (addressMs === undefined || addressMs >= LATE_NAME_MS || isStarved(view.facts))
    return undefined;
  if (addresses.some(({ flaky }) => flaky)) return undefined;
  if (operators(inState(names, 'pass', 'seen')).length < FEWEST_OPERATORS) return undefined;
  const limitMs = Math.max(LATE_NAME_MS, view.facts.timersLateMs) + 2 * addressMs;
  const timesMs = firstTimesMs(names);
  if (timesMs.some((ms) => ms < limitMs) || arePrompt(view, limitMs)) return undefined;
  const seconds = inSeconds(Math.min(...timesMs));
  const cites = attemptsOf([...names, ...addresses]);
  return slowLine([ruling('C9b', USER_SIDE, { key: 'names-late', values: { seconds }, cites })]);
}

/**
 * How long the first attempts took, in ms, whether they came to anything or not. As a whole: where several ask for one
 * name, Firefox calls the wait of all but the first connecting, or nothing.
 */
function firstTimesMs(readings: readonly ControlReading[]): readonly number[] {
  return attemptsOf(readings).flatMap((o) => (o.attempt === 1 ? [o.durationMs] : []));
}

/** Whether names of services come at once. */
function arePrompt({ endpoints }: UserView, limitMs: number): boolean {
  const firsts = endpoints.filter(({ attempt, host }) => attempt === 1 && !isLiteral(host));
  const prompt = firsts.filter((o) => answered(o) && o.durationMs < limitMs);
  return prompt.length > firsts.length * PROMPT_SHARE;
}

function slowLine(evidence: Verdict['evidence']): Verdict {
  return userFault({ suspects: USER_SIDE, cause: 'slow-line', scope: 'slow', evidence });
}
