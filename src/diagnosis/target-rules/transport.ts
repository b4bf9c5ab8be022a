import { failed, hidden, silent } from '../attempts.ts';
import type { ServiceCause } from '../cause.ts';
import type { Finding } from '../finding.ts';
import { finding, ruling } from '../make-finding.ts';
import type { TransportFault } from '../observation.ts';
import { clearedBy, FAR_SIDE, PROVIDER, SUSPECTS, type Suspect, USER_SIDE } from '../suspect.ts';
import type { NonEmpty } from '../verdict.ts';
import {
  foreignAddress,
  hasOtherHome,
  isSentHome,
  isThroughProxy,
  leadsToService,
  wasAtHome,
} from './place.ts';
import {
  clearingNobody,
  type TargetJudgement,
  type TargetView,
  tellFailure,
  tellKnock,
  tellKnown,
  tellLedElsewhere,
  tellResolves,
} from './target-view.ts';

/**
 * P5: silence. A knock that stays silent too clears resolver and name filters, and so does a name that is shown to lead
 * to the service's own address. One that is answered never clears the provider, whose front may live while its service
 * hangs; nor the user's side, for a silent resolver or a false address looks the same.
 */
export function p5Silent(view: TargetView): TargetJudgement | undefined {
  if (!silent(view.by)) return undefined;
  return charge(view, farSideOf(view), 'no-answer');
}

/**
 * P5: refused. Something answered, and it need not be the service: a name sent to nowhere (a hosts file, a filtering
 * resolver) is refused just so, on every port, while the service's own address is alive.
 */
export function p5Refused(view: TargetView): TargetJudgement | undefined {
  if (view.by.outcome.transport !== 'refused') return undefined;
  if (isSentToNowhere(view)) return chargeElsewhere(view);
  return charge(view, farSideOf(view), 'refused');
}

function farSideOf(view: TargetView): NonEmpty<Suspect> {
  if (leadsToService(view) || isSentHome(view)) return FAR_SIDE;
  return staysHere(view) ? NOT_PATH : SUSPECTS;
}

/**
 * The name leads to a place that is nowhere on the internet, and nobody else could be asked where it leads to: whoever says
 * so, a hosts file, the resolver or the zone itself, what goes there is on nobody's way.
 */
function staysHere(view: TargetView): boolean {
  const { local, name, wildcard } = view;
  if (wildcard.length > 0 || isThroughProxy(view)) return false;
  return local.state === 'odd' && name.state === 'undecided';
}

function isSentToNowhere(view: TargetView): boolean {
  return view.refusedPlainly.length > 0 && mayBeSentAstray(view);
}

/**
 * A router says that there is no way to where the name leads, and every address that others know for it, the very same for
 * all of them, is alive from here, as it was when the service last answered: the name leads somewhere else.
 */
function isSentAway(view: TargetView): boolean {
  const { by, knock } = view;
  if (by.outcome.transport !== 'unreachable' || knock.isCutOff) return false;
  return wasAtHome(view) && mayBeSentAstray(view);
}

/** Where it leads is not seen, its only address elsewhere is alive from here, and it has no home of its own for this place. */
function mayBeSentAstray(view: TargetView): boolean {
  const { knock, local, name, wildcard } = view;
  if (local.state !== 'unseen' || wildcard.length > 0 || isThroughProxy(view)) return false;
  return knock.state === 'alive' && name.steady && !hasOtherHome(view);
}

/** The service's address is alive from here, and its name leads to one that refuses, or to which there is no way. */
function chargeElsewhere(view: TargetView): TargetJudgement {
  const { address } = view.knock;
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'resolves-elsewhere',
    evidence: [
      ruling('P5', USER_SIDE, {
        key: 'knock-alive',
        values: { address },
        cites: view.knock.observations,
      }),
      tellFailure(view),
      ...tellResolves(view),
      ...tellKnown(view),
      view.health.evidence,
    ],
  };
}

const NOT_PATH = ['device', 'network', 'provider'] as const;
const NOT_NETWORK = ['device', 'path', 'provider'] as const;

