import { type Suspect, sideOf, USER_SIDE } from '../../../src/diagnosis/suspect.ts';
import type { ReportFault, ReportVerdict } from '../../../src/formats/verdict.ts';
import type { Truth } from '../scenario.ts';
import type { HonestSet } from './honest.ts';

/** What a verdict is worth, worst first; `docs/lab.md` defines each. */
export const OUTCOMES = [
  'wrong-blame',
  'missed',
  'false-alarm',
  'overclaimed',
  'abstained',
  'hedged',
  'correct',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Whom a verdict blames that blames wrongly: the user's side, the provider, or somebody else beside the true one. */
export type Blamed = 'user' | 'provider' | 'another';

export interface Judged {
  readonly outcome: Outcome;
  /** Of a wrong blame and a false alarm. */
  readonly blamed?: Blamed;
  /** A fault that nobody could see from here, and `ok` was said. */
  readonly isOutOfSight?: true;
}

/** What is true of one subject, and what could have been said of it. */
export interface Standard {
  readonly truth: Truth;
  /** What is wrong with the world, whether or not this subject has to do with it. */
  readonly scenarioTruth: Truth;
  /** It answers, and what is wrong is told elsewhere: to call it ok is right as well. */
  readonly mayBeOk: boolean;
  readonly honest: HonestSet;
}

/** Judges one verdict. */
export function judge(verdict: ReportVerdict, standard: Standard): Judged {
  switch (verdict.kind) {
    case 'ok':
    case 'refusing':
      return judgeUp(standard);
    case 'unknown':
      return judgeUnknown(standard);
    case 'fault':
      return standard.truth === 'ok'
        ? judgeAlarm(verdict, standard)
        : judgeSuspects(verdict, { ...standard, truth: standard.truth });
  }
}

/** Who refuses is up. */
function judgeUp({ honest, mayBeOk, truth }: Standard): Judged {
  if (truth === 'ok' || mayBeOk) return { outcome: 'correct' };
  return honest.mayBeOk ? { outcome: 'correct', isOutOfSight: true } : { outcome: 'missed' };
}

function judgeUnknown({ honest }: Standard): Judged {
  const isMixed = honest.mayBeOk && honest.suspects.length > 0;
  return { outcome: isMixed ? 'correct' : 'abstained' };
}

/** Somebody is blamed for what is well: a false alarm, and a wrong blame where it is laid at the wrong door besides. */
function judgeAlarm({ suspects }: ReportFault, { scenarioTruth }: Standard): Judged {
  if (scenarioTruth !== 'ok' && !suspects.includes(scenarioTruth)) {
    return { outcome: 'wrong-blame', blamed: blamedBy(suspects, scenarioTruth) };
  }
  return { outcome: 'false-alarm', blamed: blamedBy(suspects, 'ok') };
}

function judgeSuspects(
  { suspects }: ReportFault,
  { truth, honest }: Standard & { readonly truth: Suspect },
): Judged {
  if (!suspects.includes(truth)) {
    return { outcome: 'wrong-blame', blamed: blamedBy(suspects, truth) };
  }
  const possible = [...new Set([...honest.suspects, truth])];
  if (possible.some((suspect) => !suspects.includes(suspect))) return { outcome: 'overclaimed' };
  if (possible.length === suspects.length) return { outcome: 'correct' };
  // Wider than need be: it still tells whose side it is, or it does not.
  return { outcome: isSameSide(suspects, possible) ? 'hedged' : 'abstained' };
}

/** The provider's side and the way to it are one side: not the user's. */
function isSameSide(said: readonly Suspect[], possible: readonly Suspect[]): boolean {
  const side = (suspects: readonly Suspect[]): string => {
    const of = sideOf(suspects);
    return of === 'theirs' ? 'not-yours' : of;
  };
  return side(said) === side(possible);
}

function blamedBy(suspects: readonly Suspect[], truth: Truth): Blamed {
  const isUsers = (suspect: Truth): boolean => USER_SIDE.some((own) => own === suspect);
  if (suspects.every(isUsers)) return isUsers(truth) ? 'another' : 'user';
  return suspects.includes('provider') ? 'provider' : 'another';
}
