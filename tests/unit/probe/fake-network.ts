import { vi } from 'vitest';
import type {
  NameResolution,
  ProbePorts,
  RequestEvent,
  ResourcePhases,
} from '../../../src/probe/ports.ts';

/** What the pretend network does with one request. Times in ms from its start. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly afterMs?: number;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      /** The body breaks off after what is given, and the browser has this word for it. */
      readonly brokenBy?: string;
      readonly location?: string;
      /** Firefox says first that the request went out. */
      readonly isSent?: true;
      readonly address?: string;
      readonly proxied?: 'http' | 'https' | 'socks';
      readonly phases?: Partial<ResourcePhases>;
    }
  | {
      readonly kind: 'error';
      readonly afterMs?: number;
      /** Undefined: the browser says nothing. */
      readonly code?: string;
      /** Firefox says before its word that the request went out. */
      readonly isSent?: true;
      /** How long after the rejection its word comes. */
      readonly wordAfterMs?: number;
      readonly proxied?: 'http' | 'https' | 'socks';
      /** Headers that came before, such as a proxy's 407. */
      readonly headersFirst?: number;
    }
  | { readonly kind: 'upgrade' }
  | { readonly kind: 'silence' };

export type Behaviour = Reply | ((attempt: number, url: URL) => Reply);

export interface FakeNetwork {
  readonly ports: ProbePorts;
  /** Every request that went out, in order, without its nonce. */
  readonly requests: { readonly url: string; readonly init: RequestInit; readonly at: number }[];
  /** Hosts that may be looked at; everything where absent. */
  allowed?: (url: string) => boolean;
}

export interface FakeOptions {
  /** By address without query, else by host, else `*`. */
  readonly world: Readonly<Record<string, Behaviour>>;
  readonly allowed?: (url: string) => boolean;
  readonly onLine?: boolean;
  /** As Chromium, it may keep a request from going out, and say nothing. */
  readonly holdsBack?: true;
  /** As Chromium does, now and then in time: how it ended beyond a redirect to where we may not look. */
  readonly tellsBeyond?: true;
  readonly firefox?: {
    readonly resolve: (host: string, system: boolean) => NameResolution | Promise<NameResolution>;
    readonly portal?: 'locked' | 'clear' | 'unknown';
  };
}

function nonceOf(address: string): string {
  return new URL(address).hash.replace('#whichside-', '');
}

const NO_PHASES: ResourcePhases = {
  fetchStart: 0,
  domainLookupStart: 0,
  domainLookupEnd: 0,
  connectStart: 0,
  connectEnd: 0,
  requestStart: 0,
  responseStart: 0,
};

/** A small scripted network in the time of vitest's fake timers, seen through the ports of a browser. */
export function fakeNetwork(options: FakeOptions): FakeNetwork {
  const listeners = new Map<string, (event: RequestEvent) => void>();
  const attempts = new Map<string, number>();
  const timings = new Map<string, ResourcePhases>();
  const network: FakeNetwork = { requests: [], ports: portsOf() };
  if (options.allowed) network.allowed = options.allowed;
  const mayLook = (url: string): boolean => network.allowed?.(url) ?? true;

  function replyFor(url: URL): Reply {
    const bare = `${url.origin}${url.pathname}`;
    const key = [bare, url.hostname, '*'].find((candidate) => candidate in options.world);
    const attempt = (attempts.get(bare) ?? 0) + 1;
    attempts.set(bare, attempt);
    const behaviour = options.world[key ?? ''] ?? {
      kind: 'error',
      code: 'net::ERR_NAME_NOT_RESOLVED',
    };
    return typeof behaviour === 'function' ? behaviour(attempt, url) : behaviour;
  }

  function endedBeyond(next: URL): RequestEvent {
    const reply = replyFor(next);
    const real = reply.kind === 'error' ? reply.code : undefined;
    return { kind: 'failed', url: next.href, code: real ?? 'net::ERR_FAILED' };
  }

  async function send(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address);
    const nonce = nonceOf(address);
    const tell = (event: RequestEvent): void => {
      if (init.mode !== 'no-cors' && mayLook(event.url)) listeners.get(nonce)?.(event);
    };
    url.hash = '';
    network.requests.push({ url: url.href, init, at: performance.now() });
    return follow(url, init, tell, address);
  }

  async function follow(
    url: URL,
    init: RequestInit,
    tell: (event: RequestEvent) => void,
    start: string,
  ): Promise<Response> {
    const reply = replyFor(url);
    const at = url.href;
    if (reply.kind === 'upgrade') {
      url.protocol = 'https:';
      tell({ kind: 'redirect', url: at, status: 307, location: url.href });
      return follow(url, init, tell, start);
    }
    await wait(reply.kind === 'silence' ? undefined : (reply.afterMs ?? 20), init.signal, () =>
      tell({ kind: 'failed', url: at, code: 'net::ERR_ABORTED' }),
    );
    if (reply.kind === 'silence') throw new TypeError('never');
    if (reply.kind === 'error') return fail(reply, at, init.mode === 'no-cors' ? undefined : tell);
    const seen = {
      url: at,
      address: reply.address ?? addressOf(url),
      ...(reply.proxied && { proxied: reply.proxied }),
    };
    const headers = { date: new Date().toUTCString(), ...reply.headers };
    const status = reply.status ?? (reply.location ? 302 : 200);
    if (reply.isSent) tell({ ...seen, kind: 'sent' });
    const { address: _later, ...origin } = seen;
    tell({ ...origin, kind: 'headers', status, headers: withLocation(headers, reply.location) });
    if (reply.location !== undefined) {
      const redirect = { ...seen, kind: 'redirect', status, location: reply.location } as const;
      if (init.redirect === 'manual') {
        // As Chromium does: the answer is there before the word on whom it came from.
        setTimeout(() => {
          tell(redirect);
          tell({ ...seen, kind: 'failed', code: 'net::ERR_ABORTED' });
        }, 20);
        timings.set(start, { ...NO_PHASES, ...reply.phases });
        return typed(Response.error(), 'opaqueredirect');
      }
      tell(redirect);
      const next = new URL(reply.location, url);
      if (init.mode !== 'no-cors' && !mayLook(next.href)) {
        if (options.tellsBeyond) listeners.get(nonceOf(start))?.(endedBeyond(next));
        throw new TypeError('Failed to fetch');
      }
      const last = await follow(next, init, tell, start);
      return Object.defineProperty(last, 'redirected', { value: true });
    }
    if (init.mode === 'no-cors') return typed(Response.error(), 'opaque');
    if (!mayLook(at)) throw new TypeError('Failed to fetch');
    timings.set(start, { ...NO_PHASES, ...reply.phases });
    const body = bodyOf(reply, {
      onEnd: () =>
        tell(
          reply.brokenBy === undefined
            ? { ...seen, kind: 'completed', status }
            : { ...seen, kind: 'failed', code: reply.brokenBy },
        ),
      onCancel: () => tell({ ...seen, kind: 'failed', code: 'net::ERR_ABORTED' }),
    });
    const isEmpty = status === 204 || status === 304;
    if (isEmpty) tell({ ...seen, kind: 'completed', status });
    return typed(new Response(isEmpty ? null : body, { status, headers }), 'basic');
  }

  function portsOf(): ProbePorts {
    const { firefox } = options;
    return {
      fetch: (url, init) => send(url, init),
      watch: (nonce, listener) => {
        listeners.set(nonce, listener);
        return () => listeners.delete(nonce);
      },
      hasAccess: async (url) => mayLook(url),
      ...(firefox && {
        resolveName: async (host, { system }) => firefox.resolve(host, system),
        portalState: async () => firefox.portal ?? 'unknown',
      }),
      ...(options.holdsBack && { holdsBack: true as const }),
      onLine: () => options.onLine ?? true,
      now: () => Date.now(),
      elapsed: () => performance.now(),
      random: seededRandom(),
      timing: (url) => {
        const found = timings.get(url);
        timings.delete(url);
        return found;
      },
      sleep: (ms, signal) => wait(ms, signal).catch(() => undefined),
    };
  }
  return network;
}