const CAUSE_OF: Readonly<Record<Exclude<TransportFault, 'refused'>, ServiceCause>> = {
  reset: 'reset',
  closed: 'reset',
  ended: 'reset',
  unreachable: 'unreachable',
  garbled: 'bad-response',
  truncated: 'bad-response',
  'redirect-loop': 'bad-response',
  'bad-redirect': 'bad-response',
};

/**
 * P5: the connection breaks or the answer makes no sense. A machine that the name is led to can do all of that, so the
 * failure must be shown to be the service's own address's. Redirects over TLS that lead in a circle or nowhere are the
 * provider's own.
 */
export function p5Broken(view: TargetView): TargetJudgement | undefined {
  const { transport, layer } = view.by.outcome;
  if (isSentAway(view)) return chargeElsewhere(view);
  const far = farSideOf(view);
  if (transport === undefined && layer === 'http') return charge(view, far, 'bad-response');
  if (transport === undefined && layer === 'tcp') return charge(view, far, 'does-not-answer');
  if (transport === undefined || transport === 'refused') return undefined;
  if (isMisledByItself(view)) return charge(view, PROVIDER, CAUSE_OF[transport]);
  const isDeviceInDoubt = far === FAR_SIDE && mayWantCertificate(view);
  return charge(view, isDeviceInDoubt ? NOT_NETWORK : far, CAUSE_OF[transport]);
}

/**
 * A server that lets in only devices with a certificate of their own hears of it once the handshake is over, and hangs up: its
 * word for that may come too late to be read. How the other attempt broke is chance.
 */
function mayWantCertificate({ reading: { attempts, endpoint } }: TargetView): boolean {
  return endpoint.secure && attempts.some((o) => failed(o) && o.outcome.transport === 'ended');
}

/** A redirect that came over TLS to its own undoing; behind another host's it may have come in clear text. */
function isMisledByItself({ by, reading }: TargetView): boolean {
  const { finalHost = by.host, transport } = by.outcome;
  if (!reading.endpoint.secure) return false;
  return transport === 'redirect-loop' || (transport === 'bad-redirect' && finalHost === by.host);
}

/** G1: it failed at once, and without host access nothing can say how: an extension, a resolver or the service. */
export function g1Hidden(view: TargetView): TargetJudgement | undefined {
  if (!hidden(view.by)) return undefined;
  const { host, reading } = view;
  const told = { key: 'no-permission', values: { host }, cites: reading.attempts } as const;
  return {
    kind: 'unknown',
    why: 'no-permission',
    evidence: [finding(told, 'G1'), tellFailure(view)],
  };
}

/** P5: a word that no table lists, or a failure of the browser itself: nobody is cleared. */
export function p5Unlisted(view: TargetView): TargetJudgement {
  return charge(view, SUSPECTS, 'does-not-answer');
}

function tellOddAddress({ host, local }: TargetView): Finding {
  const values = { host, address: local.addresses[0] ?? '' };
  return finding({ key: 'odd-address', values, clears: ['path'], cites: local.observations });
}

/** Where the name leads to from here, as far as anything shows it. */
function tellPlace(view: TargetView): readonly Finding[] {
  const address = foreignAddress(view);
  return address === undefined ? tellResolves(view) : [tellLedElsewhere(view, address)];
}

function charge(
  view: TargetView,
  suspects: NonEmpty<Suspect>,
  cause: ServiceCause,
): TargetJudgement {
  const { health } = view;
  const evidence = [
    { ...tellFailure(view, suspects), id: 'P5', clears: [] },
    ...(suspects === NOT_PATH
      ? [tellOddAddress(view), { ...health.evidence, clears: [] }]
      : [{ ...health.evidence, clears: clearedBy(suspects) }]),
    ...tellKnock(view),
    ...tellPlace(view),
  ];
  const nobody = suspects.length === SUSPECTS.length;
  return { kind: 'fault', suspects, cause, evidence: nobody ? clearingNobody(evidence) : evidence };
}
