import { type Answered, answered } from './attempts.ts';
import type { OwnFault } from './endpoint-reading.ts';
import type { ServiceFacts } from './facts.ts';
import type { Finding, FindingKey } from './finding.ts';
import { finding, ruling } from './make-finding.ts';
import { type NameReading, readName } from './name-reading.ts';
import type { Observation } from './observation.ts';
import {
  FAR_SIDE,
  NETWORK,
  NOT_DEVICE,
  PROVIDER,
  SUSPECTS,
  type Suspect,
  USER_SIDE,
} from './suspect.ts';
import { isForeign, placeAmong, wasAtHome } from './target-rules/place.ts';
import { type TargetJudgement, tellSeenAtHome } from './target-rules/target-view.ts';
import type { NonEmpty } from './verdict.ts';

/** T1, T5: an answer, told by what it proves. Over validated TLS it clears everybody. */
export function tellAnswer(by: Answered): Finding {
  const values = { host: by.host };
  const cites = [by];
  const clears = by.outcome.verified ? SUSPECTS : [];
  if (by.outcome.opaque === true)
    return finding({ key: 'answers-unseen', values, clears, cites }, 'T1');
  if (by.outcome.verified) return finding({ key: 'answers', values, clears, cites }, 'T1');
  return finding({ key: 'answers-plainly', values, cites }, 'T5');
}

/** T2: it answers, and turns this request down. */
export function tellRefusal(by: Answered): Finding {
  const { host, outcome } = by;
  const clears = outcome.verified ? SUSPECTS : [];
  const cites = [by];
  if (outcome.challenge === true)
    return finding({ key: 'challenge', values: { host }, clears, cites }, 'T2');
  return finding({ key: 'refuses', values: { host, status: outcome.status }, clears, cites }, 'T2');
}

const TOLD_AS: Readonly<
  Record<OwnFault, Extract<FindingKey, 'server-error' | 'origin-unreachable' | 'wrong-content'>>
> = {
  'server-error': 'server-error',
  maintenance: 'server-error',
  'origin-unreachable': 'origin-unreachable',
  'wrong-content': 'wrong-content',
  'bad-response': 'wrong-content',
};

/**
 * T3, T4: the service's own answer says that it cannot serve. In clear text anybody on the way may have said so, or
 * whoever the name is led to, which shows where it was seen at home before: `ofControls` is where controls answer from.
 */
export function judgeOwnFault(
  cause: OwnFault,
  by: Answered,
  {
    service,
    ofControls,
  }: { readonly service: ServiceFacts; readonly ofControls: ReadonlySet<string> },
): TargetJudgement {
  const host = by.outcome.finalHost ?? by.host;
  const name = readName(host, service.where === 'local' ? [] : service.observations);
  const { address } = by.outcome;
  const seen = address === undefined ? [] : [address];
  const place = placeAmong(seen, name);
  if (by.outcome.verified) return chargeOwnFault(cause, by, PROVIDER);
  if (isForeign(seen, name, ofControls) && wasAtHome({ host, name, service }))
    return judgeImpostor(by, name);
  return chargeOwnFault(cause, by, place === 'right' ? FAR_SIDE : SUSPECTS);
}

/** P3: in clear text somebody answers at an address that nobody else knows, and the service lives where others know it. */
function judgeImpostor(by: Answered, name: NameReading): TargetJudgement {
  const { host, outcome } = by;
  const answer = { key: 'wrong-content', values: { host, status: outcome.status } } as const;
  const values = { host, operators: name.operators.join(', ') };
  const elsewhere = { host, address: outcome.address ?? '' };
  return {
    kind: 'fault',
    suspects: USER_SIDE,
    cause: 'resolves-elsewhere',
    evidence: [
      ruling('P3', USER_SIDE, { ...answer, cites: [by] }),
      finding({ key: 'led-elsewhere', values: elsewhere, cites: [by] }),
      finding({ key: 'name-known', values, cites: name.observations }),
      tellSeenAtHome(),
    ],
  };
}

function chargeOwnFault(
  cause: OwnFault,
  by: Answered,
  suspects: NonEmpty<Suspect>,
): TargetJudgement {
  const rule = cause === 'wrong-content' || cause === 'bad-response' ? 'T4' : 'T3';
  const { host } = by;
  const cites = [by];
  const { status } = by.outcome;
  const told =
    cause === 'maintenance'
      ? ruling(rule, suspects, { key: 'maintenance', values: { host }, cites })
      : ruling(rule, suspects, { key: TOLD_AS[cause], values: { host, status }, cites });
  return { kind: 'fault', suspects, cause, evidence: [told] };
}

/**
 * T2's and T3's exception: a proxy signed the answer. Over validated TLS the signature may be the provider's own front,
 * or a company's inspecting proxy, and so it may in clear text, unless the same proxy signs what others answer. A gateway code
 * says only that the proxy did not get through either.
 */
export function judgeProxyAnswer(
  by: Answered,
  attempts: readonly Observation[],
  others: readonly Observation[],
): TargetJudgement {
  const { host, outcome } = by;
  const gateway = outcome.status >= 502 && outcome.status <= 504;
  const isEverybodys = others.some((one) => answered(one) && one.outcome.proxy === outcome.proxy);
  const suspects = proxySuspects(!outcome.verified && isEverybodys, gateway);
  const values = { host, status: outcome.status, proxy: outcome.proxy ?? '' };
  const told = ruling('P0', suspects, { key: 'proxy-answered', values, cites: attempts });
  return {
    kind: 'fault',
    suspects,
    cause: gateway ? 'proxy-upstream' : 'proxy-denied',
    evidence: [told],
  };
}

function proxySuspects(isOfNetwork: boolean, gateway: boolean): NonEmpty<Suspect> {
  if (gateway) return NOT_DEVICE;
  return isOfNetwork ? NETWORK : ['network', 'provider'];
}

/** G1: it answers, and whether as expected stays hidden without host access. */
export function judgeConcealed(by: Answered): TargetJudgement {
  const values = { host: by.host };
  const rule = finding({ key: 'no-permission', values, cites: [by] }, 'G1');
  const answer = finding({ key: 'answers-unseen', values, cites: [by] });
  return { kind: 'unknown', why: 'no-permission', evidence: [rule, answer] };
}
