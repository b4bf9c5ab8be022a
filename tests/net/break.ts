import type { Line } from './client-link.ts';
import type { DnsAct, HostState, NameFilter, ProxyConduct } from './internet-state.ts';
import type { OutsideState } from './outside-state.ts';
import type { Pages } from './status-pages.ts';

/** What becomes of a packet. */
export type Fate = 'drop' | 'reset' | 'host-unreachable' | 'net-unreachable' | 'prohibited';

/**
 * Where a packet is dealt with: this device's firewall, a line's router, the backbone that both lines share, or the
 * server's machine.
 */
export type Box = 'device' | 'router' | 'second-router' | 'backbone' | 'server';

/** One thing that is wrong with the world, as data. `of` lists ids of sites, their owners, or their CDNs. */
export type Break =
  | { readonly kind: 'link-down' }
  | { readonly kind: 'no-default-route' }
  | { readonly kind: 'uplink'; readonly how: Fate; readonly port?: number }
  | {
      readonly kind: 'packets';
      readonly of: readonly string[];
      readonly at: Box;
      readonly how: Fate;
      /** TCP port; absent: all of them. */
      readonly port?: number;
    }
  /** A line as long as this, there and back. */
  | { readonly kind: 'round-trip'; readonly ms: number }
  | { readonly kind: 'loss'; readonly percent: number }
  /** What the home line is like: everybody's packets, or those to and from some sites. */
  | { readonly kind: 'line'; readonly is: LineQuality; readonly of?: readonly string[] }
  /** Packets larger than that vanish on the way out and back, and nobody says so. */
  | { readonly kind: 'mtu-black-hole'; readonly bytes: number; readonly of?: readonly string[] }
  /** How the first line reaches the world over each version of IP; `absent`: the client has no address of it there. */
  | {
      readonly kind: 'ip-version';
      readonly v4?: IpReach;
      readonly v6?: IpReach;
      /** A NAT64 for who has IPv6 alone, and a resolver that leads to it; absent: there is none. */
      readonly nat64?: IpReach;
      /** Who stops it where it does not work: the line beyond the router unless told, or this device's firewall. */
      readonly at?: 'router' | 'device';
    }
  /** The branch of the backbone behind which the sites of region `far` lie. */
  | { readonly kind: 'branch'; readonly how: Fate }
  /** The home router, or a program on this device, has room for so many connections at a time and drops what begins beyond them. */
  | { readonly kind: 'connections'; readonly most: number; readonly at?: 'router' | 'device' }
  /** Somebody on the way opens TLS and signs anew, with a root that browsers trust, or one that they do not. */
  | {
      readonly kind: 'interception';
      readonly root: 'trusted' | 'untrusted';
      readonly of?: readonly string[];
    }
  /** The browser is told to go through a proxy, by its settings or by a PAC file. */
  | {
      readonly kind: 'proxy';
      readonly by: ProxySetting;
      readonly act?: ProxyAct;
      readonly of?: readonly string[];
    }
  /** A VPN on this device carries what goes to these sites, or everything, and does that with it. */
  | { readonly kind: 'vpn'; readonly of?: readonly string[]; readonly how: Fate }
  /** This device's hosts file has these names at that address. */
  | { readonly kind: 'hosts-file'; readonly of: readonly string[]; readonly address: string }
  /**
   * Another address comes to this device, as with a container or a VPN, and nothing goes through it. It is no fault:
   * browsers take it for a change of their network, without having been offline, and forget what names led to.
   */
  | { readonly kind: 'idle-address' }
  /** The browser may ask a DoH operator alone, and that one does not answer. */
  | { readonly kind: 'strict-secure-dns'; readonly how?: 'silent' | 'cut' }
  /** Another extension, or an administrator's policy, stops requests to these sites in this browser. */
  | {
      readonly kind: 'blocker';
      readonly by: 'extension' | 'policy';
      readonly of: readonly string[];
    }
  /** This device's firewall lets nothing of the browser out, or nothing to one TCP port. */
  | { readonly kind: 'browser-firewall'; readonly how: Fate; readonly port?: number }
  /** A session cookie of the site's, kept by the browser, makes it answer like that. */
  | { readonly kind: 'cookie'; readonly of: readonly string[]; readonly change: HostChange }
  | { readonly kind: 'host'; readonly of: readonly string[]; readonly change: HostChange }
  /** A box in the backbone takes what goes to these sites and does in their place what needs no key of theirs. */
  | { readonly kind: 'box'; readonly of: readonly string[]; readonly change: BoxChange }
  | {
      readonly kind: 'name-filter';
      readonly of: readonly string[];
      readonly how: NameFilter['how'];
      /** Absent: the backbone, which both lines share. */
      readonly at?: NameFilter['at'];
    }
  /** A box on every line's way knows TLS 1.2 at most, and changes every greeting so. */
  | { readonly kind: 'tls-downgrade' }
  /** Machines of the provider's own answer at its addresses whoever does not name the host that is meant. */
  | { readonly kind: 'front'; readonly of: readonly string[] }
  /** Hosts send on to another one, whatever is asked for. */
  | {
      readonly kind: 'redirect';
      readonly of: readonly string[];
      readonly to: string;
      readonly scheme?: 'http' | 'https';
    }
  /** A line's resolver, the first one's unless told; without `of` it does so with every name. */
  | {
      readonly kind: 'resolver';
      readonly of?: readonly string[];
      readonly act: DnsAct;
      readonly line?: Line;
    }
  /** A DoH operator, or all of them. */
  | {
      readonly kind: 'doh';
      readonly operator?: string;
      readonly of?: readonly string[];
      readonly act: DnsAct;
    }
  /** The provider's own zone: every honest resolver sees it. */
  | {
      readonly kind: 'zone';
      readonly of: readonly string[];
      /** `wildcard` and `unanswered` are about names below it, which nobody uses. */
      readonly how: 'gone' | 'servfail' | 'bogus' | 'wildcard' | 'unanswered';
    }
  | {
      readonly kind: 'portal';
      readonly http: 'redirect' | 'rewrite' | 'says-511';
      readonly https: 'reset' | 'drop' | 'own-certificate' | 'open';
    }
  /** What hosts serve over both schemes: anything else is not found. */
  | { readonly kind: 'pages'; readonly of: readonly string[]; readonly pages: Pages }
  /** How the outside view does, and what its machines see; several add up. */
  | { readonly kind: 'outside'; readonly sees: Partial<OutsideState> }
  /** Where the controls that can tell say that they are asked from. */
  | { readonly kind: 'country'; readonly code: string }
  /** The rest of the world's clock minus this device's. */
  | { readonly kind: 'clock'; readonly skewMs: number };

