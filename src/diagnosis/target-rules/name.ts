import { answered, hidden, silent } from '../attempts.ts';
import type { ServiceCause } from '../cause.ts';
import type { Finding } from '../finding.ts';
import { finding, ruling } from '../make-finding.ts';
import type { Observation } from '../observation.ts';
import { isInPrivateNetwork } from '../private-network.ts';
import { clearedBy, DEVICE_OR_PROVIDER, PROVIDER, SUSPECTS, USER_SIDE } from '../suspect.ts';
import {
  clearingNobody,
  type TargetJudgement,
  type TargetView,
  tellFailure,
  tellKnock,
  tellKnown,
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
  const inside = lastSeenInside(view);
  if (inside !== undefined)
    return judgePrivate(view, [
      ruling('P2', NOT_PATH, { key: cause, values }),
      finding({ key: 'seen-inside', values: { address: inside } }),
    ]);
  const told = { key: cause, values, cites: name.observations } as const;
  const suspects = name.state === 'gone' && isUnproven(view) ? DEVICE_OR_PROVIDER : PROVIDER;
  const evidence = [ruling('P2', suspects, told), tellFailure(view)];
  return { kind: 'fault', suspects, cause, evidence };
}

const NOT_PATH = ['device', 'network', 'provider'] as const;

/**
 * The name belongs into a private network, which is left: its VPN is off, or this is another network. Or the zone is wrong. What
 * others say of it is not cited: without their word a fault of the user's own side would be told, which this one contains.
 */
function judgePrivate(view: TargetView, told: readonly Finding[]): TargetJudgement {
  const evidence = [...told, tellFailure(view)];
  return { kind: 'fault', suspects: NOT_PATH, cause: 'private-network', evidence };
}

/** An address within a private network from which the service answered last; a proxy's is everybody's. */
function lastSeenInside({ ofControls, service }: TargetView): string | undefined {
  const seen = service.lastGood?.addresses ?? [];
  return seen.find((address) => isInPrivateNetwork(address) && !ofControls.has(address));
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

/** Layers of an attempt that a machine at the other end took part in. */
const ARRIVED: readonly string[] = ['tls', 'http'];

/**
 * P2: two independent resolvers agree on an address that is nowhere on the internet: whatever became of the attempt, the
 * zone sends everybody there. A name that leads to a public place here has an answer of its own for this network. An address
 * within a private network may be right for who is in it: companies publish such, and so do networks of VPNs.
 */
export function p2NameNowhere(view: TargetView): TargetJudgement | undefined {
  const { by, host, local, name } = view;
  if (name.state !== 'nowhere' || local.state === 'resolves') return undefined;
  if (by.outcome.layer === 'proxy') return undefined;
  const operators = name.operators.join(', ');
  const inside = name.addresses.find(isInPrivateNetwork);
  if (inside !== undefined) {
    // Somebody was met there: what is wrong with him is for other rules to say.
    if (ARRIVED.includes(by.outcome.layer)) return undefined;
    const values = { host, address: inside, operators };
    return judgePrivate(view, [ruling('P2', NOT_PATH, { key: 'zone-private', values })]);
  }
  const [address = ''] = name.addresses;
  const told = ruling('P2', PROVIDER, {
    key: 'zone-nowhere',
    values: { host, address, operators },
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
 * What others know they may know from memory, while the zone's servers are lost (RFC 8767): these must be heard as well.
 */
export function p2NameFiltered(view: TargetView): TargetJudgement | undefined {
  const { host, name } = view;
  if (!failsHere(view) || !othersKnow(view) || name.fresh.length === 0) return undefined;
  const [known, ...more] = tellKnown(view);
  if (known === undefined) return undefined;
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'name-filtered',
    evidence: [
      { ...known, id: 'P2', clears: clearedBy(USER_SIDE), charges: USER_SIDE },
      ...more,
      finding({ key: 'zone-answers', values: { host }, cites: name.fresh }),
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
  const values = { host: view.host };
  const known = tellKnown(view);
  const unheard = view.name.fresh.length === 0 ? [finding({ key: 'zone-unheard', values })] : [];
  const asked = known.length > 0 ? [...known, ...unheard] : [];
  const nobody = finding({ key: 'nobody-asked', values });
  const failure = { ...tellFailure(view, SUSPECTS), id: 'P2' };
  const context = asked.length > 0 ? asked : [nobody];
  return {
    kind: 'fault',
    suspects: SUSPECTS,
    cause: 'name-unresolved',
    evidence: clearingNobody([failure, ...context]),
  };
}

/**
 * G2: the resolver here left one question about the name without an answer, and answered a later one, while nothing
 * shows its address dead: the attempts may have waited for nothing but the name. A lost question costs a system's resolver 5 s, which is longer
 * than an attempt lasts, and those that ask meanwhile share its fate.
 */
export function g2NameLate({ by, host, knock, local }: TargetView): TargetJudgement | undefined {
  const { observations } = local;
  const isFound = observations.some((o) => answered(o) && o.answer?.ranges.includes('public'));
  if (!silent(by) || knock.state === 'dead' || !isFound) return undefined;
  if (!observations.some(silent)) return undefined;
  const told = { key: 'name-late', values: { host }, cites: observations } as const;
  return { kind: 'unknown', why: 'insufficient', evidence: [finding(told, 'G2')] };
}

/**
 * G2: the resolver here said nothing of this name, nor of one that cannot exist. Where all names fail the own side carries
 * it; where some came, questions got lost: Firefox seems to have room for a few at a time, and the others wait behind those.
 */
export function g2NamesUnanswered(view: TargetView): TargetJudgement | undefined {
  const { by, host, knock, local, muteCanary } = view;
  const { observations } = local;
  if (!silent(by) || knock.state === 'dead' || muteCanary.length === 0) return undefined;
  if (observations.length === 0 || !observations.every(silent)) return undefined;
  const cites = [...observations, ...muteCanary];
  const told = { key: 'names-unanswered', values: { host }, cites } as const;
  return { kind: 'unknown', why: 'insufficient', evidence: [finding(told, 'G2')] };
}
