import type { OutsideState } from './outside-state.ts';
import type { TlsRefusal } from './tls-refusals.ts';

/**
 * All that the servers of the pretend internet do, as data. The process that runs them is given a
 * whole new state at once and keeps nothing of the old one.
 */
export interface InternetState {
  /** The servers' clock minus ours: a wrong clock on this device, seen from the other side. */
  readonly clockSkewMs: number;
  readonly hosts: readonly HostState[];
  /** What the world's zones hold; a name that is absent does not exist. */
  readonly zone: Readonly<Record<string, ZoneEntry>>;
  /** The resolver that the client was told to use. */
  readonly resolver: ResolverState;
  /** The one it is told to use on the second line. */
  readonly secondResolver: ResolverState;
  /** Independent resolvers behind HTTPS, by operator. */
  readonly operators: Readonly<Record<string, ResolverState>>;
  readonly outside: OutsideState;
  /** Boxes on the way that read the name in a TLS greeting or in a `Host` header. */
  readonly nameFilters: readonly NameFilter[];
  /** A box on the way knows TLS 1.2 at most, and changes every greeting so. */
  readonly tlsDowngrade: boolean;
  /** What the forward proxy does with requests instead of carrying them. */
  readonly proxy: ProxyState;
  /** Which root the box signs with that opens TLS; absent: nothing is led to it. */
  readonly interception?: 'trusted' | 'untrusted';
}

export interface ProxyState {
  /** With every request; absent: it carries them. */
  readonly every?: ProxyConduct;
  readonly names: Readonly<Record<string, ProxyConduct>>;
}

export type ProxyConduct =
  | 'wants-sign-in'
  | 'denies'
  | 'bad-gateway'
  | 'gateway-timeout'
  | 'unreachable'
  | 'silent';

export interface ZoneEntry {
  readonly addresses: readonly string[];
  /** `servfail`: its name servers are down. `bogus`: its signatures are broken. */
  readonly fault?: 'servfail' | 'bogus';
  /** Names below it, which it does not hold: its servers have them all (`wildcard`), or leave such questions unanswered. */
  readonly below?: 'wildcard' | 'unanswered';
}

export interface ResolverState {
  /** What it does with every name; absent: it answers. */
  readonly every?: DnsAct;
  /** Says, of what has an address in IPv4 alone, where the NAT64 keeps it (RFC 6147). */
  readonly dns64?: boolean;
  readonly names: Readonly<Record<string, DnsAct>>;
}

/** What a resolver does with a question instead of answering it rightly. */
export type DnsAct =
  | { readonly kind: 'nxdomain' | 'servfail' | 'refused' | 'silent' }
  /** Says these addresses, whether or not the name exists. */
  | { readonly kind: 'lie'; readonly addresses: readonly string[] }
  /** Says these addresses for names that do not exist. */
  | { readonly kind: 'wildcard'; readonly addresses: readonly string[] }
  /** Still says what the zone held when its servers were last heard (RFC 8767), and knows nothing new of it. */
  | { readonly kind: 'remembers' }
  /** Answers rightly, after so long. */
  | { readonly kind: 'late'; readonly ms: number };

export interface NameFilter {
  readonly name: string;
  /** The first line's own box, or one that every line's traffic passes. */
  readonly at: 'router' | 'backbone';
  readonly how: 'reset' | 'silent' | 'close';
}

export type CertificateKind =
  | 'good'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'unknown-issuer'
  | 'self-signed';

/** How far a connection comes before it is cut, held or served. */
export type Conduct = 'serve' | 'reset' | 'close' | 'silent';

export interface HostState {
  /** DNS name, or the address itself for a host that is reached without a name. */
  readonly name: string;
  readonly address: string;
  /** Beside one in IPv4. */
  readonly address6?: string;
  /** How long it takes over each answer, whatever that is; absent: no time. */
  readonly lagMs?: number;
  readonly certificate: CertificateKind;
  readonly http2: boolean;
  /** What happens as soon as a connection is accepted. */
  readonly onConnect: Conduct;
  /** What happens once the TLS greeting was read; `shakes-hands`: a handshake, and then the end of the connection. */
  readonly onHello: Conduct | TlsRefusal | 'wants-certificate' | 'shakes-hands';
  readonly https: Answer;
  readonly http: Answer;
}

export interface Answer {
  readonly status: number;
  /** `{host}` in a value is whoever was asked for. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How often the body is said, one after the other; `endless`: until the client leaves. */
  readonly repeat?: number | 'endless';
  /** Wait between one saying of the body and the next. */
  readonly pauseMs?: number;
  /**
   * What is wrong with what is written: the connection ends in the middle of the body, the body is not in the encoding
   * that it claims, or none of it is HTTP.
   */
  readonly flaw?: 'cut-short' | 'wrong-encoding' | 'not-http';
  /** Marks the body with an `ETag`, and says 304 to whoever has it already. */
  readonly etag?: true;
  /** What whoever brings a cookie gets instead of this. */
  readonly withCookie?: Answer;
  /** What lies at a path instead of this. */
  readonly paths?: Readonly<Record<string, Answer>>;
  /** Wait before the first byte. */
  readonly delayMs?: number;
  /** After the request was read: nothing ever, or the end of the connection instead of an answer. */
  readonly instead?: 'silent' | 'close' | 'reset';
  /** Answers questions as this DoH operator (`?name=&type=`). */
  readonly doh?: string;
  /** Answers as the outside view. */
  readonly outside?: true;
}

/** A host that serves a small page over both schemes. */
export function healthyHost(name: string, address: string): HostState {
  return {
    name,
    address,
    certificate: 'good',
    http2: true,
    onConnect: 'serve',
    onHello: 'serve',
    https: { status: 200, headers: { 'content-type': 'text/html' }, body: `<h1>${name}</h1>` },
    http: { status: 301, headers: { location: `https://${name}/` } },
  };
}
