import { answered, failed, numbers } from '../attempts.ts';
import { attemptsOf, inState, operators } from '../control-reading.ts';
import { finding } from '../make-finding.ts';
import { FAR_SIDE, USER_SIDE } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { nothingAnswers, parties, type UserView, userFault } from './user-view.ts';

/** Fewest operators, and controls, whose silence speaks for the whole internet: one may be down or blocked (G4). */
const FEWEST_OPERATORS = 2;
const FEWEST_CONTROLS = 3;
/** Fewest unrelated providers that fail beside one that answers. */
const FEWEST_PARTIES = 2;

/** C1: nothing answers, and the browser itself knows of no link. */
export function c1NotConnected(view: UserView): Verdict | undefined {
  if (!nothingAnswers(view) || attempted(view) === 0 || view.facts.portal === 'locked') {
    return undefined;
  }
  const offline = everyAttempt(view).filter(
    ({ outcome }) => outcome.kind === 'failure' && outcome.layer === 'offline',
  );
  if (view.facts.onLine && offline.length < attempted(view)) return undefined;
  return userFault({
    suspects: USER_SIDE,
    cause: 'not-connected',
    evidence: [
      finding(
        {
          key: 'browser-offline',
          values: {},
          clears: FAR_SIDE,
          charges: USER_SIDE,
          cites: offline,
        },
        'C1',
      ),
      controlsSilent(view),
    ],
  });
}

/** C7: there is a link, and nobody answers on it. Router or provider of the line: we do not guess which. */
export function c7NoInternet(view: UserView): Verdict | undefined {
  if (!nothingAnswers(view) || view.controls.length < FEWEST_CONTROLS) return undefined;
  if (operators(view.controls).length < FEWEST_OPERATORS) return undefined;
  return userFault({
    suspects: USER_SIDE,
    cause: 'no-internet',
    evidence: [{ ...controlsSilent(view), id: 'C7' }],
  });
}

/**
 * C7b: no control answers, nor anything of several providers, and the services of just one do: a network that lets only
 * some through. With two that answer, it may be the controls that are kept from us.
 */
export function c7WalledGarden(view: UserView): Verdict | undefined {
  const { controls, endpoints } = view;
  if (controls.length < FEWEST_CONTROLS || operators(controls).length < FEWEST_OPERATORS)
    return undefined;
  if (inState(controls, 'fail').length < controls.length) return undefined;
  const [witness] = endpoints.filter(answered);
  const served = parties(endpoints.filter(answered));
  const lost = parties(endpoints.filter(failed)).filter((party) => !served.includes(party));
  if (witness === undefined || served.length > 1 || lost.length < FEWEST_PARTIES) return undefined;
  const answers = finding({ key: 'some-answer', values: { host: witness.host }, cites: [witness] });
  return userFault({
    suspects: USER_SIDE,
    cause: 'no-internet',
    scope: 'partial',
    evidence: [{ ...controlsSilent(view), id: 'C7b' }, answers],
  });
}

function everyAttempt(view: UserView) {
  return [...attemptsOf(view.controls), ...view.endpoints];
}

function attempted(view: UserView): number {
  return everyAttempt(view).length;
}

function controlsSilent(view: UserView) {
  const attempts = attemptsOf(view.controls);
  return {
    ...finding({
      key: 'controls-silent',
      values: { failed: view.controls.length, total: view.controls.length },
      charges: USER_SIDE,
    }),
    ...(attempts.length > 0 ? { observations: numbers(attempts) } : {}),
  };
}