export interface LineQuality {
  readonly roundTripMs?: number;
  /** Each packet is held for up to so much longer, in each direction; those behind it wait for it. */
  readonly jitterMs?: number;
  /** They do not wait. */
  readonly reorders?: boolean;
  /** Of packets in each direction. */
  readonly lossPercent?: number;
  /** In each direction, with a queue of its own; what finds no room in it is lost. */
  readonly kbitPerSecond?: number;
  /** A queue so long stands in front of every packet on its way out, as where somebody else fills the line. */
  readonly queueMs?: number;
}

export type IpReach = 'works' | 'absent' | 'drop' | 'unreachable';

export type ProxySetting = 'settings' | 'pac' | 'pac-unreachable' | 'pac-broken';

/**
 * What the proxy does with every request, or those for some sites; absent: it carries them. `dead`: nobody listens. Where
 * the PAC file cannot be reached, its host takes the question and never answers, and with `dead` refuses it, which only
 * Chromium minds. Where it is broken, it names a proxy that nobody knows.
 */
export type ProxyAct = 'dead' | ProxyConduct;

export type HostChange = Partial<
  Pick<HostState, 'certificate' | 'http2' | 'onConnect' | 'onHello' | 'http' | 'https'>
>;

/** What a box does in place of a server: it reads and forges what is in clear text, and TLS it can but end, hold or open. */
export interface BoxChange extends Partial<Pick<HostState, 'onConnect' | 'onHello' | 'http'>> {
  /** Shown in place of the server's own. */
  readonly certificate?: 'unknown-issuer' | 'self-signed' | 'wrong-name';
  /** Lets handshakes pass, and holds for so long what is said over TLS afterwards. */
  readonly holds?: { readonly ms: number } | 'for-ever';
}
