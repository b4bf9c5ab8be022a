import { isProven, isServed, isVoid, type Seen, wordOf } from './outcome-word.ts';

/** What all attempts at one address add up to. */
export interface Best {
  readonly word: string;
  /** The attempt that the word is of. */
  readonly by: Seen;
  /** It serves, and nobody on the way could have made that up. */
  readonly isProvenWell: boolean;
  /** It failed once and answered once. */
  readonly isFlaky: boolean;
}

/**
 * The best attempt speaks for all, so that one lost packet makes no other class; of several failures the one with a
 * reason, for whether silence came first is chance. Undefined where no attempt says anything.
 */
export function bestOf(attempts: readonly Seen[]): Best | undefined {
  const telling = attempts.filter((attempt) => !isVoid(attempt));
  const [by] = [...telling].sort(
    (a, b) => rankOf(a) - rankOf(b) || b.attempt - a.attempt || (wordOf(a) < wordOf(b) ? -1 : 1),
  );
  if (by === undefined) return undefined;
  const isAnswer = by.outcome.kind === 'response';
  return {
    word: isAnswer ? wordOf(by) : reasonsOf(telling),
    by,
    isProvenWell: isServed(by) && isProven(by),
    isFlaky: isAnswer && telling.some(({ outcome }) => outcome.kind === 'failure'),
  };
}

function rankOf(seen: Seen): number {
  const { outcome } = seen;
  if (outcome.kind === 'failure') return outcome.layer === 'timeout' ? 5 : 4;
  if (!isServed(seen)) return 3;
  if (!isProven(seen)) return 2;
  return outcome.status < 400 ? 0 : 1;
}

function reasonsOf(failures: readonly Seen[]): string {
  const words = distinctSorted(failures.map(wordOf));
  const reasons = words.filter((word) => !word.startsWith('silent'));
  return (reasons.length > 0 ? reasons : words).join(' / ');
}

/** Each word once, in an order that does not depend on who came first. */
export function distinctSorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
