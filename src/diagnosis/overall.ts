import { type Side, sideOf } from './suspect.ts';
import type { Fault, Scope, Verdict } from './verdict.ts';
import { isOutOfReachVerdict } from './views/region.ts';

export interface Overall {
  readonly side: Side;
  /** The service that decided, where one did. */
  readonly service?: string;
}

interface Told {
  readonly id: string;
}

interface Judged {
  readonly id: string;
  readonly verdict: Verdict<Told>;
}

const WORST_FIRST: readonly Scope[] = ['down', 'partial', 'slow'];

/** The one side that a round speaks of, over all its services and the user's own side. */
export function overallOf(user: Verdict<Told>, services: readonly Judged[]): Overall {
  const faults = services.flatMap(({ id, verdict }) =>
    verdict.kind === 'fault' ? { id, verdict } : [],
  );
  if (user.kind === 'fault') {
    const byIt = faults.some(({ verdict }) => isSameFault(verdict, user));
    if (byIt || services.length === 0) return { side: 'yours' };
  }
  const [worst] = [...faults].sort((a, b) => badness(a.verdict) - badness(b.verdict));
  if (worst !== undefined) return { side: sideOf(worst.verdict.suspects), service: worst.id };
  if (user.kind === 'fault' && user.scope !== 'down') return { side: 'yours' };
  return withoutFault(user, services);
}

function withoutFault(user: Verdict<Told>, services: readonly Judged[]): Overall {
  if (services.length === 0) return { side: user.kind === 'ok' ? 'ok' : 'unclear' };
  const [unknown] = [
    ...services.filter((s) => s.verdict.kind === 'unknown' && !isOutOfReachVerdict(s.verdict)),
    ...(services.every(({ verdict }) => isOutOfReachVerdict(verdict)) ? services : []),
  ];
  if (unknown !== undefined) return { side: 'unclear', service: unknown.id };
  return { side: 'ok' };
}

/** A service that carries the fault of the user's own side. */
export function isSameFault(fault: Fault<unknown>, user: Fault<unknown>): boolean {
  return fault.cause === user.cause && fault.suspects.join() === user.suspects.join();
}

/** Smaller is worse: scope first, then confirmed before suspected; list order settles the rest. */
function badness(fault: Fault<unknown>): number {
  return WORST_FIRST.indexOf(fault.scope) * 2 + (fault.certainty === 'confirmed' ? 0 : 1);
}
