import { roundWithout, serviceWithout, withoutContradiction } from './contradiction.ts';
import type { RoundFacts, ServiceFacts } from './facts.ts';
import { judgeService } from './judge-service.ts';
import { type RoundReading, readRound } from './judge-target.ts';
import { judgeUser } from './judge-user.ts';
import type { Observation } from './observation.ts';
import { type Overall, overallOf } from './overall.ts';
import { fallTogether } from './together.ts';
import type { Verdict } from './verdict.ts';

export interface JudgedService {
  readonly id: string;
  readonly verdict: Verdict;
  /** CDNs and address ranges that it shares with failing services of other providers. */
  readonly suppliers?: readonly string[];
}

export interface Diagnosis {
  readonly user: Verdict;
  /** In the order of the round's services. */
  readonly services: readonly JudgedService[];
  readonly overall: Overall;
}

/** Judges one finished round: facts in, verdicts out. Pure; never throws. Every fault is still `suspected`. */
export function diagnose(unordered: RoundFacts): Diagnosis {
  const facts = inOrder(unordered);
  const user = withoutContradiction(judgeUser(facts), (removed) =>
    judgeUser(roundWithout(facts, removed)),
  );
  const round = readRound(facts, user);
  const readAgain = rememberReadings(facts);
  const services = tellTogether(
    facts.services.map((service) => ({
      service,
      verdict: judgeConsistently(service, round, readAgain),
    })),
    { user, controls: facts.controls },
  );
  return { user, services, overall: overallOf(user, services) };
}

/** Each verdict with what its service falls together with. */
function tellTogether(
  judged: readonly { readonly service: ServiceFacts; readonly verdict: Verdict }[],
  round: { readonly user: Verdict; readonly controls: readonly Observation[] },
): readonly JudgedService[] {
  const grounds = fallTogether(judged, round);
  return judged.map(({ service: { id }, verdict }) => {
    const ground = grounds.get(id);
    if (ground === undefined) return { id, verdict };
    const told = new Set(verdict.evidence.map(({ key }) => key));
    const news = ground.evidence.filter(({ key }) => !told.has(key));
    const evidence = [...verdict.evidence, ...news];
    const { suppliers } = ground;
    return { id, verdict: { ...verdict, evidence }, ...(suppliers.length > 0 && { suppliers }) };
  });
}

/** Only the service in question is judged again, and the user's side where a witness of it is gone. */
function judgeConsistently(
  service: ServiceFacts,
  round: RoundReading,
  readAgain: (removed: ReadonlySet<number>) => RoundReading,
): Verdict {
  const verdict = judgeService(service, round);
  return withoutContradiction(verdict, (removed) => {
    const touched = [...removed].some((n) => round.witnesses.has(n));
    const again = touched ? readAgain(removed) : round;
    return judgeService(serviceWithout(service, removed), again);
  });
}

/** Readings of the round without some observations; services cite the same controls, so each is made once. */
function rememberReadings(facts: RoundFacts): (removed: ReadonlySet<number>) => RoundReading {
  const known = new Map<string, RoundReading>();
  return (removed) => {
    const key = [...removed].sort((a, b) => a - b).join();
    const reading = known.get(key) ?? readWithout(facts, removed);
    known.set(key, reading);
    return reading;
  };
}

function readWithout(facts: RoundFacts, removed: ReadonlySet<number>): RoundReading {
  const fewer = roundWithout(facts, removed);
  return readRound(fewer, judgeUser(fewer));
}

/** The order in which observations arrive is chance; rules see them by number. */
function inOrder(facts: RoundFacts): RoundFacts {
  const byNumber = (a: Observation, b: Observation): number => a.n - b.n;
  return {
    ...facts,
    controls: [...facts.controls].sort(byNumber),
    services: facts.services.map((service) => ({
      ...service,
      observations: [...service.observations].sort(byNumber),
    })),
  };
}

/** What stands already while a round runs; absent where nothing does yet. */
export interface PartialDiagnosis {
  readonly user?: Verdict;
  readonly services: readonly { readonly id: string; readonly verdict?: Verdict }[];
  readonly overall?: Overall;
}

/**
 * Judges a round that still runs. The user's side stands once it is cleared: a fault there waits for the controls still
 * out. A service stands once it answers, or fails while the user's side is clear.
 */
export function diagnoseSoFar(facts: RoundFacts): PartialDiagnosis {
  const { user, services } = diagnose(facts);
  const cleared = user.kind === 'ok';
  const standing = services.map(({ id, verdict }) =>
    stands(verdict, cleared) ? { id, verdict } : { id },
  );
  const judged = services.filter(({ verdict }) => stands(verdict, cleared));
  const leading = judged.some(({ verdict }) => verdict.kind === 'fault');
  return {
    ...(cleared ? { user } : {}),
    services: standing,
    ...(leading ? { overall: overallOf(user, judged) } : {}),
  };
}

function stands(verdict: Verdict, userCleared: boolean): boolean {
  if (verdict.kind === 'ok' || verdict.kind === 'refusing') return true;
  if (verdict.kind === 'unknown') return false;
  const own = verdict.evidence[0]?.id.startsWith('T') === true;
  return own || userCleared;
}
