import * as v from 'valibot';
import { askFeed, type KeptWord } from '../../feeds/ask-feed.ts';
import type { Service } from '../../formats/config.ts';
import { type OfficialWord, officialWordSchema } from '../../formats/official-word.ts';
import { type StoredItem, storedItem } from '../../platform/storage.ts';
import type { ProbePorts } from '../../probe/ports.ts';
import type { Serialised } from '../serialise.ts';

/** Status pages ask to be read no more often than this. */
const STANDS_MS = 5 * 60_000;
/** Most words that are kept. */
const MOST_WORDS = 100;

const keptSchema = v.strictObject({
  word: officialWordSchema,
  etag: v.exactOptional(v.string()),
  lastModified: v.exactOptional(v.string()),
});

/** Word by word: one that cannot be read takes no other with it. */
const wordsSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((stored): Readonly<Record<string, KeptWord>> => {
    const read = Object.entries(stored).flatMap(([key, entry]): [string, KeptWord][] => {
      const parsed = v.safeParse(keptSchema, entry);
      return parsed.success ? [[key, parsed.output]] : [];
    });
    return Object.fromEntries(read);
  }),
);

/** What status pages said last, by their feed. */
export const officialWords: StoredItem<Readonly<Record<string, KeptWord>>> = storedItem(
  'officialWords',
  { area: 'session', schema: wordsSchema },
);

interface Tools {
  readonly ports: ProbePorts;
  readonly remember: Serialised;
  readonly signal: AbortSignal;
}

/** Questions that are out now; a background that dies loses them, and asks again. */
const asking = new Map<string, Promise<OfficialWord>>();

/**
 * What the provider of a service says of it, asked at most once in 5 minutes; undefined where it has no status page.
 * Never rejects: a page that cannot be read makes a word of level `unknown`.
 */
export async function readOfficialWord(
  { feed }: Pick<Service, 'feed'>,
  tools: Tools,
): Promise<OfficialWord | undefined> {
  if (feed === undefined) return undefined;
  const key = JSON.stringify([feed.kind, feed.url, feed.components ?? []]);
  const known = (await officialWords.get())?.[key];
  if (known !== undefined && isFresh(known.word, tools.ports.now())) return known.word;
  const running = asking.get(key);
  if (running !== undefined) return running;
  const answer = ask(key, { feed, known }, tools).finally(() => asking.delete(key));
  asking.set(key, answer);
  return answer;
}

async function ask(
  key: string,
  { feed, known }: { feed: NonNullable<Service['feed']>; known: KeptWord | undefined },
  { ports, remember, signal }: Tools,
): Promise<OfficialWord> {
  const kept = await askFeed(feed, ports, { signal, known });
  // Nothing was sent: it may be allowed in a moment.
  const wasAsked = kept.word.problem !== 'no-permission' && !signal.aborted;
  if (wasAsked) await remember(() => keep(key, kept));
  return kept.word;
}

async function keep(key: string, kept: KeptWord): Promise<void> {
  const others = Object.entries((await officialWords.get()) ?? {}).filter(([each]) => each !== key);
  await officialWords.set(Object.fromEntries([...others, [key, kept]].slice(-MOST_WORDS)));
}

/** A moment in the future belongs to a clock that was wrong then. */
function isFresh({ fetchedAt }: OfficialWord, nowMs: number): boolean {
  const ageMs = nowMs - Date.parse(fetchedAt);
  return ageMs >= 0 && ageMs < STANDS_MS;
}
