/** What is wrong on the user's own side. */
export const USER_CAUSES = [
  'not-connected', // no link at all
  'no-internet', // linked, and nothing answers
  'captive-portal', // the network wants a sign-in
  'clock', // this device's clock is wrong
  'interception', // somebody re-signs the traffic
  'proxy', // the proxy does not work
  'proxy-sign-in', // the proxy wants a sign-in
  'dns-broken', // names do not resolve, addresses answer
  'https-blocked', // plain http passes, https does not
  'ip-version', // IPv4 or IPv6 is dead here, and the other works
  'browser-blocked', // this device lets the browser reach nobody
  'lossy-line', // some get through, some do not
  'slow-line', // everything answers late
] as const;

/** What is wrong with one service. */
export const SERVICE_CAUSES = [
  'server-error', // 5xx
  'maintenance', // 503 with Retry-After
  'origin-unreachable', // 52x of a CDN
  'wrong-content', // answers, and not with what was expected
  'name-gone', // two independent resolvers say the name does not exist
  'zone-broken', // two independent resolvers cannot get an answer from its zone
  'dnssec', // its zone's signatures are broken
  'private-network', // it is known inside a private network alone, which this device may not be in
  'name-filtered', // the resolver here differs from the others
  'name-unresolved', // does not resolve here, and nobody else could settle why
  'resolves-elsewhere', // this device or network sends the name to another place
  'certificate-expired',
  'certificate-name',
  'certificate-untrusted',
  'tls-broken', // the secure handshake fails in another way
  'refused',
  'reset',
  'no-answer', // silence until the deadline
  'unreachable', // a router says there is no way
  'bad-response', // the answer is garbled, cut off, or goes round in circles
  'does-not-answer', // it failed, and the browser does not say how
  'slow',
  'proxy-denied', // a proxy says no to this one
  'proxy-upstream', // the proxy cannot get through to it
  'blocked-by-extension',
  'blocked-by-policy',
  'blocked-on-device', // firewall, local-network rules, the browser itself
  'client-certificate', // it wants a certificate that this device does not have
] as const;

/** Why a service that answers turns this request down. */
export const REFUSALS = [
  'rate-limited',
  'sign-in-needed',
  'forbidden',
  'not-found',
  'legal-block',
  'challenge',
  'request-refused',
] as const;

export type UserCause = (typeof USER_CAUSES)[number];
export type ServiceCause = (typeof SERVICE_CAUSES)[number];
export type Refusal = (typeof REFUSALS)[number];
export type Cause = UserCause | ServiceCause;
