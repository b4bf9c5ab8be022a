// Firefox tells a page that failed by the number of an `nsresult` alone. Numbers and names as `Components.results` and
// `nsINSSErrorsService` of Firefox 153 give them; modules as in mozilla-central's xpcom/base/ErrorList.py.

const NETWORK_MODULE = 0x804b0000;
const SECURITY_MODULE = 0x805a0000;

/** Words without `NS_ERROR_`. */
const NETWORK: readonly (readonly [code: number, name: string])[] = [
  [10, 'MALFORMED_URI'],
  [12, 'NOT_CONNECTED'],
  [13, 'CONNECTION_REFUSED'],
  [14, 'NET_TIMEOUT'],
  [16, 'OFFLINE'],
  [17, 'NO_CONTENT'],
  [18, 'UNKNOWN_PROTOCOL'],
  [19, 'PORT_ACCESS_NOT_ALLOWED'],
  [20, 'NET_RESET'],
  [27, 'INVALID_CONTENT_ENCODING'],
  [29, 'CORRUPTED_CONTENT'],
  [30, 'UNKNOWN_HOST'],
  [31, 'REDIRECT_LOOP'],
  [33, 'DNS_LOOKUP_QUEUE_FULL'],
  [35, 'NET_ERROR_RESPONSE'],
  [36, 'NET_EMPTY_RESPONSE'],
  [42, 'UNKNOWN_PROXY_HOST'],
  [70, 'DOCUMENT_NOT_CACHED'],
  [71, 'NET_INTERRUPT'],
  [72, 'PROXY_CONNECTION_REFUSED'],
  [74, 'UNSAFE_CONTENT_TYPE'],
  [76, 'NET_PARTIAL_TRANSFER'],
  [84, 'NET_HTTP3_PROTOCOL_ERROR'],
  [85, 'NET_TIMEOUT_EXTERNAL'],
  [93, 'LOCAL_NETWORK_ACCESS_DENIED'],
  // What a proxy said to CONNECT: its status, 1000 added.
  [1403, 'PROXY_FORBIDDEN'],
  [1407, 'PROXY_AUTHENTICATION_FAILED'],
  [1429, 'PROXY_TOO_MANY_REQUESTS'],
  [1451, 'PROXY_UNAVAILABLE_FOR_LEGAL_REASONS'],
  [1502, 'PROXY_BAD_GATEWAY'],
  [1503, 'PROXY_SERVICE_UNAVAILABLE'],
  [1504, 'PROXY_GATEWAY_TIMEOUT'],
];

/** Of other modules, as whole numbers; without `NS_ERROR_`. */
const OTHERS: readonly (readonly [result: number, name: string])[] = [
  [0x80004004, 'ABORT'],
  [0x80004005, 'FAILURE'],
  [0x8000ffff, 'UNEXPECTED'],
  [0x80040111, 'NOT_AVAILABLE'],
  [0x805303f4, 'DOM_BAD_URI'],
  [0x805d001e, 'MALWARE_URI'],
  [0x805d001f, 'PHISHING_URI'],
  [0x805d0022, 'TRACKING_URI'],
  [0x805d0023, 'UNWANTED_URI'],
  [0x805d0025, 'BLOCKED_URI'],
  [0x805d0026, 'HARMFUL_URI'],
  [0x805e0006, 'CONTENT_BLOCKED'],
  [0x80780003, 'BLOCKED_BY_POLICY'],
];

