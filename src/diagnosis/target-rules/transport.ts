import { answered, hidden, silent } from '../attempts.ts';
import type { ServiceCause } from '../cause.ts';
import { finding } from '../make-finding.ts';
import type { TransportFault } from '../observation.ts';
import {
  clearedBy,
  FAR_SIDE,
  NOT_DEVICE,
  PROVIDER,
  SUSPECTS,
  type Suspect,
  USER_SIDE,
} from '../suspect.ts';
import type { NonEmpty } from '../verdict.ts';
import {
  clearingNobody,
  type TargetJudgement,
  type TargetView,
  tellFailure,
  tellKnock,
  tellKnown,
  tellResolves,
} from './target-view.ts';

/**
 * P5: silence. With nothing to show that the name resolves here, a silent resolver looks the same to Chromium; a knock
 * that stays silent too clears it. A knock that is answered never clears the provider: its front may live while
 * its service hangs.
 */
export function p5Silent(view: TargetView): TargetJudgement | undefined {
  if (!silent(view.by)) return undefined;
  const nameCleared = view.knock.state === 'dead' || tellResolves(view).length > 0;
  return charge(view, nameCleared ? FAR_SIDE : NOT_DEVICE, 'no-answer');
}

/**
 * P5: refused. Something answered, and it need not be the service: a name sent to nowhere (a hosts file, a filtering
 * resolver) is refused just so. The knock tells, or Firefox's own lookup.
 */
export function p5Refused(view: TargetView): TargetJudgement | undefined {
  if (view.by.outcome.transport !== 'refused') return undefined;
  const { knock, local, name } = view;
  const rightPlace = leadsTo(view).some((address) => name.addresses.includes(address));
  const publicPlace = local.state === 'resolves' && knock.state !== 'alive';
  if (knock.state === 'dead' || rightPlace || publicPlace) return charge(view, FAR_SIDE, 'refused');
  const elsewhere = knock.state === 'alive' && name.agreed && local.state === 'unseen';
  return elsewhere && view.wildcard.length === 0
    ? chargeElsewhere(view)
    : charge(view, SUSPECTS, 'refused');
}

/** Addresses that the name leads to from here: Firefox's own lookup, or a sister port that answered. */
function leadsTo({ local, resolved }: TargetView): readonly string[] {
  const answering = resolved.flatMap((o) => (answered(o) ? (o.outcome.address ?? []) : []));
  return [...local.addresses, ...answering];
}

/** The service's address is alive from here, and its name leads to one that refuses. */
function chargeElsewhere(view: TargetView): TargetJudgement {
  const { address } = view.knock;
  const told = {
    key: 'knock-alive',
    values: { address },
    clears: clearedBy(USER_SIDE),
    charges: USER_SIDE,
  } as const;
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'resolves-elsewhere',
    evidence: [
      finding({ ...told, cites: view.knock.observations }, 'P5'),
      tellFailure(view),
      ...tellKnown(view),
      view.health.evidence,
    ],
  };
}

const CAUSE_OF: Readonly<Record<Exclude<TransportFault, 'refused'>, ServiceCause>> = {
  reset: 'reset',
  closed: 'reset',
  unreachable: 'unreachable',
  garbled: 'bad-response',
  truncated: 'bad-response',
  'redirect-loop': 'bad-response',
};

/** P5: the connection breaks or the answer makes no sense. Redirects in a circle over TLS are the provider's own. */
export function p5Broken(view: TargetView): TargetJudgement | undefined {
  const { transport, layer } = view.by.outcome;
  if (transport === undefined && layer === 'http') return charge(view, FAR_SIDE, 'bad-response');
  if (transport === undefined && layer === 'tcp') return charge(view, FAR_SIDE, 'does-not-answer');
  if (transport === undefined || transport === 'refused') return undefined;
  const own = transport === 'redirect-loop' && view.reading.endpoint.secure;
  return charge(view, own ? PROVIDER : FAR_SIDE, CAUSE_OF[transport]);
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

function charge(
  view: TargetView,
  suspects: NonEmpty<Suspect>,
  cause: ServiceCause,
): TargetJudgement {
  const evidence = [
    { ...tellFailure(view, suspects), id: 'P5', clears: [] },
    { ...view.health.evidence, clears: clearedBy(suspects) },
    ...tellKnock(view),
    ...tellResolves(view),
  ];
  const nobody = suspects.length === SUSPECTS.length;
  return { kind: 'fault', suspects, cause, evidence: nobody ? clearingNobody(evidence) : evidence };
}
