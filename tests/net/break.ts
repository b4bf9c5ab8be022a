import type { Line } from './client-link.ts';
import type { DnsAct, HostState, NameFilter } from './internet-state.ts';
import type { OutsideState } from './outside-state.ts';
import type { Pages } from './status-pages.ts';

/** What becomes of a packet. */
export type Fate = 'drop' | 'reset' | 'host-unreachable' | 'net-unreachable' | 'prohibited';

/** Where a packet is dealt with: this device's firewall, a line's router, or the server's machine. */
export type Box = 'device' | 'router' | 'second-router' | 'server';

/** One thing that is wrong with the world, as data. `of` lists ids of sites, their owners, or their CDNs. */
export type Break =
  | { readonly kind: 'link-down' }
  | { readonly kind: 'no-default-route' }
  | { readonly kind: 'uplink'; readonly how: Fate }
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
  | { readonly kind: 'host'; readonly of: readonly string[]; readonly change: HostChange }
  | {
      readonly kind: 'name-filter';
      readonly of: readonly string[];
      readonly how: NameFilter['how'];
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
      readonly how: 'gone' | 'servfail' | 'bogus';
    }
  | {
      readonly kind: 'portal';
      readonly http: 'redirect' | 'rewrite';
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

export type HostChange = Partial<
  Pick<HostState, 'certificate' | 'http2' | 'onConnect' | 'onHello' | 'http' | 'https'>
>;
