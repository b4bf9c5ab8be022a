import { type ErrorClass, type ErrorRow, tableOf } from './error-class.ts';

// Names as in libxul of Firefox 153 and 128 to 152 (WebRequest.sys.mjs), without `NS_ERROR_`; meanings from
// mozilla-central's xpcom/base/ErrorList.py.

const TABLE = tableOf([
  ['OFFLINE', { layer: 'offline' }],
  ['UNKNOWN_HOST DEFINITIVE_UNKNOWN_HOST DNS_LOOKUP_QUEUE_FULL', { layer: 'dns' }],
  ['CONNECTION_REFUSED', { layer: 'tcp', transport: 'refused' }],
  ['NET_RESET', { layer: 'tcp', transport: 'reset' }],
  ['NET_TIMEOUT NET_TIMEOUT_EXTERNAL', { layer: 'timeout' }],
  ['NET_INTERRUPT', { layer: 'tcp', transport: 'closed' }],
  ['NET_PARTIAL_TRANSFER', { layer: 'http', transport: 'truncated' }],
  ['NET_EMPTY_RESPONSE', { layer: 'http', transport: 'closed' }],
  ['NET_ERROR_RESPONSE PARSING_HTTP_STATUS_LINE', { layer: 'http', transport: 'garbled' }],
  ['INVALID_CONTENT_ENCODING CORRUPTED_CONTENT', { layer: 'http', transport: 'garbled' }],
  ['REDIRECT_LOOP', { layer: 'http', transport: 'redirect-loop' }],
  ['NET_HTTP2_SENT_GOAWAY HTTP2_FALLBACK_TO_HTTP1', { layer: 'http', transport: 'closed' }],
  ['NET_HTTP3_PROTOCOL_ERROR NET_INADEQUATE_SECURITY', { layer: 'http', transport: 'garbled' }],
  ['BAD_HSTS_CERT', { layer: 'tls', tls: 'other' }],
  ['UNKNOWN_PROXY_HOST PROXY_CONNECTION_REFUSED', { layer: 'proxy', proxyFault: 'unreachable' }],
  // The status that the proxy gave to CONNECT, spelled out.
  [
    'PROXY_AUTHENTICATION_FAILED PROXY_UNAUTHORIZED PROXY_NETWORK_AUTHENTICATION_REQUIRED',
    { layer: 'proxy', proxyFault: 'sign-in' },
  ],
  [
    'PROXY_FORBIDDEN PROXY_METHOD_NOT_ALLOWED PROXY_UNAVAILABLE_FOR_LEGAL_REASONS PROXY_PAYMENT_REQUIRED PROXY_TOO_MANY_REQUESTS',
    { layer: 'proxy', proxyFault: 'denied' },
  ],
  [
    'PROXY_BAD_GATEWAY PROXY_GATEWAY_TIMEOUT PROXY_SERVICE_UNAVAILABLE PROXY_INTERNAL_SERVER_ERROR PROXY_REQUEST_TIMEOUT',
    { layer: 'proxy', proxyFault: 'upstream' },
  ],
  // Cancelled by a rule or a listener of an extension, where it never went out; `classifyError` knows the other case.
  ['ABORT', { layer: 'blocked', blocker: 'extension' }],
  ['BLOCKED_BY_POLICY', { layer: 'blocked', blocker: 'policy' }],
  [
    'CONTENT_BLOCKED DOM_BAD_URI DOM_CORP_FAILED HTTPS_ONLY PORT_ACCESS_NOT_ALLOWED',
    { layer: 'blocked', blocker: 'browser' },
  ],
  [
    'TRACKING_URI MALWARE_URI PHISHING_URI UNWANTED_URI HARMFUL_URI BLOCKED_URI FINGERPRINTING_URI CRYPTOMINING_URI SOCIALTRACKING_URI EMAILTRACKING_URI',
    { layer: 'blocked', blocker: 'browser' },
  ],
  ['LOCAL_NETWORK_ACCESS_DENIED', { layer: 'blocked', blocker: 'local-network' }],
  ['FAILURE UNEXPECTED NOT_AVAILABLE', { layer: 'unknown' }],
] satisfies readonly ErrorRow[]);

/** `NET_ON_...` names the last thing that a request did before it failed (Firefox 128 to 152). */
const PREFIXES: readonly (readonly [prefix: string, meaning: ErrorClass])[] = [
  ['NET_ON_RESOLVING', { layer: 'dns' }],
  ['NET_ON_RESOLVED', { layer: 'tcp' }],
  ['NET_ON_CONNECT', { layer: 'tcp' }],
  ['NET_ON_TLS_HANDSHAKE', { layer: 'tls', tls: 'other' }],
  ['NET_ON_', { layer: 'http', transport: 'closed' }],
  ['PROXY_', { layer: 'proxy', proxyFault: 'unclear' }],
  ['SOCKS', { layer: 'proxy', proxyFault: 'unclear' }],
];

/** Meaning of an `NS_ERROR_...` of Firefox; undefined for a name that no table lists. `name` comes without `NS_ERROR_`. */
export function firefoxError(name: string): ErrorClass | undefined {
  return TABLE.get(name) ?? PREFIXES.find(([prefix]) => name.startsWith(prefix))?.[1];
}
