import type { FeedPorts } from '../../../src/feeds/fetch-feed.ts';
import { NOW_MS } from './bodies/feed-sample.ts';

export type Answer =
  | Response
  | 'refused'
  | 'silent'
  | ((init: RequestInit) => Response | Promise<Response>);

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

interface FakeWeb {
  readonly ports: FeedPorts;
  /** Every request, in order. */
  readonly sent: readonly Sent[];
}

/** A web of a few addresses; all others answer 404 with HTML. `denied` hosts may not be looked at. */
export function fakeWeb(
  answers: Readonly<Record<string, Answer>>,
  denied: readonly string[] = [],
): FakeWeb {
  const sent: Sent[] = [];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, init });
    const answer = answers[url] ?? htmlAnswer(404);
    if (answer === 'refused') return Promise.reject(new TypeError('Failed to fetch'));
    if (answer === 'silent') return untilAborted(init.signal);
    return Promise.resolve(typeof answer === 'function' ? answer(init) : answer.clone());
  };
  const hasAccess = (url: string): Promise<boolean> =>
    Promise.resolve(!denied.includes(new URL(url).hostname));
  return { ports: { fetch, hasAccess, now: () => NOW_MS }, sent };
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

export function jsonAnswer(value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

export function htmlAnswer(status = 200, body = '<!doctype html><title>Status</title>'): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** An answer that says where it came from, as one does after redirects. */
export function movedTo(url: string, answer: Response): Response {
  Object.defineProperty(answer, 'url', { value: url });
  answer.clone = () => movedTo(url, Response.prototype.clone.call(answer));
  return answer;
}
