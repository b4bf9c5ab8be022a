import { describe, expect, test } from 'vitest';
import { classifyError, type ErrorContext } from '../../../src/probe/classify-error.ts';

const CONTEXT: ErrorContext = { secure: true, elapsedMs: 5, onLine: true };
const tls = (fault: string) => ({ layer: 'tls', tls: fault });
const tcp = (transport: string) => ({ layer: 'tcp', transport });
const http = (transport: string) => ({ layer: 'http', transport });
const proxy = (proxyFault: string) => ({ layer: 'proxy', proxyFault });
const blocked = (blocker: string) => ({ layer: 'blocked', blocker });
const dns = { layer: 'dns' };
const offline = { layer: 'offline' };
const unknown = { layer: 'unknown' };

/** One row per row of the list of Firefox's errors, in its order. */
const ROWS: readonly (readonly [
  words: string,
  meaning: object,
  context?: Partial<ErrorContext>,
])[] = [
  ['NS_ERROR_OFFLINE', offline],
  ['NS_ERROR_UNKNOWN_HOST', dns],
  ['NS_ERROR_UNKNOWN_HOST', offline, { onLine: false }],
  ['NS_ERROR_DEFINITIVE_UNKNOWN_HOST', dns],
  ['NS_ERROR_DNS_LOOKUP_QUEUE_FULL', dns],
  ['NS_ERROR_CONNECTION_REFUSED', tcp('refused')],
  ['NS_ERROR_CONNECTION_REFUSED', tcp('unreachable'), { elapsedMs: 6_100 }],
  ['NS_ERROR_CONNECTION_REFUSED', tcp('refused'), { elapsedMs: 2_000 }],
  ['NS_ERROR_CONNECTION_REFUSED', offline, { onLine: false }],
  ['NS_ERROR_NET_RESET', tcp('reset')],
  ['NS_ERROR_NET_TIMEOUT', { layer: 'timeout' }],
  ['NS_ERROR_NET_INTERRUPT', tcp('closed')],
  ['NS_ERROR_NET_PARTIAL_TRANSFER', http('truncated')],
  ['NS_ERROR_NET_EMPTY_RESPONSE', http('closed')],
  [
    'NS_ERROR_NET_ERROR_RESPONSE NS_ERROR_PARSING_HTTP_STATUS_LINE NS_ERROR_INVALID_CONTENT_ENCODING NS_ERROR_CORRUPTED_CONTENT',
    http('garbled'),
  ],
  ['NS_ERROR_REDIRECT_LOOP', http('redirect-loop')],
  ['NS_ERROR_NET_HTTP2_SENT_GOAWAY NS_ERROR_HTTP2_FALLBACK_TO_HTTP1', http('closed')],
  ['NS_ERROR_NET_HTTP3_PROTOCOL_ERROR NS_ERROR_NET_INADEQUATE_SECURITY', http('garbled')],
  [
    'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY,SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT)',
    tls('client-certificate'),
  ],
  [
    'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY,SEC_ERROR_EXPIRED_CERTIFICATE)',
    tls('date'),
  ],
  [
    'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY,MOZILLA_PKIX_ERROR_MITM_DETECTED)',
    tls('interception'),
  ],
  ['NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY,SSL_ERROR_RX_NOVELTY)', tls('protocol')],
  ['NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY,42)', tls('other')],
  ['NS_ERROR_BAD_HSTS_CERT', tls('other')],
  ['NS_ERROR_UNKNOWN_PROXY_HOST NS_ERROR_PROXY_CONNECTION_REFUSED', proxy('unreachable')],
  ['NS_ERROR_PROXY_CONNECTION_REFUSED', proxy('sign-in'), { proxyStatus: 407 }],
  ['NS_ERROR_PROXY_AUTHENTICATION_FAILED', proxy('sign-in')],
  ['NS_ERROR_PROXY_FORBIDDEN NS_ERROR_PROXY_UNAVAILABLE_FOR_LEGAL_REASONS', proxy('denied')],
  [
    'NS_ERROR_PROXY_BAD_GATEWAY NS_ERROR_PROXY_GATEWAY_TIMEOUT NS_ERROR_PROXY_SERVICE_UNAVAILABLE',
    proxy('upstream'),
  ],
  ['NS_ERROR_PROXY_EXPECTATION_FAILED NS_ERROR_SOCKS5_BAD_CONNECT', proxy('unclear')],
  ['NS_ERROR_UNKNOWN_HOST NS_ERROR_CONNECTION_REFUSED', proxy('upstream'), { proxied: 'http' }],
  ['NS_ERROR_ABORT', blocked('extension')],
  ['NS_ERROR_ABORT', blocked('extension'), { proxied: 'https' }],
  ['NS_ERROR_ABORT', http('ended'), { sent: true }],
  ['NS_ERROR_ABORT', http('ended'), { sent: true, proxied: 'http' }],
  ['NS_ERROR_ABORT', proxy('unclear'), { sent: true, proxied: 'https' }],
  ['NS_ERROR_BLOCKED_BY_POLICY', blocked('policy')],
  [
    'NS_ERROR_CONTENT_BLOCKED NS_ERROR_DOM_BAD_URI NS_ERROR_DOM_CORP_FAILED NS_ERROR_HTTPS_ONLY NS_ERROR_PORT_ACCESS_NOT_ALLOWED',
    blocked('browser'),
  ],
  [
    'NS_ERROR_TRACKING_URI NS_ERROR_MALWARE_URI NS_ERROR_PHISHING_URI NS_ERROR_UNWANTED_URI NS_ERROR_HARMFUL_URI NS_ERROR_BLOCKED_URI NS_ERROR_FINGERPRINTING_URI NS_ERROR_CRYPTOMINING_URI NS_ERROR_SOCIALTRACKING_URI NS_ERROR_EMAILTRACKING_URI',
    blocked('browser'),
  ],
  ['NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED', blocked('local-network')],
  ['NS_BINDING_ABORTED NS_BASE_STREAM_CLOSED', { layer: 'aborted', discard: true }],
  ['NS_ERROR_FAILURE NS_ERROR_UNEXPECTED NS_ERROR_NOT_AVAILABLE', unknown, { secure: false }],
  ['NS_ERROR_FAILURE', tcp('reset')],
  ['NS_ERROR_UNEXPECTED NS_ERROR_NOT_AVAILABLE', unknown],
  ['NS_ERROR_NET_ON_RESOLVING', dns],
  ['NS_ERROR_NET_ON_RESOLVED NS_ERROR_NET_ON_CONNECTING_TO', { layer: 'tcp' }],
  ['NS_ERROR_NET_ON_CONNECTED_TO', { layer: 'tcp' }],
  ['NS_ERROR_NET_ON_TLS_HANDSHAKE_STARTING', tls('other')],
  [
    'NS_ERROR_NET_ON_SENDING_TO NS_ERROR_NET_ON_WAITING_FOR NS_ERROR_NET_ON_RECEIVING_FROM NS_ERROR_NET_ON_TRANSACTION_CLOSE',
    http('closed'),
  ],
  ['NS_ERROR_NEVER_HEARD_OF NS_IMAGELIB_ERROR_FAILURE', unknown],
];

