import { answered, hidden, silent } from '../attempts.ts';
import type { ServiceCause } from '../cause.ts';
import type { Finding } from '../finding.ts';
import { finding, ruling } from '../make-finding.ts';
import type { Observation } from '../observation.ts';
import { clearedBy, DEVICE_OR_PROVIDER, PROVIDER, SUSPECTS, USER_SIDE } from '../suspect.ts';
import { foreignAddress, isThroughProxy, leadsToService, wasAtHome } from './place.ts';
import {
  clearingNobody,
  type TargetJudgement,
  type TargetView,
  tellFailure,
  tellKnock,
  tellKnown,
  tellLedElsewhere,
  tellSeenAtHome,
} from './target-view.ts';

/**
 * P2: two independent resolvers find nothing under this name: the zone is the provider's. Where nobody has ever seen the
 * service answer from here, the name may as well have been written wrong, into the list of this device.
 */
export function p2NameGone(view: TargetView): TargetJudgement | undefined {
  const { host, name } = view;
  if (!nameInDoubt(view) || name.state === 'known' || name.state === 'undecided') return undefined;
  if (name.state === 'nowhere') return undefined;
  const cause: ServiceCause = (
    { gone: 'name-gone', broken: 'zone-broken', dnssec: 'dnssec' } as const
  )[name.state];
  const values = { host, operators: name.operators.join(', ') };
  const told = { key: cause, values, cites: name.observations } as const;
  const suspects = name.state === 'gone' && isUnproven(view) ? DEVICE_OR_PROVIDER : PROVIDER;
  const evidence = [ruling('P2', suspects, told), tellFailure(view)];
  return { kind: 'fault', suspects, cause, evidence };
}

/** Nothing of the service has answered yet, and nobody but the list led to this name. */
function isUnproven({ by, host, service }: TargetView): boolean {
  const { neverAnswered, observations } = service;
  const isNamedByList = host === by.host;
  return neverAnswered === true && isNamedByList && !observations.some(isOwnAnswer);
}

function isOwnAnswer(observation: Observation): boolean {
  return observation.role === 'endpoint' && answered(observation);
}

/**
 * P2: two independent resolvers agree on an address that is nowhere on the internet: whatever became of the attempt, the
 * zone sends everybody there. A name that leads to a public place here has an answer of its own for this network.
 */
export function p2NameNowhere(view: TargetView): TargetJudgement | undefined {
  const { by, host, local, name } = view;
  if (name.state !== 'nowhere' || local.state === 'resolves') return undefined;
  if (by.outcome.layer === 'proxy') return undefined;
  const [address = ''] = name.addresses;
  const told = ruling('P2', PROVIDER, {
    key: 'zone-nowhere',
    values: { host, address, operators: name.operators.join(', ') },
    cites: name.observations,
  });
  const evidence = [told, tellFailure(view)];
  return { kind: 'fault', suspects: PROVIDER, cause: 'zone-broken', evidence };
}

/**
 * Whether the name itself may be what fails: a DNS word, Firefox's own lookup, silence or a hidden reason where nothing
 * shows that it resolves, and any failure where names that cannot exist resolve here too.
 */
function nameInDoubt(view: TargetView): boolean {
  const { by, local, name, resolved, wildcard } = view;
  if (failsHere(view)) return true;
  if (wildcard.length > 0) return true;
  if (resolved.length > 0 || local.state !== 'unseen') return false;
  // A name that exists nowhere is denied at once; silence then is that of a private name's own servers.
  return hidden(by) || (silent(by) && name.state !== 'gone');
}

/** The name does not resolve here: the browser's word, or Firefox's own lookup where nothing got past the name. */
function failsHere({ by, local, resolved }: TargetView): boolean {
  return by.outcome.layer === 'dns' || (local.state === 'fails' && resolved.length === 0);
}

/**
 * P2: others know the name, and the resolver here does not: a filter, a hijack or an old entry. Which resolver that is
 * nothing tells from inside a browser: the line's own, or one that somebody wrote into the settings of this device.
 */
export function p2NameFiltered(view: TargetView): TargetJudgement | undefined {
  if (!failsHere(view) || !othersKnow(view)) return undefined;
  const [known, ...more] = tellKnown(view);
  if (known === undefined) return undefined;
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'name-filtered',
    evidence: [
      { ...known, id: 'P2', clears: clearedBy(USER_SIDE), charges: USER_SIDE },
      ...more,
      tellFailure(view),
      ...tellKnock(view),
    ],
  };
}

