import { answered, failed, hidden, median, numbers, silent } from './attempts.ts';
import { type ClockReading, readClock } from './clock.ts';
import { inState, readControls } from './control-reading.ts';
import { countCrowd } from './crowd.ts';
import type { EndpointReading } from './endpoint-reading.ts';
import type { RoundFacts, ServiceFacts } from './facts.ts';
import { type Health, readHealth } from './health.ts';
import { addressesOf, answeringVersions, areProxied, type IpVersion } from './ip-version.ts';
import { readKnock } from './knock-reading.ts';
import { finding } from './make-finding.ts';
import { readLocalName, readName, resolvedHere } from './name-reading.ts';
import type { Observation } from './observation.ts';
import { SUSPECTS, USER_SIDE } from './suspect.ts';
import { p3LedElsewhere, p3OddAddress } from './target-rules/astray.ts';
import { p4Certificate } from './target-rules/certificate.ts';
import { g1NoPermission, g3Blocked, p0Proxy } from './target-rules/integrity.ts';
import {
  g2NameLate,
  g2NamesUnanswered,
  p2NameFiltered,
  p2NameGone,
  p2NameNowhere,
  p2NameUnresolved,
} from './target-rules/name.ts';
import {
  clearingNobody,
  type TargetJudgement,
  type TargetRule,
  type TargetView,
} from './target-rules/target-view.ts';
import { g1Hidden, p5Broken, p5Refused, p5Silent, p5Unlisted } from './target-rules/transport.ts';
import { roundTripsMs } from './times.ts';
import { explains } from './user-explains.ts';
import { type LossReading, readLoss } from './user-rules/lossy-line.ts';
import { parties, viewUser } from './user-rules/user-view.ts';
import type { Fault, Verdict } from './verdict.ts';

/** Timers this late mean a starved machine; its silence is no evidence (G2). */
const STARVED_MS = 2_000;
/** A page that sends on three times takes four requests, of four ways there and back each: the name, TCP, TLS, the answer. */
const ENOUGH_TRIPS = 16;

/** One late answer is anybody's; of two unrelated ones the line is what they share. */
const FEWEST_SUFFERING = 2;
/** So many other providers that are silent somewhere are a crowd, beside which a single sign will do. */
const FEWEST_UNHEARD = 2;

/** What the failure itself proves, whatever the controls say. */
const OWN_PROOF: readonly TargetRule[] = [g1NoPermission, p2NameNowhere, g3Blocked, p2NameGone];

/** With the user's side cleared: earliest layer first; the first that fires decides. */
const ALONE: readonly TargetRule[] = [
  p0Proxy,
  p3OddAddress,
  p3LedElsewhere,
  p4Certificate,
  p2NameFiltered,
  p2NameUnresolved,
  g2NameLate,
  g2NamesUnanswered,
  p5Silent,
  p5Refused,
  p5Broken,
  g1Hidden,
];

type Failing = EndpointReading & {
  readonly state: Extract<EndpointReading['state'], { kind: 'fails' }>;
};

type FaultJudgement = Extract<TargetJudgement, { kind: 'fault' }>;

/** Shared readings of one round, made once. */
export interface RoundReading {
  readonly facts: RoundFacts;
  readonly user: Verdict;
  readonly clock: ClockReading;
  /** Numbers of the observations that the verdict on the user's side may rest on. */
  readonly witnesses: ReadonlySet<number>;
  /** Unrelated parties whose certificates nobody vouches for. */
  readonly untrustedParties: number;
  /** Services that get no answer, where many unrelated ones do not; else 0. */
  readonly crowd: number;
  /** Addresses that controls answer from. */
  readonly ofControls: ReadonlySet<string>;
  /** Controls all answer from one address, which is a proxy's. */
  readonly areControlsProxied: boolean;
  /** Versions of IP by which anything answered. */
  readonly answering: ReadonlySet<IpVersion>;
  /** Signs that the line loses packets, too few of them to say so. */
  readonly loss: LossReading;
}

export function readRound(facts: RoundFacts, user: Verdict): RoundReading {
  const cited = user.evidence.flatMap(({ observations = [] }) => observations);
  const answers = facts.services.flatMap((s) => s.observations.filter(answered));
  const witnesses = new Set([...numbers(facts.controls), ...numbers(answers), ...cited]);
  const untrustedParties = countUntrusted(facts);
  const crowd = countCrowd(facts);
  const answering = answeringVersions(facts);
  const ofControls = new Set(addressesOf(facts.controls));
  const areControlsProxied = areProxied(facts.controls);
  const loss = readLoss(viewUser(facts));
  const shared = { untrustedParties, crowd, answering, ofControls, areControlsProxied, loss };
  return { facts, user, clock: readClock(facts), witnesses, ...shared };
}

