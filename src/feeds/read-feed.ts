import type { FeedProblem } from '../formats/official-word.ts';
import type { FeedPlatform } from './feed-platform.ts';
import type { FeedComponent, FeedReading } from './feed-reading.ts';
import { type FeedPorts, type Fetched, fetchFeed, type Validators } from './fetch-feed.ts';
import { levelOfPage } from './level-of-parts.ts';
import type { Feed } from './official-word.ts';
import { isSamePage } from './same-page.ts';

interface Visit {
  readonly signal: AbortSignal;
  readonly known?: Validators | undefined;
  /** Every address is read, to learn of every part. */
  readonly isThorough?: boolean;
  /** What the first address answered, where it was asked already. */
  readonly first?: Fetched | undefined;
}

export type ReadFeed =
  | {
      readonly kind: 'reading';
      readonly reading: FeedReading;
      /** Address that was read first. */
      readonly address: string;
      /** Of that address, where it alone told everything. */
      readonly validators?: Validators;
    }
  | { readonly kind: 'unchanged'; readonly address: string }
  | { readonly kind: 'problem'; readonly problem: FeedProblem; readonly address: string };

/** Reads a feed as one of that platform: its first address, and the others while something is missing. */
export async function readFeed(
  platform: FeedPlatform,
  feed: Feed,
  visit: Visit & { readonly ports: FeedPorts },
): Promise<ReadFeed> {
  const { ports, signal, known, isThorough = false } = visit;
  const [address, ...others] = platform.addresses(feed.url);
  const fetched = visit.first ?? (await fetchFeed(address, ports, { signal, known }));
  if (fetched.kind === 'unchanged') return { kind: 'unchanged', address };
  const first = readingOf(fetched, platform, { feed, address, nowMs: ports.now() });
  if (typeof first === 'string') return { kind: 'problem', problem: first, address };
  let reading = first;
  let isAlone = true;
  for (const other of others) {
    if (!isThorough && !lacks(reading, feed)) break;
    isAlone = false;
    const more = await fetchFeed(other, ports, { signal });
    const next = readingOf(more, platform, { feed, address: other, nowMs: ports.now() });
    if (typeof next !== 'string') reading = joined(reading, next);
  }
  const validators = isAlone && fetched.kind === 'body' ? fetched.validators : undefined;
  return { kind: 'reading', reading, address, ...(validators !== undefined && { validators }) };
}

/** What an answer says as that platform's, or why it says nothing. HTML is no feed, whatever is inside. */
export function readingOf(
  fetched: Fetched,
  platform: FeedPlatform,
  asked: { readonly feed: Feed; readonly address: string; readonly nowMs: number },
): FeedReading | FeedProblem {
  if (fetched.kind !== 'body') return fetched.kind === 'problem' ? fetched.problem : 'not-a-feed';
  const { body } = fetched;
  const reading = platform.parse(body, { nowMs: asked.nowMs });
  if (reading === undefined) return 'not-a-feed';
  const { page } = asked.feed;
  if (page !== undefined && reading.page.id !== undefined && reading.page.id !== page) {
    return 'wrong-page';
  }
  const isAsked = [asked.feed.url, asked.address].some((address) =>
    isSamePage(reading.page, { asked: address, from: body.url }),
  );
  return isAsked ? reading : 'wrong-page';
}

function lacks(reading: FeedReading, { components }: Feed): boolean {
  if (reading.listsTroubleOnly) return false;
  if (!components?.length) return reading.level === 'unknown' && reading.raw === undefined;
  return components.some((id) => isUnheard(reading.components.find((part) => part.id === id)));
}

function isUnheard(part: FeedComponent | undefined): boolean {
  return part === undefined || (part.level === 'unknown' && part.raw === undefined);
}

/** Two bodies of one page: the first names it, the later one fills in what the first does not say. */
function joined(first: FeedReading, later: FeedReading): FeedReading {
  const states = new Map(later.components.map((part) => [part.id, part]));
  const listed = new Set(first.components.map((part) => part.id));
  const components = [
    ...first.components.map((part) => {
      const state = isUnheard(part) ? states.get(part.id) : undefined;
      return state === undefined ? part : { ...state, name: part.name };
    }),
    ...later.components.filter((part) => !listed.has(part.id)),
  ];
  const incidents = [...first.incidents, ...later.incidents];
  const isSilent = first.level === 'unknown' && first.raw === undefined;
  // What the later body says of the whole may leave out parts that the first one lists.
  const level = isSilent ? levelOfPage(components, incidents) : first.level;
  return { ...first, level, components, incidents };
}