/** Two operators agree that it exists; or one says so, none denies it, and its address is alive from here. */
function othersKnow({ name, knock }: TargetView): boolean {
  return name.undisputed || (name.state === 'known' && !name.denied && knock.state === 'alive');
}

/** P2: it does not resolve here, and the independent resolvers disagree or could not be asked. */
export function p2NameUnresolved(view: TargetView): TargetJudgement | undefined {
  if (!failsHere(view)) return undefined;
  const asked = view.name.state === 'known' ? tellKnown(view) : [];
  const nobody = finding({ key: 'nobody-asked', values: { host: view.host } });
  const failure = { ...tellFailure(view, SUSPECTS), id: 'P2' };
  const context = asked.length > 0 ? asked : [nobody];
  return {
    kind: 'fault',
    suspects: SUSPECTS,
    cause: 'name-unresolved',
    evidence: clearingNobody([failure, ...context]),
  };
}

const P3 = { id: 'P3', clears: clearedBy(USER_SIDE), charges: USER_SIDE } as const;

/**
 * G2: the resolver here left one question about the name without an answer, and answered a later one, while its address is
 * alive: the attempts may have waited for nothing but the name. A lost question costs a system's resolver 5 s, which is longer
 * than an attempt lasts, and those that ask meanwhile share its fate.
 */
export function g2NameLate({ by, host, knock, local }: TargetView): TargetJudgement | undefined {
  const { observations } = local;
  const isFound = observations.some((o) => answered(o) && o.answer?.ranges.includes('public'));
  if (!silent(by) || knock.state !== 'alive' || !isFound) return undefined;
  if (!observations.some(silent)) return undefined;
  const told = { key: 'name-late', values: { host }, cites: observations } as const;
  return { kind: 'unknown', why: 'insufficient', evidence: [finding(told, 'G2')] };
}

/** P3: a public name that resolves to a private place here, while others know a public address. */
export function p3OddAddress(view: TargetView): TargetJudgement | undefined {
  const { host, local, name } = view;
  if (local.state !== 'odd' || name.state !== 'known' || isThroughProxy(view)) return undefined;
  const [address = ''] = local.addresses;
  const told = {
    key: 'odd-address',
    values: { host, address },
    cites: local.observations,
  } as const;
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'resolves-elsewhere',
    evidence: [ruling('P3', USER_SIDE, told), ...tellKnown(view), tellFailure(view)],
  };
}

/** How what stands at a wrong address fails; a certificate out of date is the right one of old. */
const CONNECTING: readonly string[] = ['timeout', 'tcp', 'http'];
const FOREIGN_HANDSHAKES: readonly (string | undefined)[] = [
  'name',
  'authority',
  'protocol',
  'other',
];

/** Nobody is there: hosts files and filtering resolvers send names to such places every day. */
const NOBODY_THERE: readonly (string | undefined)[] = ['refused', 'unreachable'];

/** P3: it leads to an address that nobody else knows, and what becomes of it there shows that it is not theirs. */
export function p3LedElsewhere(view: TargetView): TargetJudgement | undefined {
  const address = foreignAddress(view);
  if (address === undefined || leadsToService(view)) return undefined;
  const shown = showAstray(view);
  if (shown === undefined) return undefined;
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'resolves-elsewhere',
    evidence: [
      { ...tellLedElsewhere(view, address), ...P3 },
      ...tellKnown(view),
      ...tellKnock(view),
      ...shown,
      tellFailure(view),
    ],
  };
}

/**
 * What else tells that it leads astray, undefined where nothing does: a certificate that is not theirs, by which their own
 * address is not known; or, while that one is alive, nobody there, or a past in which the service was at home.
 */
function showAstray(view: TargetView): readonly Finding[] | undefined {
  const { by, knock } = view;
  const { layer, tls, transport } = by.outcome;
  if (layer === 'tls' && FOREIGN_HANDSHAKES.includes(tls))
    return knock.state === 'alive' || knock.state === 'unseen' ? [] : undefined;
  if (knock.state !== 'alive' || !CONNECTING.includes(layer)) return undefined;
  if (NOBODY_THERE.includes(transport)) return [];
  return wasAtHome(view) ? [tellSeenAtHome()] : undefined;
}