function countUntrusted({ controls, services }: RoundFacts): number {
  const untrusted = (o: Observation): boolean => failed(o) && o.outcome.tls === 'authority';
  const operators = controls.filter(untrusted).map(({ operator, host }) => operator ?? host);
  // A machine of one's own has a certificate of its own.
  const providers = services
    .filter(({ where }) => where === 'internet')
    .filter(({ observations }) => observations.some((o) => o.role === 'endpoint' && untrusted(o)))
    .map(({ provider }) => provider);
  return new Set([...operators, ...providers].map((name) => name.toLowerCase())).size;
}

/** Judges one endpoint that gave no answer. */
export function judgeTarget(
  reading: Failing,
  service: ServiceFacts,
  round: RoundReading,
): TargetJudgement {
  const view = viewTarget(reading, service, round);
  const carried = carry(round, view);
  // What stops everything on this device is one fault, not one of each service.
  const judged =
    carried?.cause === 'browser-blocked' ? carried : (firstOf(OWN_PROOF, view) ?? carried);
  if (judged !== undefined) return judged;
  const void_ = cannotSpeak(view, round);
  if (void_ !== undefined) return void_;
  const alone = firstOf(ALONE, view) ?? p5Unlisted(view);
  // A slow line's resolver gives up on a name now and then: that others know it shows no filter.
  if (isSlow(round.user) && alone.kind === 'fault' && alone.cause === 'name-filtered')
    return carriedFault(round.user, reading.attempts);
  if (!isUserSideClear(view, round.user)) return widen(alone);
  return isPerhapsLost(view, round) ? tellLoss(widen(alone), round.loss) : alone;
}

function firstOf(rules: readonly TargetRule[], view: TargetView): TargetJudgement | undefined {
  for (const rule of rules) {
    const judgement = rule(view);
    if (judgement !== undefined) return judgement;
  }
  return undefined;
}

/** Whether nothing of the user's own side could explain this failure. On a slow line silence may be lateness. */
function isUserSideClear({ by, health, service }: TargetView, user: Verdict): boolean {
  if (service.where === 'local' || health.state !== 'healthy') return false;
  return user.kind === 'ok' || (isSlow(user) && !silent(by) && !hidden(by));
}

/**
 * Whether chance may have silenced it: others suffer or are never heard, unrelated to it and to each other. By chance too few
 * may suffer for the line to be named (C8), and one place all the time. Beside several silent services one control is enough.
 */
function isPerhapsLost({ by, service }: TargetView, { loss }: RoundReading): boolean {
  const provider = service.provider.toLowerCase();
  const unrelated = (observations: readonly Observation[]): number =>
    parties(observations).filter((party) => party !== provider).length;
  const signs = unrelated([...loss.suffering, ...loss.mute.flatMap(({ attempts }) => attempts)]);
  const isCrowded = unrelated(loss.unheard) >= FEWEST_UNHEARD;
  return silent(by) && signs >= (isCrowded ? 1 : FEWEST_SUFFERING);
}

function tellLoss(judgement: TargetJudgement, { values }: LossReading): TargetJudgement {
  const signs = finding({ key: 'line-lossy', values });
  return { ...judgement, evidence: [...judgement.evidence, signs] };
}

/**
 * A fault of the user's own side explains this failure too, as far as it is of a kind that it causes; a slow line silence
 * that ended sooner than the line needs.
 */
function carry({ facts, user }: RoundReading, view: TargetView): FaultJudgement | undefined {
  if (user.kind !== 'fault' || (isSlow(user) && !isCutShort(view, facts))) return undefined;
  if (view.service.where === 'local' && user.cause !== 'not-connected') return undefined;
  return explains(user.cause, view) ? carriedFault(user, view.reading.attempts) : undefined;
}

/** The user's own fault as a service's verdict; it cites the service's own attempts as well. */
export function carriedFault(user: Fault, attempts: EndpointReading['attempts']): FaultJudgement {
  const [rule, ...rest] = user.evidence;
  const own = finding({ key: 'user-side', values: {}, charges: user.suspects, cites: attempts });
  const evidence = rule === undefined ? [own] : [rule, own, ...rest];
  return { kind: 'fault', suspects: user.suspects, cause: user.cause, evidence };
}

