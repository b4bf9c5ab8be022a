import { answered, failed, silent } from '../attempts.ts';
import { attemptsOf, type ControlReading, inState, operators } from '../control-reading.ts';
import type { Finding } from '../finding.ts';
import { ruling } from '../make-finding.ts';
import type { Observation } from '../observation.ts';
import { USER_SIDE } from '../suspect.ts';
import {
  endOf,
  isDelayed,
  isNewlyServed,
  isStarved,
  lateFromMs,
  lateNames,
  startOf,
} from '../times.ts';
import type { Verdict } from '../verdict.ts';
import { parties, type UserView, userFault } from './user-view.ts';

/** Where one packet in twenty is lost less than a quarter of all places suffers, of one in five mostly more (docs/lab.md). */
const SUFFERING_SHARE = 1 / 4;
const FEWEST_ASKED = 5;
const FEWEST_PARTIES = 3;
const FEWEST_OPERATORS = 2;

/**
 * C8: chance decides what gets through at once: at most places something failed once and then passed, or came later by
 * what a lost packet costs. Beside those a control that stayed silent counts as well; by itself it is blocked or cut off,
 * and so may a service be.
 */
export function c8Lossy(view: UserView): Verdict | undefined {
  const { suffering, mute, values } = readLoss(view);
  const isSeenByControls = suffering.some(({ role }) => role !== 'endpoint');
  if (!isSeenByControls || parties(suffering).length < FEWEST_PARTIES) return undefined;
  if (isStarved(view.facts) || view.facts.lineGoneAgoMs !== undefined) return undefined;
  if (values.total < FEWEST_ASKED || values.failed < values.total * SUFFERING_SHARE)
    return undefined;
  const cites = [...suffering, ...attemptsOf(mute)];
  return lossyLine(ruling('C8', USER_SIDE, { key: 'line-lossy', values, cites }));
}

/** What chance did to the attempts of a round. */
export interface LossReading {
  /** What failed once and then passed, or came later by what a lost packet costs. */
  readonly suffering: readonly Observation[];
  /** Controls that stayed silent. */
  readonly mute: readonly ControlReading[];
  /** Attempts at places of services that stayed silent, `operator` their provider. */
  readonly unheard: readonly Observation[];
  /** Places that suffered or stayed silent, of all where it can be seen. */
  readonly values: { readonly failed: number; readonly total: number };
}

/** Reads a round for signs of loss, controls and services alike. */
export function readLoss({ controls, endpoints, facts }: UserView): LossReading {
  const passing = inState(controls, 'pass', 'seen').map(({ attempts }) => attempts);
  const mute = inState(controls, 'fail').filter(({ attempts }) => attempts.every(isUnheard));
  const asked = placesOf(endpoints);
  const places = [...passing, ...asked];
  const unheard = asked.filter((attempts) => attempts.every(isUnheard)).flat();
  const answers = places.flat().filter(answered);
  const fromMs = lateFromMs(answers, 0) + facts.timersLateMs;
  const seen = places.filter((attempts) => isDelayed(attempts, fromMs) !== undefined);
  const delayed = seen.filter((attempts) => isDelayed(attempts, fromMs));
  const names = lateNames(answers, fromMs);
  const values = {
    failed: delayed.length + names.length + mute.length,
    total: seen.length + mute.length,
  };
  return { suffering: [...delayed.flat(), ...names], mute, unheard, values };
}

/** Silent, or given up on by a resolver. */
function isUnheard(one: Observation): boolean {
  return silent(one) || (failed(one) && one.outcome.layer === 'dns');
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
 * C8c: what was asked first got through, and controls that were asked later, one of them new to this round, got nothing:
 * the line takes no new connections, as where a router has no room for more. By themselves those that failed before
 * may be blocked.
 */
export function c8cFull({ controls, facts }: UserView): Verdict | undefined {
  const passing = inState(controls, 'pass', 'seen');
  const firstWaveEnds = Math.max(...attemptsOf(passing).map(endOf));
  const isLater = (one: Observation): boolean => startOf(one) >= firstWaveEnds;
  const shut = inState(controls, 'fail').filter(({ attempts }) => attempts.every(silent));
  const later = shut.filter(({ attempts }) => attempts.some(isLater));
  if (!later.some(({ attempts }) => attempts.every(isLater)) || isStarved(facts)) return undefined;
  if (operators(passing).length < FEWEST_OPERATORS) return undefined;
  if (operators(later).length < FEWEST_OPERATORS) return undefined;
  const others = facts.services.flatMap(({ observations }) => observations);
  if (others.some((one) => isLater(one) && isNewlyServed(one))) return undefined;
  const cites = attemptsOf(later);
  const told = { key: 'line-full', values: { failed: later.length }, cites } as const;
  return lossyLine(ruling('C8c', USER_SIDE, told));
}

function lossyLine(rule: Finding): Verdict {
  const suspects = USER_SIDE;
  return userFault({ suspects, cause: 'lossy-line', scope: 'partial', evidence: [rule] });
}