describe('a word of Firefox', () => {
  const cases = ROWS.map(([words, meaning, context]) => ({ words, meaning, context }));
  test.each(cases)('$words is $meaning ($context)', ({ words, meaning, context }) => {
    for (const word of words.split(' ')) {
      expect(classifyError(word, { ...CONTEXT, ...context }), word).toEqual(meaning);
    }
  });

  test('no word at all', () => {
    expect(classifyError('', CONTEXT)).toEqual(unknown);
  });
});

/** What Firefox says in English, as its own files have it: with U+2019. */
const SENTENCES: readonly (readonly [sentence: string, fault: string])[] = [
  ['Peer’s Certificate issuer is not recognized.', 'authority'],
  ['The certificate is not trusted because it is self-signed.', 'authority'],
  ['Peer’s Certificate has expired.', 'date'],
  ['The certificate issuer’s certificate has expired. Check your system date and time.', 'date'],
  ['The server presented a certificate that is not yet valid.', 'date'],
  ['A certificate that is not yet valid was used to issue the server’s certificate.', 'date'],
  ['The OCSP response is not yet valid (contains a date in the future).', 'date'],
  ['The OCSP response contains out-of-date information.', 'date'],
  [
    'Unable to communicate securely with peer: requested domain name does not match the server’s certificate.',
    'name',
  ],
  ['Peer’s Certificate has been revoked.', 'revoked'],
  ['SSL received a record that exceeded the maximum permissible length.', 'protocol'],
  ['Peer reports incompatible or unsupported protocol version.', 'protocol'],
  ['Peer using unsupported version of security protocol.', 'protocol'],
  ['Cannot communicate securely with peer: no common encryption algorithm(s).', 'protocol'],
  ['SSL peer was unable to negotiate an acceptable set of security parameters.', 'protocol'],
  ['SSL received an unexpected Server Hello handshake message.', 'protocol'],
  ['SSL peer has no certificate for the requested DNS name.', 'name'],
  ['SSL peer cannot verify your certificate.', 'client-certificate'],
  ['The server uses key pinning (HPKP) but no trusted certificate chain', 'interception'],
  ['The server presented a certificate with a key size that is too small', 'other'],
  ['The server presented a certificate that is valid for too long.', 'other'],
  ['A required TLS feature is missing.', 'other'],
  [
    'The certificate authority that issued the certificate was distrusted before the certificate was issued.',
    'other',
  ],
  // Other languages: the layer is certain all the same.
  ['Das Zertifikat der Gegenstelle ist abgelaufen.', 'other'],
  ['对等端的证书已过期。', 'other'],
  ['انتهت صلاحية شهادة النِّد.', 'other'],
];

describe('a sentence of Firefox', () => {
  test.each(SENTENCES)('%s', (sentence, fault) => {
    expect(classifyError(sentence, CONTEXT)).toEqual(tls(fault));
    expect(classifyError(sentence.replaceAll('’', "'"), CONTEXT)).toEqual(tls(fault));
  });

  test('is the proxy’s where the proxy itself is spoken to over TLS', () => {
    for (const [sentence] of SENTENCES) {
      expect(classifyError(sentence, { ...CONTEXT, proxied: 'https' })).toEqual(proxy('unclear'));
      expect(classifyError(sentence, { ...CONTEXT, proxied: 'http' }).layer).toBe('tls');
    }
  });
});
