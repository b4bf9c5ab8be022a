import type { DnsAct, HostState, NameFilter } from './internet-state.ts';

/** What becomes of a packet. */
export type Fate = 'drop' | 'reset' | 'host-unreachable' | 'net-unreachable' | 'prohibited';

/** Where a packet is dealt with: this device's firewall, the router, or the server's machine. */
export type Box = 'device' | 'router' | 'server';

/** One thing that is wrong with the world, as data. `of` lists ids of sites, or their owners. */
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
  /** The user's resolver; without `of` it does so with every name. */
  | { readonly kind: 'resolver'; readonly of?: readonly string[]; readonly act: DnsAct }
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
  /** The rest of the world's clock minus this device's. */
  | { readonly kind: 'clock'; readonly skewMs: number };

export type HostChange = Partial<
  Pick<HostState, 'certificate' | 'http2' | 'onConnect' | 'onHello' | 'http' | 'https'>
>;
