import type { ReportVerdict } from '../formats/verdict.ts';

/** What one verdict counts as: `unobserved` tells nothing and ends what was pending, `nothing` is as if never asked. */
export type Sighting = 'good' | 'failing' | 'unobserved' | 'nothing';

/** What a round came to for one subject. */
export interface Look {
  readonly subject: string;
  readonly sighting: Sighting;
}

interface Circumstances {
  /** The user's own side is at fault: who fails has to prove that it fails by itself. */
  readonly isOwnFault: boolean;
  /** Failures are no evidence now. */
  readonly isDoubtful: boolean;
}

/** An answer is its own proof, whatever the circumstances; a failure is one only where they leave no other reason. */
export function sightingOf(
  verdict: ReportVerdict,
  { isOwnFault, isDoubtful }: Circumstances,
): Sighting {
  if (verdict.kind === 'unknown') return 'nothing';
  if (verdict.kind !== 'fault') return 'good';
  const isTheirs = verdict.suspects.every((suspect) => suspect === 'provider');
  return isDoubtful || (isOwnFault && !isTheirs) ? 'unobserved' : 'failing';
}