/** An address literal answers from itself; names have one address between them. */
function addressOf({ hostname }: URL): string {
  return /^[\d.]+$/.test(hostname) ? hostname : '192.0.2.250';
}

function withLocation(
  headers: Readonly<Record<string, string>>,
  location: string | undefined,
): Readonly<Record<string, string>> {
  return location === undefined ? headers : { ...headers, location };
}

async function fail(
  reply: Extract<Reply, { kind: 'error' }>,
  url: string,
  tell: ((event: RequestEvent) => void) | undefined,
): Promise<never> {
  const { code, wordAfterMs = 1, proxied, isSent, headersFirst } = reply;
  const seen = { url, ...(proxied && { proxied }) };
  if (isSent) tell?.({ ...seen, kind: 'sent' });
  if (headersFirst !== undefined) {
    tell?.({ ...seen, kind: 'headers', status: headersFirst, headers: { via: '1.1 proxy' } });
  }
  if (code !== undefined && tell !== undefined) {
    setTimeout(() => tell({ ...seen, kind: 'failed', code }), wordAfterMs);
  }
  throw new TypeError('Failed to fetch');
}

function bodyOf(
  { body = 'hello', brokenBy }: Extract<Reply, { kind: 'answer' }>,
  { onEnd, onCancel }: { readonly onEnd: () => void; readonly onCancel: () => void },
): ReadableStream {
  let isSent = false;
  return new ReadableStream(
    {
      pull(controller) {
        if (!isSent && body !== '') {
          isSent = true;
          controller.enqueue(new TextEncoder().encode(body));
        } else if (brokenBy !== undefined) {
          onEnd();
          controller.error(new TypeError('network error'));
        } else {
          onEnd();
          controller.close();
        }
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
}

function typed(response: Response, type: ResponseType): Response {
  return Object.defineProperty(response, 'type', { value: type });
}

/** Waits, for ever where `ms` is undefined; rejects when the signal aborts. */
function wait(
  ms: number | undefined,
  signal?: AbortSignal | null,
  onAbort?: () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = ms === undefined ? undefined : setTimeout(end, ms);
    function end(): void {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop(): void {
      clearTimeout(timer);
      onAbort?.();
      reject(signal?.reason);
    }
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** The same numbers in every run. */
export function seededRandom(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Lets the fake time pass until the work has ended; fails where it takes more than two minutes of it. */
export async function inFakeTime<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const end = (): void => {
    isDone = true;
  };
  work.then(end, end);
  for (let ms = 0; !isDone && ms < 120_000; ms += 5) await vi.advanceTimersByTimeAsync(5);
  if (!isDone) throw new Error('still running after two minutes');
  return work;
}
