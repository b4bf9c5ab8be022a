/** Kinds of proxy that a browser names for a request; `other` for a kind that no table lists. */
export type ProxyKind = 'http' | 'https' | 'socks' | 'other';

interface EventOrigin {
  /** Address of the request at that moment, fragment included: redirects inherit it. */
  readonly url: string;
  /** Address that answered, as the browser tells it: the proxy's own where one is in use. */
  readonly address?: string;
  /** Firefox only: the proxy that carries the request. */
  readonly proxied?: ProxyKind;
}

/** What the browser's request observer tells about one of our requests. */
export type RequestEvent = EventOrigin &
  /** Firefox only: it got past whatever could stop it on this device. Says nothing of a connection. */
  (
    | { readonly kind: 'sent' }
    | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
    | {
        /**
         * From `onHeadersReceived` (the only one for a proxy's 407) and again from `onResponseStarted`
         * (in Chromium the first that carries the address).
         */
        readonly kind: 'headers';
        readonly status: number;
        /** Names in lower case; several values of one name joined by `, `. */
        readonly headers: Readonly<Record<string, string>>;
      }
    | { readonly kind: 'completed'; readonly status: number; readonly fromCache?: boolean }
    | { readonly kind: 'failed'; readonly code: string }
  );

/** What the browser's own resolver says of a name; `code` is its own word for a failure. */
export type NameResolution =
  | { readonly addresses: readonly string[]; readonly secure: boolean }
  | { readonly code: string };

/** Where the time of one request went, in ms; zeros where the browser hides it. */
export interface ResourcePhases {
  readonly fetchStart: number;
  readonly domainLookupStart: number;
  readonly domainLookupEnd: number;
  readonly connectStart: number;
  readonly connectEnd: number;
  readonly requestStart: number;
  readonly responseStart: number;
  /** Bytes of the answer as the browser counts them: 300 for any headers, and the body. 0 where it hides them. */
  readonly transferSize?: number;
  /** Bytes of the body as it came over the wire, as far as it was read; in Chromium 0 where it was not read to its end. */
  readonly bodySize?: number;
}

/** How this browser opens connections, as far as it costs something. */
export interface ConnectionHabits {
  /** Connections with a handshake that it opens on average where one is needed. */
  readonly atOnce: number;
  /** Connections that it opens in all before it gives up on a handshake that is cut. */
  readonly whenCut: number;
}

/** Everything that probing needs from the outside; `src/platform` fills it. */
export interface ProbePorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /**
   * Network events of requests whose fragment is `#whichside-<nonce>`. Returns what ends the subscription.
   * Silent where the browser hides them (no host access).
   */
  readonly watch: (nonce: string, listener: (event: RequestEvent) => void) => () => void;
  /** Whether host access is held for the origin of this address, at this moment. */
  readonly hasAccess: (url: string) => Promise<boolean>;
  /** Firefox only: the browser's own resolver; `system` leaves its secure DNS aside. */
  readonly resolveName?: (
    host: string,
    options: { readonly system: boolean },
  ) => Promise<NameResolution>;
  /** Firefox only. */
  readonly portalState?: () => Promise<'locked' | 'clear' | 'unknown'>;
  /** Absent: one connection, and no second try. */
  readonly habits?: ConnectionHabits;
  /** Chromium only: it may hold a request back before it goes out, without any event. */
  readonly holdsBack?: true;
  readonly onLine: () => boolean;
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  /** A clock that never jumps, in ms. */
  readonly elapsed: () => number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  /** Timing of the last request of exactly this address (fragment included), which is then forgotten. */
  readonly timing: (url: string) => ResourcePhases | undefined;
  /** Resolves after that many ms, or at once when the signal aborts; never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}
