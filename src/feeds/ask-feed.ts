import type { OfficialWord } from '../formats/official-word.ts';
import type { FeedPorts, Validators } from './fetch-feed.ts';
import { type Feed, officialWord, wordOfProblem } from './official-word.ts';
import { platformOf } from './platforms.ts';
import { readFeed } from './read-feed.ts';

/** All that one question of a status page may take. */
const TIMEOUT_MS = 8_000;

/** A word with what tells on the next visit that it still stands. */
export interface KeptWord extends Validators {
  readonly word: OfficialWord;
}

interface Asking {
  readonly signal: AbortSignal;
  /** What was kept of the same feed, with the same parts. */
  readonly known?: KeptWord | undefined;
  readonly timeoutMs?: number;
}

/**
 * Asks the status page of a service. Never rejects: a page that cannot be read makes a word of level `unknown` with
 * its problem, and a feed that is no longer of the kind it was is not guessed at.
 */
export async function askFeed(feed: Feed, ports: FeedPorts, asking: Asking): Promise<KeptWord> {
  const platform = platformOf(feed.kind);
  const failed = (problem: Parameters<typeof wordOfProblem>[0], address?: string): KeptWord => ({
    word: wordOfProblem(problem, {
      feed,
      fetchedAtMs: ports.now(),
      ...(address !== undefined && { address }),
    }),
  });
  if (platform === undefined) return failed('unknown-kind');
  if (!URL.canParse(feed.url)) return failed('unreachable');
  const { signal, known, timeoutMs = TIMEOUT_MS } = asking;
  const read = await readFeed(platform, feed, {
    ports,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    known: known?.word.problem === undefined ? known : undefined,
  });
  if (read.kind === 'problem') return failed(read.problem, read.address);
  const fetchedAtMs = ports.now();
  if (read.kind === 'unchanged') {
    if (known === undefined) return failed('http-status', read.address);
    return { ...known, word: { ...known.word, fetchedAt: new Date(fetchedAtMs).toISOString() } };
  }
  const word = officialWord(read.reading, { feed, address: read.address, fetchedAtMs });
  // Time alone can end an incident, so that one is read again rather than taken for unchanged.
  return { word, ...(word.incidents.length === 0 && read.validators) };
}
