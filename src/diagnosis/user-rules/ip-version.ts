import { failed, isLostAttempt } from '../attempts.ts';
import { attemptsOf, type ControlReading, inState, operators } from '../control-reading.ts';
import type { ServiceFacts } from '../facts.ts';
import { answeringVersions, type IpVersion, isUnheard, versionOf } from '../ip-version.ts';
import { ruling } from '../make-finding.ts';
import { readName } from '../name-reading.ts';
import type { Observation } from '../observation.ts';
import { USER_SIDE } from '../suspect.ts';
import type { Verdict } from '../verdict.ts';
import { parties, type UserView, userFault } from './user-view.ts';

/** One party may be down, or have no other address that works; unrelated ones share what carries them. */
const FEWEST_PARTIES = 2;

/**
 * C8b: one version of IP is dead from here. Nothing answers by it, the other carries whatever answers, and of several
 * unrelated parties that get nothing at least one is known to have no other address.
 */
export function c8IpVersion(view: UserView): Verdict | undefined {
  const answering = answeringVersions(view.facts);
  if (operators(inState(view.controls, 'pass', 'seen')).length < FEWEST_PARTIES) return undefined;
  const [dead] = (['v4', 'v6'] as const).filter((version) => isUnheard(version, answering));
  return dead === undefined ? undefined : judgeVersion(dead, view);
}

function judgeVersion(dead: IpVersion, view: UserView): Verdict | undefined {
  const failing = inState(view.controls, 'fail');
  const literals = failing.filter(({ role }) => role === 'address');
  const isOther =
    failing.some((control) => !isLost(control)) || view.controls.some(({ flaky }) => flaky);
  if (isOther || literals.some(({ host }) => versionOf(host) !== dead)) return undefined;
  // Where addresses of IPv4 are reached by a box that translates names, bare ones never answer: they are no victims.
  const named = attemptsOf(failing.filter(({ role }) => role !== 'address'));
  const bound = view.facts.services.flatMap((service) => boundTo(dead, service));
  const victims = parties([...named, ...bound]);
  if (victims.length < FEWEST_PARTIES || bound.length + literals.length === 0) return undefined;
  const version = dead === 'v4' ? 'IPv4' : 'IPv6';
  const told = {
    key: 'version-dead',
    values: { version, failed: victims.length },
    cites: [...attemptsOf(failing), ...bound],
  } as const;
  const evidence = [ruling('C8b', USER_SIDE, told)];
  return userFault({ suspects: USER_SIDE, cause: 'ip-version', scope: 'partial', evidence });
}

/** Firefox calls no way there `refused`, and a host without the other version unknown: one attempt that got nothing will do. */
function isLost({ attempts, role }: ControlReading): boolean {
  const words = attempts.filter(failed);
  if (role === 'address') return words.every(({ outcome }) => outcome.layer !== 'tls');
  return words.some((o) => isLostAttempt(o) || o.outcome.layer === 'dns');
}

/** Its attempts that got nothing at a host of which others know addresses of this version alone. */
function boundTo(version: IpVersion, service: ServiceFacts): readonly Observation[] {
  const { observations, provider, where } = service;
  if (where === 'local') return [];
  return observations
    .filter((o) => o.role === 'endpoint' && isLostAttempt(o))
    .filter((o) => {
      const { state, addresses } = readName(o.host, observations);
      return state === 'known' && addresses.every((address) => versionOf(address) === version);
    })
    .map((o) => ({ ...o, operator: provider }));
}
