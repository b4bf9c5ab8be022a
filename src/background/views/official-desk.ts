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

/** By feed: kind, address and parts. */
type Words = Readonly<Record<string, KeptWord>>;

const keptSchema = v.strictObject({
  word: officialWordSchema,
  etag: v.exactOptional(v.string()),
  lastModified: v.exactOptional(v.string()),
});

/** Word by word: one that cannot be read takes no other with it. */
const wordsSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((stored): Words => {
    const read = Object.entries(stored).flatMap(([key, entry]): [string, KeptWord][] => {
      const parsed = v.safeParse(keptSchema, entry);
      return parsed.success ? [[key, parsed.output]] : [];
    });
    return Object.fromEntries(read);
  }),
);

/** What status pages said last, by their feed. */
export const officialWords: StoredItem<Words> = storedItem('officialWords', {
  area: 'session',
  schema: wordsSchema,
});

interface Tools {
  readonly ports: ProbePorts;
  readonly remember: Serialised;
}

type Feed = NonNullable<Service['feed']>;
type Listed = Pick<Service, 'feed'>;

/** Pages that are asked now; a background that dies loses them, and asks again. */
const asking = new Map<string, Promise<Words>>();

/**
 * What the provider of a service says of it; undefined where it has no status page. A page is asked at most once in 5
 * minutes, for all `listed` services that are made of parts of it. Never rejects: a page that cannot be read makes a
 * word of level `unknown`.
 */
export async function readOfficialWord(
  { feed }: Listed,
  listed: readonly Listed[],
  tools: Tools,
): Promise<OfficialWord | undefined> {
  if (feed === undefined) return undefined;
  const known = (await officialWords.get()) ?? {};
  const own = known[keyOf(feed)]?.word;
  if (own !== undefined && isFresh(own, tools.ports.now())) return own;
  const page = JSON.stringify([feed.kind, feed.url]);
  const running = asking.get(page);
  if (running !== undefined) {
    const told = (await running)[keyOf(feed)];
    if (told !== undefined) return told.word;
  }
  const feeds = [feed, ...listed.flatMap((other) => sharing(other, feed))];
  const answer = ask(feeds, known, tools).finally(() => asking.delete(page));
  asking.set(page, answer);
  return (await answer)[keyOf(feed)]?.word;
}

/** Other parts of the same page. */
function sharing({ feed }: Listed, own: Feed): readonly Feed[] {
  const isShared = feed?.kind === own.kind && feed.url === own.url && keyOf(feed) !== keyOf(own);
  return isShared ? [feed] : [];
}

function keyOf({ kind, url, components = [] }: Feed): string {
  return JSON.stringify([kind, url, components]);
}

async function ask(
  feeds: readonly Feed[],
  words: Words,
  { ports, remember }: Tools,
): Promise<Words> {
  const [first, ...others] = [...new Map(feeds.map((feed) => [keyOf(feed), feed])).values()];
  if (first === undefined) return {};
  const known = [first, ...others].flatMap((feed) => words[keyOf(feed)] ?? []);
  const isAllKnown = known.length === others.length + 1;
  const read = await askFeed([first, ...others], ports, {
    // A round that is given up takes no answer from another that waits for the same page.
    signal: new AbortController().signal,
    known: isAllKnown ? known : undefined,
  });
  const news = Object.fromEntries(
    [first, ...others].flatMap((feed, place): [string, KeptWord][] => {
      const kept = read[place];
      return kept === undefined ? [] : [[keyOf(feed), kept]];
    }),
  );
  // Nothing was sent: it may be allowed in a moment.
  const wasAsked = read.some(({ word }) => word.problem !== 'no-permission');
  if (wasAsked) await remember(() => keep(news));
  return news;
}

async function keep(news: Words): Promise<void> {
  const known = Object.entries((await officialWords.get()) ?? {});
  const others = known.filter(([key]) => !Object.hasOwn(news, key));
  const words = [...others, ...Object.entries(news)].slice(-MOST_WORDS);
  await officialWords.set(Object.fromEntries(words));
}

/** A moment in the future belongs to a clock that was wrong then. */
function isFresh({ fetchedAt }: OfficialWord, nowMs: number): boolean {
  const ageMs = nowMs - Date.parse(fetchedAt);
  return ageMs >= 0 && ageMs < STANDS_MS;
}
