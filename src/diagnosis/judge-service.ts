import { proven } from './attempts.ts';
import { type EndpointReading, readEndpoints } from './endpoint-reading.ts';
import type { ServiceFacts } from './facts.ts';
import { readHealth } from './health.ts';
import {
  judgeConcealed,
  judgeOwnFault,
  judgeProxyAnswer,
  tellAnswer,
  tellRefusal,
} from './judge-answer.ts';
import { judgeSlow, yardstickFor } from './judge-slow.ts';
import { carriedFault, judgeTarget, type RoundReading } from './judge-target.ts';
import { finding } from './make-finding.ts';
import type { Observation } from './observation.ts';
import type { TargetJudgement } from './target-rules/target-view.ts';
import type { Scope, Verdict } from './verdict.ts';
import { narrow } from './views/narrow.ts';
import { knownUnreachable } from './views/region.ts';

/** Endpoints of one function: one that answers speaks for all of them (OONI: blocked only if all fail). */
type Group = readonly EndpointReading[];

/** What was made of an endpoint. */
interface Judged {
  readonly reading: EndpointReading;
  readonly judgement: TargetJudgement;
}

/** Judges one service of a round. */
export function judgeService(service: ServiceFacts, round: RoundReading): Verdict {
  const seen = readEndpoints(service).filter(({ state }) => state.kind !== 'unseen');
  const groups = byFunction(seen);
  const up = groups.filter((group) => group.some(isUp));
  const down = groups.filter((group) => !group.some(isUp));
  if (seen.length === 0) return unseen(service);
  const leader = judgeLeader(down.flat(), service, round);
  if (leader === undefined) return judgeUp(up.flat(), service, round);
  const answering = up.flat().filter(isUp);
  return verdictOf(withOtherViews(leader, service, round), answering);
}

/** What was learned elsewhere may narrow a verdict, once nothing of the user's own side could explain the failure. */
function withOtherViews(
  { judgement, reading }: Judged,
  service: ServiceFacts,
  round: RoundReading,
): TargetJudgement {
  const { facts, user } = round;
  if (service.where === 'local' || user.kind !== 'ok') return judgement;
  if (readHealth(facts, service.provider).state !== 'healthy') return judgement;
  const narrowed = narrow(judgement, { service, reading, round });
  // What answers, late or in part, has shown that it can.
  const isUpHere = readEndpoints(service).some(isUp);
  return isUpHere ? narrowed : knownUnreachable(narrowed, service, facts.country);
}