/** Each family counts down from its base: the number is the base less what stands here. */
const FAMILIES = [
  {
    prefix: 'SEC_ERROR_',
    base: 0x2000,
    names: new Map([
      [11, 'EXPIRED_CERTIFICATE'],
      [12, 'REVOKED_CERTIFICATE'],
      [13, 'UNKNOWN_ISSUER'],
      [20, 'UNTRUSTED_ISSUER'],
      [21, 'UNTRUSTED_CERT'],
      [30, 'EXPIRED_ISSUER_CERTIFICATE'],
      [36, 'CA_CERT_INVALID'],
      [61, 'REVOKED_KEY'],
      [131, 'OCSP_FUTURE_RESPONSE'],
      [132, 'OCSP_OLD_RESPONSE'],
      [145, 'REVOKED_CERTIFICATE_CRL'],
      [146, 'REVOKED_CERTIFICATE_OCSP'],
    ]),
  },
  {
    prefix: 'SSL_ERROR_',
    base: 0x3000,
    names: new Map([
      [2, 'NO_CYPHER_OVERLAP'],
      [3, 'NO_CERTIFICATE'],
      [7, 'BAD_SERVER'],
      [9, 'UNSUPPORTED_VERSION'],
      [12, 'BAD_CERT_DOMAIN'],
      [17, 'BAD_CERT_ALERT'],
      [18, 'REVOKED_CERT_ALERT'],
      [19, 'EXPIRED_CERT_ALERT'],
      [25, 'RX_RECORD_TOO_LONG'],
      [58, 'CLOSE_NOTIFY_ALERT'],
      [61, 'HANDSHAKE_FAILURE_ALERT'],
      [62, 'ILLEGAL_PARAMETER_ALERT'],
      [63, 'UNSUPPORTED_CERT_ALERT'],
      [64, 'CERTIFICATE_UNKNOWN_ALERT'],
      [93, 'UNKNOWN_CA_ALERT'],
      [94, 'ACCESS_DENIED_ALERT'],
      [95, 'DECODE_ERROR_ALERT'],
      [98, 'PROTOCOL_VERSION_ALERT'],
      [99, 'INSUFFICIENT_SECURITY_ALERT'],
      [100, 'INTERNAL_ERROR_ALERT'],
      [106, 'UNRECOGNIZED_NAME_ALERT'],
      [131, 'INAPPROPRIATE_FALLBACK_ALERT'],
    ]),
  },
  {
    prefix: 'MOZILLA_PKIX_ERROR_',
    base: 0x4000,
    names: new Map([
      [0, 'KEY_PINNING_FAILURE'],
      [2, 'INADEQUATE_KEY_SIZE'],
      [5, 'NOT_YET_VALID_CERTIFICATE'],
      [6, 'NOT_YET_VALID_ISSUER_CERTIFICATE'],
      [9, 'VALIDITY_TOO_LONG'],
      [10, 'REQUIRED_TLS_FEATURE_MISSING'],
      [14, 'SELF_SIGNED_CERT'],
      [15, 'MITM_DETECTED'],
      [17, 'ISSUER_NO_LONGER_TRUSTED'],
    ]),
  },
] as const;

const RESULTS: ReadonlyMap<number, string> = new Map([
  [NETWORK_MODULE + 2, 'NS_BINDING_ABORTED'],
  [NETWORK_MODULE + 4, 'NS_BINDING_RETARGETED'],
  ...NETWORK.map(([code, name]): [number, string] => [NETWORK_MODULE + code, `NS_ERROR_${name}`]),
  ...OTHERS.map(([result, name]): [number, string] => [result, `NS_ERROR_${name}`]),
]);

/** No family is that long: what lies further off belongs to none. */
const LONGEST_FAMILY = 0x400;

/**
 * Firefox's own name for the number of a failure: `NS_ERROR_...` or `NS_BINDING_...`, or for a failed handshake
 * `SEC_ERROR_...`, `SSL_ERROR_...` or `MOZILLA_PKIX_ERROR_...`, with its place in the family where that has no name
 * here. Undefined for a number that is none of these.
 */
export function firefoxResultName(result: number): string | undefined {
  const name = RESULTS.get(result);
  if (name !== undefined || Math.floor(result / 0x10000) !== SECURITY_MODULE / 0x10000) return name;
  for (const { prefix, base, names } of FAMILIES) {
    const place = base - (result - SECURITY_MODULE);
    if (place >= 0 && place < LONGEST_FAMILY) return `${prefix}${names.get(place) ?? place}`;
  }
  return undefined;
}
