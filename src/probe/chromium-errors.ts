import { type ErrorClass, type ErrorRow, tableOf } from './error-class.ts';

// Names as in chrome://network-errors of Chromium 156, without `net::ERR_`; meanings from Chromium's
// net/base/net_error_list.h. Order and grouping follow the layers a request passes.

const LINK: readonly ErrorRow[] = [
  ['INTERNET_DISCONNECTED', { layer: 'offline' }],
  ['NETWORK_IO_SUSPENDED', { layer: 'offline', discard: true }], // the system sleeps
  ['NETWORK_CHANGED', { layer: 'aborted', discard: true }],
  ['ABORTED', { layer: 'aborted', discard: true }],
];

const DNS: readonly ErrorRow[] = [
  ['NAME_NOT_RESOLVED NAME_RESOLUTION_FAILED ICANN_NAME_COLLISION', { layer: 'dns' }],
  ['HOST_RESOLVER_QUEUE_TOO_LARGE', { layer: 'dns' }],
];

const TCP: readonly ErrorRow[] = [
  ['CONNECTION_REFUSED', { layer: 'tcp', transport: 'refused' }],
  ['CONNECTION_RESET', { layer: 'tcp', transport: 'reset' }],
  ['CONNECTION_CLOSED', { layer: 'tcp', transport: 'closed' }],
  // It was connected, its handshake over TLS included, and gone before the request went out.
  ['SOCKET_NOT_CONNECTED', { layer: 'tcp', transport: 'ended' }],
  ['ADDRESS_UNREACHABLE', { layer: 'tcp', transport: 'unreachable' }],
  // An address that cannot be connected to, such as 0.0.0.0 on some systems: a name sent to nowhere.
  ['ADDRESS_INVALID', { layer: 'tcp', transport: 'refused' }],
  // The system gave up on an attempt whose greetings nobody answered: it was older than this request.
  ['CONNECTION_TIMED_OUT TIMED_OUT', { layer: 'timeout' }],
  ['CONNECTION_ABORTED CONNECTION_FAILED', { layer: 'tcp' }],
];

const TLS: readonly ErrorRow[] = [
  ['CERT_DATE_INVALID', { layer: 'tls', tls: 'date' }],
  ['CERT_COMMON_NAME_INVALID SSL_UNRECOGNIZED_NAME_ALERT', { layer: 'tls', tls: 'name' }],
  ['CERT_AUTHORITY_INVALID CERT_SELF_SIGNED_LOCAL_NETWORK', { layer: 'tls', tls: 'authority' }],
  ['CERT_REVOKED', { layer: 'tls', tls: 'revoked' }],
  ['CERT_KNOWN_INTERCEPTION_BLOCKED', { layer: 'tls', tls: 'interception' }],
  ['SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', { layer: 'tls', tls: 'interception' }],
  ['CERTIFICATE_TRANSPARENCY_REQUIRED', { layer: 'tls', tls: 'other' }],
  ['SSL_PROTOCOL_ERROR SSL_VERSION_OR_CIPHER_MISMATCH', { layer: 'tls', tls: 'protocol' }],
  ['SSL_OBSOLETE_CIPHER SSL_KEY_USAGE_INCOMPATIBLE', { layer: 'tls', tls: 'protocol' }],
  ['TLS13_DOWNGRADE_DETECTED', { layer: 'tls', tls: 'protocol' }],
  ['BAD_SSL_CLIENT_AUTH_CERT', { layer: 'tls', tls: 'client-certificate' }],
  ['ECH_NOT_NEGOTIATED ECH_FALLBACK_CERTIFICATE_INVALID', { layer: 'tls', tls: 'protocol' }],
  ['STRICT_ECH_REQUIRED', { layer: 'tls', tls: 'protocol' }],
];

const HTTP: readonly ErrorRow[] = [
  ['EMPTY_RESPONSE', { layer: 'http', transport: 'closed' }],
  ['INVALID_HTTP_RESPONSE INVALID_RESPONSE', { layer: 'http', transport: 'garbled' }],
  ['INVALID_CHUNKED_ENCODING CONTENT_DECODING_FAILED', { layer: 'http', transport: 'garbled' }],
  [
    'CONTENT_LENGTH_MISMATCH INCOMPLETE_CHUNKED_ENCODING',
    { layer: 'http', transport: 'truncated' },
  ],
  ['TOO_MANY_REDIRECTS', { layer: 'http', transport: 'redirect-loop' }],
  ['INVALID_REDIRECT UNSAFE_REDIRECT', { layer: 'http', transport: 'bad-redirect' }],
  // The keep-alive ping went unanswered: a session that died while the machine slept.
  ['HTTP2_PING_FAILED', { layer: 'http', transport: 'closed' }],
];