function byFunction(readings: readonly EndpointReading[]): readonly Group[] {
  const groups = new Map<string, EndpointReading[]>();
  for (const reading of readings) {
    const key = reading.endpoint.function;
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  return [...groups.values()];
}

function isUp({ state }: EndpointReading): boolean {
  return state.kind === 'answers' || state.kind === 'refuses';
}

function unseen(service: ServiceFacts): Verdict {
  const cites = service.observations.filter(({ role }) => role === 'endpoint');
  const told =
    cites.length > 0
      ? finding({ key: 'discarded-samples', values: { count: cites.length }, cites }, 'G2')
      : finding({ key: 'insufficient', values: {} }, 'U');
  return { kind: 'unknown', why: 'insufficient', evidence: [told] };
}

/** Of several failing endpoints the one whose own answer is the proof speaks; then list order. */
function judgeLeader(
  failing: Group,
  service: ServiceFacts,
  round: RoundReading,
): Judged | undefined {
  const judged = [...failing]
    .sort((a, b) => Number(b.state.kind === 'own-fault') - Number(a.state.kind === 'own-fault'))
    .map((reading) => ({ reading, judgement: judgeFailing(reading, service, round) }));
  return judged.find(({ judgement }) => judgement.kind === 'fault') ?? judged[0];
}

function judgeFailing(
  reading: EndpointReading,
  service: ServiceFacts,
  round: RoundReading,
): TargetJudgement {
  const { state } = reading;
  const { facts, ofControls } = round;
  switch (state.kind) {
    case 'own-fault':
      return (
        plainlyMasked(reading, round) ??
        judgeOwnFault(state.cause, state.by, { service, ofControls })
      );
    case 'proxy-answers':
      return (
        plainlyMasked(reading, round) ??
        judgeProxyAnswer(state.by, reading.attempts, answersOfOthers(service, facts))
      );
    case 'fails':
      return judgeTarget({ ...reading, state }, service, round);
    case 'concealed':
      return judgeConcealed(state.by);
    default:
      return { kind: 'unknown', why: 'insufficient', evidence: [] };
  }
}

/** What controls and services of other providers answered. */
function answersOfOthers(
  { provider }: ServiceFacts,
  { controls, services }: RoundReading['facts'],
): readonly Observation[] {
  const own = provider.toLowerCase();
  const others = services.filter((service) => service.provider.toLowerCase() !== own);
  return [...controls, ...others.flatMap(({ observations }) => observations)];
}

/** T5: an answer in clear text behind a portal is the portal's. */
function plainlyMasked(
  reading: EndpointReading,
  { user }: RoundReading,
): TargetJudgement | undefined {
  const plain = !reading.attempts.some(proven);
  return plain && user.kind === 'fault' && user.cause === 'captive-portal'
    ? carriedFault(user, reading.attempts)
    : undefined;
}

function judgeUp(readings: Group, service: ServiceFacts, round: RoundReading): Verdict {
  const masked = service.where === 'internet' ? allMasked(readings, round) : undefined;
  if (masked !== undefined) return verdictOf(masked, []);
  const answering = readings.filter(({ state }) => state.kind === 'answers');
  const [refusing] = readings.filter(({ state }) => state.kind === 'refuses');
  if (answering.length === 0 && refusing?.state.kind === 'refuses') {
    const { refusal, by } = refusing.state;
    return { kind: 'refusing', cause: refusal, evidence: [tellRefusal(by)] };
  }
  const slow = round.user.kind === 'ok' ? judgeSlowest(answering, service, round) : undefined;
  if (slow !== undefined) return verdictOf(withOtherViews(slow, service, round), []);
  const evidence = answering.flatMap(({ state }) =>
    state.kind === 'answers' ? tellAnswer(state.by) : [],
  );
  return { kind: 'ok', evidence };
}

function allMasked(readings: Group, round: RoundReading): TargetJudgement | undefined {
  const masked = readings.map((reading) => plainlyMasked(reading, round));
  return masked.includes(undefined) ? undefined : masked[0];
}

/** Slow only where every answering endpoint of a function is. */
function judgeSlowest(
  answering: Group,
  service: ServiceFacts,
  { facts }: RoundReading,
): Judged | undefined {
  const yardstick = yardstickFor(service, facts);
  if (yardstick === undefined) return undefined;
  for (const group of byFunction(answering)) {
    const slow = group.flatMap((reading) => {
      const judgement = judgeSlow(reading, yardstick);
      return judgement === undefined ? [] : [{ reading, judgement }];
    });
    if (slow.length === group.length) return slow[0];
  }
  return undefined;
}

function verdictOf(judgement: TargetJudgement, up: Group): Verdict {
  const siblings = up.flatMap(({ state, endpoint }) =>
    state.kind === 'answers' || state.kind === 'refuses'
      ? finding({ key: 'sibling-answers', values: { host: endpoint.host }, cites: [state.by] })
      : [],
  );
  if (judgement.kind === 'unknown') {
    return { ...judgement, evidence: [...judgement.evidence, ...siblings] };
  }
  const { suspects, cause, evidence } = judgement;
  return {
    kind: 'fault',
    suspects,
    cause,
    scope: scopeOf(judgement, up),
    certainty: 'suspected',
    evidence: [...evidence, ...siblings],
  };
}

function scopeOf(judgement: Extract<TargetJudgement, { kind: 'fault' }>, up: Group): Scope {
  if (judgement.cause === 'slow') return 'slow';
  return up.length > 0 ? 'partial' : 'down';
}
