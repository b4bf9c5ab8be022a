/** What a browser on this device was told by whoever has set it up, beyond how it came. */
export interface BrowserSetup {
  readonly proxy?: ProxySetup;
  /** Template (RFC 8484 3) of the one resolver that it may ask. */
  readonly secureDns?: string;
  /** Hosts to which an extension beside ours stops every request. */
  readonly blockedByExtension: readonly string[];
  /** The same by an administrator's policy. */
  readonly blockedByPolicy: readonly string[];
  /** Hosts that once set a session cookie. */
  readonly cookies: readonly string[];
}

export type ProxySetup =
  | { readonly kind: 'fixed'; readonly host: string; readonly port: number }
  | { readonly kind: 'pac'; readonly url: string };

/** As it came. */
export const UNTOUCHED: BrowserSetup = {
  blockedByExtension: [],
  blockedByPolicy: [],
  cookies: [],
};