const PROXY: readonly ErrorRow[] = [
  ['PROXY_CONNECTION_FAILED', { layer: 'proxy', proxyFault: 'unreachable' }],
  ['MANDATORY_PROXY_CONFIGURATION_FAILED', { layer: 'proxy', proxyFault: 'unreachable' }],
  ['PROXY_CERTIFICATE_INVALID NO_SUPPORTED_PROXIES', { layer: 'proxy', proxyFault: 'unreachable' }],
  ['PROXY_AUTH_UNSUPPORTED PROXY_AUTH_REQUESTED', { layer: 'proxy', proxyFault: 'sign-in' }],
  // One word for every answer to CONNECT other than 200; `classifyError` refines it by that answer's status.
  ['TUNNEL_CONNECTION_FAILED SOCKS_CONNECTION_FAILED', { layer: 'proxy', proxyFault: 'unclear' }],
  ['SOCKS_CONNECTION_HOST_UNREACHABLE', { layer: 'proxy', proxyFault: 'upstream' }],
  ['PROXY_UNABLE_TO_CONNECT_TO_DESTINATION', { layer: 'proxy', proxyFault: 'upstream' }],
];

const BLOCKED: readonly ErrorRow[] = [
  ['BLOCKED_BY_CLIENT', { layer: 'blocked', blocker: 'extension' }],
  [
    'BLOCKED_BY_ADMINISTRATOR BLOCKED_IN_INCOGNITO_BY_ADMINISTRATOR',
    { layer: 'blocked', blocker: 'policy' },
  ],
  ['NETWORK_ACCESS_DENIED', { layer: 'blocked', blocker: 'firewall' }],
  [
    'LOCAL_NETWORK_PERMISSION_MISSING BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS INCONSISTENT_IP_ADDRESS_SPACE',
    { layer: 'blocked', blocker: 'local-network' },
  ],
  [
    'BLOCKED_BY_RESPONSE BLOCKED_BY_CSP BLOCKED_BY_ORB BLOCKED_BY_FINGERPRINTING_PROTECTION',
    { layer: 'blocked', blocker: 'browser' },
  ],
  [
    'NETWORK_ACCESS_REVOKED CLEARTEXT_NOT_PERMITTED UNSAFE_PORT TEMPORARILY_THROTTLED FILE_VIRUS_INFECTED',
    { layer: 'blocked', blocker: 'browser' },
  ],
  [
    'DISALLOWED_URL_SCHEME UNKNOWN_URL_SCHEME INVALID_URL',
    { layer: 'blocked', blocker: 'browser' },
  ],
];

const INTERNAL: readonly ErrorRow[] = [
  ['NO_BUFFER_SPACE INSUFFICIENT_RESOURCES OUT_OF_MEMORY', { layer: 'unknown' }],
  ['FAILED UNEXPECTED CONTEXT_SHUT_DOWN', { layer: 'unknown' }],
];

const TABLE = tableOf([
  ...LINK,
  ...DNS,
  ...TCP,
  ...TLS,
  ...HTTP,
  ...PROXY,
  ...BLOCKED,
  ...INTERNAL,
]);

/** Families that grow with the browser; looked at only where no name above fits. */
const PREFIXES: readonly (readonly [prefix: string, meaning: ErrorClass])[] = [
  ['DNS_', { layer: 'dns' }],
  ['CERT_', { layer: 'tls', tls: 'other' }],
  ['SSL_CLIENT_AUTH_', { layer: 'tls', tls: 'client-certificate' }],
  ['SSL_', { layer: 'tls', tls: 'other' }],
  ['ECH_', { layer: 'tls', tls: 'protocol' }],
  ['RESPONSE_HEADERS_', { layer: 'http', transport: 'garbled' }],
  ['HTTP2_', { layer: 'http', transport: 'garbled' }],
  ['QUIC_', { layer: 'http', transport: 'garbled' }],
  ['PROXY_', { layer: 'proxy', proxyFault: 'unclear' }],
  ['PAC_', { layer: 'proxy', proxyFault: 'unreachable' }],
  ['SOCKS_', { layer: 'proxy', proxyFault: 'unclear' }],
  // ..._BLOCKED_BY_LOCAL_NETWORK_ACCESS_POLICY, and its older name with PRIVATE.
  ['CACHED_IP_ADDRESS_SPACE_', { layer: 'blocked', blocker: 'local-network' }],
  ['BLOCKED_BY_PRIVATE_NETWORK_', { layer: 'blocked', blocker: 'local-network' }],
  ['BLOCKED_', { layer: 'blocked', blocker: 'browser' }],
];

/**
 * Meaning of a `net::ERR_...` of Chromium, Chrome or Edge; undefined for a name that no table lists.
 * `name` comes without `net::ERR_`.
 */
export function chromiumError(name: string): ErrorClass | undefined {
  return TABLE.get(name) ?? PREFIXES.find(([prefix]) => name.startsWith(prefix))?.[1];
}
