import type { FeedProblem, OfficialWord } from '../formats/official-word.ts';
import { alternateLink } from './alternate-link.ts';
import { type FeedPorts, type Fetched, fetchFeed } from './fetch-feed.ts';
import { type Feed, officialWord } from './official-word.ts';
import { PLATFORMS, platformOf } from './platforms.ts';
import { readFeed, readingOf } from './read-feed.ts';
import { VENDOR_KINDS, vendorKindOf } from './vendor-kinds.ts';

/** All that finding out may take, and one request of it. */
const TIMEOUT_MS = 20_000;
const REQUEST_TIMEOUT_MS = 6_000;

/** Addresses that are tried beside the one given; with it, and the parts of what is found, 12 requests at most. */
const MAX_TRIED = 10;

/** Kinds that are looked for at a page's host, in this order: the later ones answer at addresses of the earlier. */
const LOOKED_FOR = [
  'incident-io',
  'statuspage',
  'instatus',
  'better-stack',
  'gatus',
  'uptime-kuma',
  'sorry',
  'cachet',
  'checkly',
];

/** What keeps everything else on that host from being asked, too. */
const FINAL: readonly FeedProblem[] = ['no-permission', 'unreachable', 'timeout'];

export type Detected =
  | {
      readonly kind: 'found';
      readonly feed: { readonly kind: string; readonly url: string; readonly page?: string };
      readonly word: OfficialWord;
      readonly components: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly kind: 'not-found'; readonly problem: FeedProblem };

interface Search {
  readonly url: string;
  readonly ports: FeedPorts;
  readonly signal: AbortSignal;
  readonly fetch: (url: string) => Promise<Fetched>;
}

/**
 * Finds out what kind of status page lies at an address, by trying; and reads it in full once. The address may be the
 * page's or that of a feed. Everything asked lies on the address's own host. Never rejects.
 */
export async function detectFeed(
  url: string,
  ports: FeedPorts,
  { signal, timeoutMs = TIMEOUT_MS }: { readonly signal: AbortSignal; readonly timeoutMs?: number },
): Promise<Detected> {
  if (!URL.canParse(url)) return { kind: 'not-found', problem: 'unreachable' };
  const search = startSearch(url, ports, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
  const vendor = vendorKindOf(url);
  if (vendor !== undefined && !isOtherFeed(vendor, url)) {
    return readInFull({ kind: vendor, url }, search);
  }
  const given = await search.fetch(url);
  if (given.kind === 'problem' && FINAL.includes(given.problem)) {
    return { kind: 'not-found', problem: given.problem };
  }
  const direct = recognise(given, url, search);
  if (direct.feed !== undefined) return readInFull(direct.feed, search, given);
  const problems = [direct.problem];
  for (const address of candidates(given, url)) {
    const fetched = await search.fetch(address);
    const found = recognise(fetched, address, search);
    if (found.feed !== undefined) return readInFull(found.feed, search, fetched);
    problems.push(found.problem);
  }
  return { kind: 'not-found', problem: tellingMost(problems) };
}

/** A vendor's page may offer a feed beside the one that its kind reads. */
function isOtherFeed(kind: string, url: string): boolean {
  return (
    /\.(rss|atom|xml)$/.test(new URL(url).pathname) && platformOf(kind)?.addresses(url)[0] !== url
  );
}

/** Ends each request that takes too long, for the others to have their turn. */
function startSearch(url: string, ports: FeedPorts, signal: AbortSignal): Search {
  return {
    url,
    ports,
    signal,
    fetch: (address) =>
      fetchFeed(address, ports, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
      }),
  };
}

/** Where a feed may lie: at the places of each kind, and where the page itself links to one. */
function candidates(given: Fetched, url: string): readonly string[] {
  const places = LOOKED_FOR.flatMap((kind) => platformOf(kind)?.addresses(url)[0] ?? []);
  const isPage = given.kind === 'body' && given.body.type.includes('html');
  const linked = isPage ? alternateLink(given.body.text, given.body.url) : undefined;
  // Of incident.io's addresses the widget comes last: it answers only where it was switched on.
  const widget = new URL('/api/v1/summary', url).href;
  return [...new Set([...places, ...(linked === undefined ? [widget] : [linked, widget])])]
    .filter((address) => address !== url)
    .slice(0, MAX_TRIED);
}

interface Recognised {
  readonly feed?: Feed;
  readonly problem: FeedProblem;
}

/** The kind whose form a body has; the feed keeps the address given where its kind would look there by itself. */
function recognise(fetched: Fetched, address: string, { url, ports }: Search): Recognised {
  if (fetched.kind !== 'body') {
    return { problem: fetched.kind === 'problem' ? fetched.problem : 'not-a-feed' };
  }
  let problem: FeedProblem = 'not-a-feed';
  for (const platform of PLATFORMS) {
    if (VENDOR_KINDS.has(platform.kind)) continue;
    const own = [url, address].find((page) => platform.addresses(page)[0] === address);
    if (own === undefined) continue;
    const feed = { kind: platform.kind, url: own };
    const reading = readingOf(fetched, platform, { feed, address, nowMs: ports.now() });
    if (typeof reading !== 'string') return { feed, problem };
    if (reading === 'wrong-page') problem = reading;
  }
  return { problem };
}

async function readInFull(
  feed: Feed,
  { ports, signal }: Search,
  first?: Fetched,
): Promise<Detected> {
  const { kind, url } = feed;
  const platform = platformOf(kind);
  if (platform === undefined) return { kind: 'not-found', problem: 'unknown-kind' };
  const read = await readFeed(platform, feed, { ports, signal, first, isThorough: true });
  if (read.kind !== 'reading') {
    return {
      kind: 'not-found',
      problem: read.kind === 'problem' ? read.problem : 'not-a-feed',
    };
  }
  const { reading, address } = read;
  return {
    kind: 'found',
    feed: { kind, url, ...(reading.page.id !== undefined && { page: reading.page.id }) },
    word: officialWord(reading, { feed, address, fetchedAtMs: ports.now() }),
    components: reading.components.map(({ id, name }) => ({ id, name })),
  };
}

/** That a page is somebody else's says most; that one address holds no feed says more than that another is missing. */
function tellingMost(problems: readonly FeedProblem[]): FeedProblem {
  const order: readonly FeedProblem[] = ['wrong-page', 'not-a-feed', 'too-large', 'timeout'];
  return order.find((problem) => problems.includes(problem)) ?? problems[0] ?? 'not-a-feed';
}
