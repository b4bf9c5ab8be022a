import { answered, silent } from '../attempts.ts';
import { attemptsOf, inState, operators } from '../control-reading.ts';
import type { Finding } from '../finding.ts';
import { ruling } from '../make-finding.ts';
import type { Observation } from '../observation.ts';
import { USER_SIDE } from '../suspect.ts';
import { endOf, isDelayed, isNewlyServed, isStarved, lateFromMs, startOf } from '../times.ts';
import type { Verdict } from '../verdict.ts';
import { parties, type UserView, userFault } from './user-view.ts';

/** On a line that loses one packet in twenty a fifth of all attempts suffers, of one in five a half (docs/lab.md). */
const SUFFERING_SHARE = 0.35;
const FEWEST_ASKED = 5;
const FEWEST_PARTIES = 3;
const FEWEST_OPERATORS = 2;

/**
 * C8: chance decides what gets through at once: at most places something failed once and then passed, or came later by
 * what a lost packet costs. Beside those a control that stayed silent counts as well; by itself it is blocked or cut off,
 * and so may a service be.
 */
export function c8Lossy(view: UserView): Verdict | undefined {
  const controls = inState(view.controls, 'pass', 'seen').map(({ attempts }) => attempts);
  const mute = inState(view.controls, 'fail').filter(({ attempts }) => attempts.every(silent));
  const places = [...controls, ...placesOf(view.endpoints)];
  const { timersLateMs } = view.facts;
  const fromMs = lateFromMs(places.flat().filter(answered), 0) + timersLateMs;
  const seen = places.filter((attempts) => isDelayed(attempts, fromMs) !== undefined);
  const delayed = seen.filter((attempts) => isDelayed(attempts, fromMs));
  const isSeenByControls = delayed.some((attempts) => controls.includes(attempts));
  if (!isSeenByControls || parties(delayed.flat()).length < FEWEST_PARTIES) return undefined;
  if (isStarved(view.facts)) return undefined;
  const values = { failed: delayed.length + mute.length, total: seen.length + mute.length };
  if (values.total < FEWEST_ASKED || values.failed <= values.total * SUFFERING_SHARE)
    return undefined;
  const cites = [...delayed.flat(), ...attemptsOf(mute)];
  return lossyLine(ruling('C8', USER_SIDE, { key: 'line-lossy', values, cites }));
}

/** By address, and by number where one address is asked for several things. */
function placesOf(endpoints: readonly Observation[]): readonly (readonly Observation[])[] {
  const places = new Map<string, Observation[]>();
  for (const one of endpoints) {
    const key = `${one.index ?? 0} ${one.operator} ${one.endpoint}`;
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  return [...places.values()];
}

/**
 * C8c: what was asked first got through, and controls that were asked later, of operators new to this round, got
 * nothing: the line takes no new connections, as where a router has no room for more.
 */
export function c8cFull({ controls, facts }: UserView): Verdict | undefined {
  const passing = inState(controls, 'pass', 'seen');
  const firstWaveEnds = Math.max(...attemptsOf(passing).map(endOf));
  const later = inState(controls, 'fail').filter(({ attempts }) =>
    attempts.every((one) => silent(one) && startOf(one) >= firstWaveEnds),
  );
  if (operators(passing).length < FEWEST_OPERATORS) return undefined;
  if (operators(later).length < FEWEST_OPERATORS || isStarved(facts)) return undefined;
  const others = facts.services.flatMap(({ observations }) => observations);
  if (others.some((one) => startOf(one) >= firstWaveEnds && isNewlyServed(one))) return undefined;
  const cites = attemptsOf(later);
  const told = { key: 'line-full', values: { failed: later.length }, cites } as const;
  return lossyLine(ruling('C8c', USER_SIDE, told));
}

function lossyLine(rule: Finding): Verdict {
  const suspects = USER_SIDE;
  return userFault({ suspects, cause: 'lossy-line', scope: 'partial', evidence: [rule] });
}