/** G4 and G2: too few controls to compare with, a line that was gone a moment ago, or a machine too busy to measure. */
function cannotSpeak(view: TargetView, { facts }: RoundReading): TargetJudgement | undefined {
  if (view.service.where === 'local') return undefined;
  const { by, reading } = view;
  if (facts.lineGoneAgoMs !== undefined && (silent(by) || by.outcome.layer === 'dns')) {
    const seconds = Math.max(1, Math.round(facts.lineGoneAgoMs / 1000));
    const told = { key: 'line-just-back', values: { seconds }, cites: reading.attempts } as const;
    return { kind: 'unknown', why: 'just-woke', evidence: [finding(told, 'G2')] };
  }
  if (facts.timersLateMs > STARVED_MS && silent(view.by)) {
    const seconds = Math.round(facts.timersLateMs / 1000);
    const late = finding(
      { key: 'timers-late', values: { seconds }, cites: view.reading.attempts },
      'G2',
    );
    return { kind: 'unknown', why: 'insufficient', evidence: [late] };
  }
  if (view.health.state !== 'too-few') return undefined;
  return {
    kind: 'unknown',
    why: 'insufficient',
    evidence: [{ ...view.health.evidence, id: 'G4' }],
  };
}

/**
 * Without healthy controls nothing clears the user's side: what blames the far side alone blames nobody in particular.
 */
function widen(judgement: TargetJudgement): TargetJudgement {
  if (judgement.kind === 'unknown' || USER_SIDE.every((one) => judgement.suspects.includes(one)))
    return judgement;
  if (judgement.cause === 'certificate-expired') return judgement;
  return { ...judgement, suspects: SUSPECTS, evidence: clearingNobody(judgement.evidence) };
}

function isSlow(user: Verdict): user is Fault {
  return user.kind === 'fault' && user.scope === 'slow';
}

/**
 * Silence that ended sooner than this line needs: deadlines are stretched no further than a round can wait. On a narrow
 * line answers stand in line for each other, so that one takes many times a way there and back: twice the slowest control.
 */
function isCutShort({ by }: TargetView, { controls }: RoundFacts): boolean {
  const passing = inState(readControls(controls), 'pass', 'seen');
  const answers = passing.map(({ decisive }) => decisive).filter(answered);
  const tripMs = median(answers.flatMap(roundTripsMs)) ?? 0;
  const slowestMs = Math.max(0, ...answers.map(({ durationMs }) => durationMs));
  return (
    silent(by) && (by.outcome.deadlineMs ?? 0) < Math.max(ENOUGH_TRIPS * tripMs, 2 * slowestMs)
  );
}

function viewTarget(reading: Failing, service: ServiceFacts, round: RoundReading): TargetView {
  const { by } = reading.state;
  const host = by.outcome.finalHost ?? by.host;
  const { observations } = service;
  const local = service.where === 'local';
  const health: Health = readHealth(round.facts, service.provider);
  const asked = local ? [] : observations;
  const wildcard = round.facts.controls.filter((o) => o.role === 'canary' && provesWildcard(o));
  return {
    service,
    reading,
    by,
    host,
    health,
    clock: round.clock,
    name: readName(host, asked),
    local: readLocalName(host, asked),
    knock: readKnock(host, asked, round.answering),
    answering: round.answering,
    ofControls: round.ofControls,
    areControlsProxied: round.areControlsProxied,
    // Where names that cannot exist resolve, that this one does says nothing.
    resolved: wildcard.length > 0 ? [] : resolvedHere(host, observations),
    refusedPlainly: observations.filter((o) => o.host === host && isRefusedPlainly(o)),
    sentHome: observations.filter((o) => o.host === host && isSentHome(o)),
    untrustedParties: round.untrustedParties,
    wildcard,
    muteCanary: round.facts.controls.filter(isMuteCanary),
  };
}

/** Chromium asks for it by http, whose silence may be anybody's. */
function isMuteCanary(observation: Observation): boolean {
  const { endpoint, role } = observation;
  return role === 'canary' && endpoint.startsWith('dns:') && silent(observation);
}

function isRefusedPlainly(observation: Observation): boolean {
  const { role, secure } = observation;
  const isPlain = role === 'plain-http' || (role === 'endpoint' && !secure);
  return isPlain && failed(observation) && observation.outcome.transport === 'refused';
}

function isSentHome(observation: Observation): boolean {
  if (observation.role !== 'plain-http' || !answered(observation)) return false;
  const { redirectHost, redirectSecure } = observation.outcome;
  return redirectSecure === true && redirectHost === observation.host;
}

/** The canary's name cannot exist: an answer, or a failure that needs an address, means that it resolved here. */
function provesWildcard(canary: Observation): boolean {
  if (answered(canary)) return true;
  if (!failed(canary) || hidden(canary)) return false;
  const { layer } = canary.outcome;
  return layer === 'tcp' || layer === 'tls' || layer === 'http';
}
