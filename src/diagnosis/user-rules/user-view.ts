import type { Failed } from '../attempts.ts';
import { answered, distinct, failed, proven } from '../attempts.ts';
import { type ControlReading, inState, readControls, withRole } from '../control-reading.ts';
import type { RoundFacts } from '../facts.ts';
import type { Observation } from '../observation.ts';
import type { Fault, Verdict } from '../verdict.ts';

/** One round, arranged for the rules about the user's own side. */
export interface UserView {
  readonly facts: RoundFacts;
  readonly controls: readonly ControlReading[];
  /** Attempts at internet services, `operator` their provider: they bear witness beside the controls. */
  readonly endpoints: readonly Observation[];
  /** Answers over validated TLS from services: they prove the way, whatever the controls say. */
  readonly provenElsewhere: readonly Observation[];
}

export type UserRule = (view: UserView) => Verdict | undefined;

export function viewUser(facts: RoundFacts): UserView {
  const endpoints = facts.services
    .filter((service) => service.where === 'internet')
    .flatMap(({ observations, provider }) =>
      observations
        .filter(({ role }) => role === 'endpoint')
        .map((observation) => ({ ...observation, operator: provider })),
    );
  return {
    facts,
    controls: readControls(facts.controls),
    endpoints,
    provenElsewhere: endpoints.filter(proven),
  };
}

export const named = (view: UserView): readonly ControlReading[] =>
  withRole(view.controls, 'portal', 'https');

export const secure = (view: UserView): readonly ControlReading[] =>
  withRole(view.controls, 'https', 'address');

export const plain = (view: UserView): readonly ControlReading[] =>
  withRole(view.controls, 'portal');

/** Attempts at controls that failed for a reason that `matches` names. */
export function controlFailures(
  view: UserView,
  matches: (observation: Failed) => boolean,
): readonly Failed[] {
  return view.controls
    .filter(({ state }) => state === 'fail')
    .flatMap(({ attempts }) => attempts.filter(failed).filter(matches));
}

/** How many unrelated parties a set of attempts speaks for: operators of controls, hosts of services. */
export function parties(observations: readonly Observation[]): readonly string[] {
  return distinct(observations, ({ operator, host }) => operator?.toLowerCase() ?? host);
}

/** No control passed, and no service answered with proof. */
export function nothingAnswers(view: UserView): boolean {
  const anyAnswer = inState(view.controls, 'pass', 'seen', 'odd', 'changed').length > 0;
  return !anyAnswer && view.provenElsewhere.length === 0 && !view.endpoints.some(answered);
}

/** A fault of the user's own side; certainty is settled over time, not here. */
export function userFault(
  fault: Omit<Fault, 'kind' | 'certainty' | 'scope'> & { scope?: Fault['scope'] },
): Verdict {
  return { kind: 'fault', scope: 'down', certainty: 'suspected', ...fault };
}
