import { type Failed, silent } from '../attempts.ts';
import type { Cause } from '../cause.ts';
import type { ClockReading } from '../clock.ts';
import type { EndpointReading } from '../endpoint-reading.ts';
import type { ServiceFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import type { Health } from '../health.ts';
import type { IpVersion } from '../ip-version.ts';
import type { KnockReading } from '../knock-reading.ts';
import { finding } from '../make-finding.ts';
import type { LocalName, NameReading } from '../name-reading.ts';
import type { Observation } from '../observation.ts';
import type { Suspect } from '../suspect.ts';
import type { NonEmpty, UnknownReason } from '../verdict.ts';

/** One failing endpoint with all that was asked about its host. */
export interface TargetView {
  readonly service: ServiceFacts;
  readonly reading: EndpointReading;
  readonly by: Failed;
  /** Host that failed: the last hop's where a redirect led away. */
  readonly host: string;
  readonly health: Health;
  readonly clock: ClockReading;
  readonly name: NameReading;
  readonly local: LocalName;
  readonly knock: KnockReading;
  /** Addresses that controls answer from. */
  readonly ofControls: ReadonlySet<string>;
  /** Controls all answer from one address, which is a proxy's. */
  readonly areControlsProxied: boolean;
  /** Versions of IP by which anything answered in this round. */
  readonly answering: ReadonlySet<IpVersion>;
  /** Attempts that got past the name. */
  readonly resolved: readonly Observation[];
  /** Plain http at the same name, refused as well or instead. */
  readonly refusedPlainly: readonly Observation[];
  /** Plain http at the same name, which sends people on to it over https. */
  readonly sentHome: readonly Observation[];
  /** Unrelated parties whose certificates nobody vouches for, in this round. */
  readonly untrustedParties: number;
  /** A name that cannot exist resolves here: what resolves proves nothing. */
  readonly wildcard: readonly Observation[];
  /** The resolver here (Firefox) was asked for a name that cannot exist, and said nothing. */
  readonly muteCanary: readonly Observation[];
}

/** What a rule about one failing endpoint arrives at. */
export type TargetJudgement =
  | {
      readonly kind: 'fault';
      readonly suspects: NonEmpty<Suspect>;
      readonly cause: Cause;
      readonly evidence: readonly Finding[];
    }
  | {
      readonly kind: 'unknown';
      readonly why: UnknownReason;
      readonly evidence: readonly Finding[];
    };

export type TargetRule = (view: TargetView) => TargetJudgement | undefined;

/** The failure itself, told as evidence; it cites every attempt, so that removing it leaves nothing to judge. */
export function tellFailure(view: TargetView, charges: readonly Suspect[] = []): Finding {
  const { by, host } = view;
  const cites = view.reading.attempts;
  if (silent(by)) {
    const seconds = Math.round((by.outcome.deadlineMs ?? by.durationMs) / 1000);
    return finding({ key: 'endpoint-silent', values: { host, seconds }, charges, cites });
  }
  if (by.outcome.opaque === true)
    return finding({ key: 'endpoint-unseen', values: { host }, charges, cites });
  return finding({
    key: 'endpoint-failed',
    values: { host, code: by.outcome.code },
    charges,
    cites,
  });
}

/** DoH answers that know the name. */
export function tellKnown({ host, name }: TargetView): readonly Finding[] {
  if (name.state !== 'known') return [];
  const values = { host, operators: name.operators.join(', ') };
  return [finding({ key: 'name-known', values, cites: name.observations })];
}

/** What the knock says, as far as it clears something. */
export function tellKnock({ knock }: TargetView): readonly Finding[] {
  const values = { address: knock.address };
  const cites = knock.observations;
  switch (knock.state) {
    case 'alive':
      return [finding({ key: 'knock-alive', values, cites })];
    case 'dead':
      return [finding({ key: 'knock-dead', values, clears: ['device', 'network'], cites })];
    case 'cut':
      return [finding({ key: 'knock-cut', values, cites })];
    case 'unseen':
      return [finding({ key: 'knock-unseen', values, cites })];
    case 'none':
      return [];
  }
}

/** That the name resolves here, where something shows it. */
export function tellResolves({ host, resolved, local }: TargetView): readonly Finding[] {
  const cites = [...(local.state === 'resolves' ? local.observations : []), ...resolved];
  return cites.length === 0 ? [] : [finding({ key: 'name-resolves', values: { host }, cites })];
}

/** That the name leads to an address from here that nobody else knows it at. */
export function tellLedElsewhere({ host, local, resolved }: TargetView, address: string): Finding {
  const cites = [...local.observations, ...resolved];
  return finding({ key: 'led-elsewhere', values: { host, address }, cites });
}

/** That the service was seen to answer here from where others know it. */
export function tellSeenAtHome(): Finding {
  return finding({ key: 'seen-at-home', values: {} });
}

/** Evidence of a verdict that keeps everybody in doubt: it rests on the failure alone, and cites nothing else. */
export function clearingNobody(evidence: readonly Finding[]): readonly Finding[] {
  const [rule, ...rest] = evidence;
  const context = rest.map(({ observations: _, ...entry }) => ({ ...entry, clears: [] }));
  return rule === undefined ? [] : [{ ...rule, clears: [] }, ...context];
}
