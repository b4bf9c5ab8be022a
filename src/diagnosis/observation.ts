/** How far an attempt came before it failed. `unknown` keeps a word of the browser's that no table lists. */
export type Layer =
  | 'offline'
  | 'dns'
  | 'tcp'
  | 'tls'
  | 'http'
  | 'proxy'
  | 'blocked'
  | 'timeout'
  | 'aborted'
  | 'permission'
  | 'unknown';

/** What was wrong with a TLS handshake, where the browser's word tells. */
export type TlsFault =
  | 'date'
  | 'authority'
  | 'name'
  | 'revoked'
  | 'protocol'
  | 'interception'
  | 'client-certificate'
  | 'other';

/** What a TCP or HTTP failure looked like, where the browser's word tells. */
export type TransportFault =
  | 'refused'
  | 'reset'
  | 'unreachable'
  | 'closed'
  | 'ended' // after its handshake and before it answered: an HTTP/2 session in Firefox, which does not tell why; any in Chromium, at times
  | 'garbled'
  | 'truncated'
  | 'redirect-loop'
  | 'bad-redirect'; // to what is no web address

/** Who stopped a request on this machine before it left. */
export type Blocker = 'extension' | 'policy' | 'local-network' | 'firewall' | 'browser';

/** How a proxy failed: not reached, wants a sign-in, said no, or could not reach the target itself. */
export type ProxyFault = 'unreachable' | 'sign-in' | 'denied' | 'upstream' | 'unclear';

/** An answer. `verified` is true when every hop, the last included, came over validated TLS. */
export interface Response {
  readonly kind: 'response';
  /** HTTP status of the final answer; 0 where the browser hides it (`opaque`). */
  readonly status: number;
  readonly verified: boolean;
  /** Seen without host access: something answered, and that is all we know. */
  readonly opaque?: true;
  readonly address?: string;
  /** An idle connection carried it: it says nothing new about DNS, TCP or TLS. */
  readonly reused?: true;
  /** Host of the final answer, where redirects led away from the endpoint's own. */
  readonly finalHost?: string;
  /**
   * Only where content or an expectation was checked. `tiny`: 1 to 4 bytes where another content was due
   * (a broken middlebox rather than a portal: Android's NetworkMonitor).
   */
  readonly content?: 'expected' | 'other' | 'tiny';
  /** Host that a redirect we did not follow points to (`redirect: 'manual'`). */
  readonly redirectHost?: string;
  /** ... over https. */
  readonly redirectSecure?: true;
  /** The proxy's own words (`Via`, `Proxy-*`, `X-Squid-Error` ...) in an answer that a proxy made itself. */
  readonly proxy?: string;
  /** A bot challenge rather than the service's own page. */
  readonly challenge?: true;
  readonly retryAfterMs?: number;
  /** Their clock minus ours, from a fresh `Date` header (none behind a cache: `Age`). */
  readonly clockSkewMs?: number;
  /** Signature of the CDN that answered, from its own headers. */
  readonly cdn?: string;
  /** Where the time went, in ms; absent where the browser hides it. `reused` connections have no connect time. */
  readonly phases?: {
    readonly dnsMs: number;
    readonly connectMs: number;
    readonly firstByteMs: number;
  };
  /** Garbage accepted as HTTP/0.9: a status without any header. */
  readonly headless?: true;
  /** Firefox only: a proxy carried it. Over https the way to it and on, and the handshake, then count in the first byte. */
  readonly proxied?: true;
}

/** A failure: one mode each. `code` is the browser's own word, or `timeout` for our own deadline. */
export interface Failure {
  readonly kind: 'failure';
  readonly layer: Layer;
  readonly code: string;
  readonly tls?: TlsFault;
  readonly transport?: TransportFault;
  readonly blocker?: Blocker;
  readonly proxyFault?: ProxyFault;
  /** The sample says nothing about anybody: network change, sleep, our own abort. */
  readonly discard?: true;
  /** Seen without host access: it failed, and the browser keeps the reason to itself. */
  readonly opaque?: true;
  /** Our own deadline that ran out, in ms. */
  readonly deadlineMs?: number;
  /** Host of the hop that failed, where a redirect led away from the endpoint's own. */
  readonly finalHost?: string;
  /** Headers had arrived before it broke, over validated TLS. */
  readonly verified?: true;
  /** Firefox only: a proxy carried it. */
  readonly proxied?: true;
}

export type Outcome = Response | Failure;

/**
 * What an attempt was for.
 * `endpoint`: the service itself · `portal`, `https`, `address`: controls · `doh`: a DNS-over-HTTPS question ·
 * `resolver`: the browser's own `dns.resolve` (Firefox) · `canary`: a name that cannot exist ·
 * `knock`: `https://<address from DoH>/` · `plain-http`: `http://host/` after https failed.
 */
export type Role =
  | 'endpoint'
  | 'portal'
  | 'https'
  | 'address'
  | 'doh'
  | 'resolver'
  | 'canary'
  | 'knock'
  | 'plain-http';

/** What a resolver said of a name. `rcode` as in RFC 1035 and 6895: 0 no error, 2 SERVFAIL, 3 NXDOMAIN. */
export interface DnsAnswer {
  readonly name: string;
  /** `A+AAAA` where the resolver does not tell them apart (Firefox). */
  readonly type: 'A' | 'AAAA' | 'NS' | 'A+AAAA';
  readonly rcode: number;
  readonly addresses: readonly string[];
  /**
   * One per address: `private` where no public name may answer from (RFC 1918, loopback, link-local, CGNAT, 0/8, ULA),
   * `fake` for 198.18/15 (a fake-IP proxy client); documentation ranges count as public.
   */
  readonly ranges: readonly ('public' | 'private' | 'fake')[];
  /** Other names that hold its records, in the order given: it stands for these (CNAME). */
  readonly aliases?: readonly string[];
  /** Asked with `cd=1`: DNSSEC validation switched off. */
  readonly checkingDisabled?: true;
  /** Firefox: answered by the browser's own secure DNS, or asked with it switched off. */
  readonly via?: 'secure' | 'system';
}

/** What one attempt at one address saw. */
export interface Observation {
  /** Number of this observation within its round; evidence cites it. */
  readonly n: number;
  readonly role: Role;
  /** Address probed, without query and fragment. */
  readonly endpoint: string;
  /** Lower-case ASCII host of `endpoint`; an IPv6 literal without brackets. */
  readonly host: string;
  readonly secure: boolean;
  /** Who runs it: controls and DoH operators. */
  readonly operator?: string;
  /** Host of the service this was asked for (knock, DoH, resolver, plain http). */
  readonly subject?: string;
  /** A control that has never answered from this profile: no evidence while others of its kind answer. */
  readonly unproven?: true;
  /** Role `endpoint`: which of its service's endpoints, counted from 0; absent: the first. Addresses may repeat. */
  readonly index?: number;
  readonly attempt: 1 | 2;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** What it cost on the wire, both ways, estimated; absent where nothing was sent. */
  readonly bytes?: number;
  readonly outcome: Outcome;
  readonly answer?: DnsAnswer;
}
