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
    word: isAnswer ? wordAmong(by, telling) : reasonsOf(telling),
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

/** An answer that took its time, beside an attempt that nobody waited for to the end: the two together are late. */
const LATE_BESIDE_SILENCE_MS = 900;

function wordAmong(by: Seen, attempts: readonly Seen[]): string {
  const word = wordOf(by);
  const isLate = word.endsWith(' late') || longestMs(by) < LATE_BESIDE_SILENCE_MS;
  return !isLate && attempts.some(isSilent) ? `${word} late` : word;
}

function longestMs({ outcome }: Seen): number {
  if (outcome.kind === 'failure' || outcome.status >= 400) return 0;
  const { connectMs = 0, firstByteMs = 0 } = outcome.phases ?? {};
  return Math.max(connectMs, firstByteMs);
}

function isSilent({ outcome }: Seen): boolean {
  return outcome.kind === 'failure' && outcome.layer === 'timeout';
}

/** Words that come by chance instead of others: each with those that say the same, and say it for certain. */
const BY_CHANCE: Readonly<Record<string, (word: string) => boolean>> = {
  // A router says so of some packets and of others nothing (RFC 1812 4.3.2.8), and Firefox calls it refused as well.
  'tcp unreachable': (word) => word.startsWith('tcp '),
  // Whoever cuts a connection cuts it before or after the last word was read.
  'tcp closed': (word) => word === 'tcp reset',
};

function reasonsOf(failures: readonly Seen[]): string {
  const words = distinctSorted(failures.map(wordOf));
  const reasons = words.filter((word) => !word.startsWith('silent'));
  const certain = reasons.filter((word) => {
    const sameAs = BY_CHANCE[word];
    return sameAs === undefined || !reasons.some((other) => other !== word && sameAs(other));
  });
  return (certain.length > 0 ? certain : words).join(' / ');
}

/** Each word once, in an order that does not depend on who came first. */
export function distinctSorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
