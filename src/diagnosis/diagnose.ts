import type { RoundFacts } from './facts.ts';
import { judgeService } from './judge-service.ts';
import { readRound } from './judge-target.ts';
import { judgeUser } from './judge-user.ts';
import { type Overall, overallOf } from './overall.ts';
import type { Verdict } from './verdict.ts';

export interface JudgedService {
  readonly id: string;
  readonly verdict: Verdict;
}

export interface Diagnosis {
  readonly user: Verdict;
  /** In the order of the round's services. */
  readonly services: readonly JudgedService[];
  readonly overall: Overall;
}

/** Judges one finished round: facts in, verdicts out. Pure; never throws. Every fault is still `suspected`. */
export function diagnose(facts: RoundFacts): Diagnosis {
  const user = judgeUser(facts);
  const round = readRound(facts, user);
  const services = facts.services.map((service) => ({
    id: service.id,
    verdict: judgeService(service, round),
  }));
  return { user, services, overall: overallOf(user, services) };
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
