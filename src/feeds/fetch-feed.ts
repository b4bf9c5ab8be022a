import type { FeedProblem } from '../formats/official-word.ts';
import type { FeedBody } from './feed-platform.ts';
import { readFeedBody } from './read-feed-body.ts';

/** What reading a feed needs from outside. */
export interface FeedPorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Whether the host of an address may be looked at. */
  readonly hasAccess: (url: string) => Promise<boolean>;
  /** ms since the epoch. */
  readonly now: () => number;
}

/** What tells on the next visit whether a feed has changed, as the server gave it. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

interface Visit {
  readonly signal: AbortSignal;
  readonly known?: Validators | undefined;
}

export type Fetched =
  | { readonly kind: 'body'; readonly body: FeedBody; readonly validators: Validators }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'problem'; readonly problem: FeedProblem };

/**
 * One GET of one address, without cookies, checked with the server instead of the cache; nothing is sent where access
 * to its host is missing. (Conditional headers would ask for a preflight there, which no feed answers.)
 */
export async function fetchFeed(url: string, ports: FeedPorts, visit: Visit): Promise<Fetched> {
  if (!(await ports.hasAccess(url))) return problem('no-permission');
  const { signal, known } = visit;
  try {
    const response = await fetchTwice(ports, url, {
      method: 'GET',
      cache: 'no-cache',
      credentials: 'omit',
      redirect: 'follow',
      headers: conditions(known),
      signal,
    });
    if (!response.ok) {
      // Not waited for: a body may take its time to be let go of.
      response.body?.cancel().catch(() => undefined);
      const isKnown = response.status === 304 && known !== undefined;
      return isKnown ? { kind: 'unchanged' } : problem('http-status');
    }
    const body = await readFeedBody(response, { signal, asked: url });
    return typeof body === 'string'
      ? problem(body)
      : { kind: 'body', body, validators: validatorsOf(response.headers) };
  } catch {
    return problem(signal.aborted ? 'timeout' : 'unreachable');
  }
}

/** A request that a change of network breaks off says nothing of the page, and its word would stand for 5 minutes. */
async function fetchTwice({ fetch }: FeedPorts, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return fetch(url, init);
  }
}

function conditions(known: Validators = {}): Record<string, string> {
  return {
    ...(known.etag !== undefined && { 'If-None-Match': known.etag }),
    ...(known.lastModified !== undefined && { 'If-Modified-Since': known.lastModified }),
  };
}

function validatorsOf(headers: Headers): Validators {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) };
}

function problem(word: FeedProblem): Fetched {
  return { kind: 'problem', problem: word };
}
