import type { FeedProblem, OfficialWord } from '../formats/official-word.ts';
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
  /** What was kept of the same feeds, with the same parts, in their order; absent where one of them has none. */
  readonly known?: readonly KeptWord[] | undefined;
  readonly timeoutMs?: number;
}

/**
 * Asks one status page once for services made of different parts of it: feeds of one kind and address. Yields a word for
 * each, in their order. Never rejects: a page that cannot be read makes words of level `unknown` with their problem, and
 * a feed that is no longer of the kind it was is not guessed at.
 */
export async function askFeed(
  feeds: readonly [Feed, ...Feed[]],
  ports: FeedPorts,
  asking: Asking,
): Promise<readonly KeptWord[]> {
  const [{ kind, url }] = feeds;
  const platform = platformOf(kind);
  const failed = (problem: FeedProblem, address?: string): readonly KeptWord[] =>
    feeds.map((feed) => {
      const read = { feed, fetchedAtMs: ports.now(), ...(address !== undefined && { address }) };
      return { word: wordOfProblem(problem, read) };
    });
  if (platform === undefined) return failed('unknown-kind');
  if (!URL.canParse(url)) return failed('unreachable');
  const { signal, timeoutMs = TIMEOUT_MS } = asking;
  const known = asking.known?.every(({ word }) => word.problem === undefined)
    ? asking.known
    : undefined;
  const read = await readFeed(platform, allPartsOf(feeds), {
    ports,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    known: isOneState(known) ? known?.[0] : undefined,
  });
  if (read.kind === 'problem') return failed(read.problem, read.address);
  const fetchedAtMs = ports.now();
  if (read.kind === 'unchanged') {
    if (known === undefined) return failed('http-status', read.address);
    const fetchedAt = new Date(fetchedAtMs).toISOString();
    return known.map((kept) => ({ ...kept, word: { ...kept.word, fetchedAt } }));
  }
  return feeds.map((feed) => {
    const word = officialWord(read.reading, { feed, address: read.address, fetchedAtMs });
    // Time alone can end an incident, so that one is read again rather than taken for unchanged.
    return { word, ...(word.incidents.length === 0 && read.validators) };
  });
}

/** The page is read on until every part that any of the services is made of was heard of. */
function allPartsOf(feeds: readonly [Feed, ...Feed[]]): Feed {
  const [{ kind, url, page }] = feeds;
  const components = [...new Set(feeds.flatMap((feed) => feed.components ?? []))];
  return { kind, url, page, ...(components.length > 0 && { components }) };
}

/** Whether all were read from one and the same answer: only then "not modified" speaks of all. */
function isOneState(known: readonly KeptWord[] | undefined): boolean {
  const states = new Set(known?.map(({ etag, lastModified }) => `${etag} ${lastModified}`));
  return states.size === 1;
}
