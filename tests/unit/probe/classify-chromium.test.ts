import { describe, expect, test } from 'vitest';
import { classifyError } from '../../../src/probe/classify-error.ts';

const CONTEXT = { secure: true, elapsedMs: 5, onLine: true };
const dns = { layer: 'dns' };
const tls = (fault: string) => ({ layer: 'tls', tls: fault });
const tcp = (transport: string) => ({ layer: 'tcp', transport });
const http = (transport: string) => ({ layer: 'http', transport });
const proxy = (proxyFault: string) => ({ layer: 'proxy', proxyFault });
const blocked = (blocker: string) => ({ layer: 'blocked', blocker });
const unknown = { layer: 'unknown' };

/** One row per row of the list of Chromium's errors, in its order. */
const ROWS: readonly (readonly [words: string, meaning: object])[] = [
  ['INTERNET_DISCONNECTED', { layer: 'offline' }],
  ['NETWORK_IO_SUSPENDED', { layer: 'offline', discard: true }],
  ['NETWORK_CHANGED', { layer: 'aborted', discard: true }],
  ['NAME_NOT_RESOLVED', dns],
  ['NAME_RESOLUTION_FAILED DNS_MALFORMED_RESPONSE DNS_SERVER_FAILED DNS_TIMED_OUT', dns],
  ['ICANN_NAME_COLLISION', dns],
  ['HOST_RESOLVER_QUEUE_TOO_LARGE', dns],
  ['CONNECTION_REFUSED', tcp('refused')],
  ['CONNECTION_RESET', tcp('reset')],
  ['CONNECTION_CLOSED', tcp('closed')],
  ['CONNECTION_TIMED_OUT', { layer: 'timeout' }],
  ['TIMED_OUT', { layer: 'timeout' }],
  ['CONNECTION_ABORTED CONNECTION_FAILED', { layer: 'tcp' }],
  ['ADDRESS_UNREACHABLE', tcp('unreachable')],
  ['ADDRESS_INVALID', tcp('refused')],
  ['SOCKET_NOT_CONNECTED', tcp('ended')],
  ['NO_BUFFER_SPACE INSUFFICIENT_RESOURCES OUT_OF_MEMORY', unknown],
  ['CERT_DATE_INVALID', tls('date')],
  ['CERT_COMMON_NAME_INVALID', tls('name')],
  ['CERT_AUTHORITY_INVALID', tls('authority')],
  ['CERT_SELF_SIGNED_LOCAL_NETWORK', tls('authority')],
  ['CERT_REVOKED', tls('revoked')],
  [
    'CERT_INVALID CERT_WEAK_SIGNATURE_ALGORITHM CERT_NON_UNIQUE_NAME CERT_WEAK_KEY CERT_NAME_CONSTRAINT_VIOLATION CERT_VALIDITY_TOO_LONG CERTIFICATE_TRANSPARENCY_REQUIRED CERT_FROM_THE_FUTURE',
    tls('other'),
  ],
  ['CERT_KNOWN_INTERCEPTION_BLOCKED SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', tls('interception')],
  ['SSL_PROTOCOL_ERROR', tls('protocol')],
  ['SSL_VERSION_OR_CIPHER_MISMATCH', tls('protocol')],
  ['SSL_UNRECOGNIZED_NAME_ALERT', tls('name')],
  ['TLS13_DOWNGRADE_DETECTED SSL_OBSOLETE_CIPHER SSL_KEY_USAGE_INCOMPATIBLE', tls('protocol')],
  ['SSL_DECRYPT_ERROR_ALERT SSL_SOMETHING_NEW', tls('other')],
  ['BAD_SSL_CLIENT_AUTH_CERT SSL_CLIENT_AUTH_CERT_NEEDED', tls('client-certificate')],
  ['ECH_NOT_NEGOTIATED ECH_FALLBACK_CERTIFICATE_INVALID STRICT_ECH_REQUIRED', tls('protocol')],
  ['EMPTY_RESPONSE', http('closed')],
  [
    'INVALID_HTTP_RESPONSE INVALID_RESPONSE RESPONSE_HEADERS_TOO_BIG RESPONSE_HEADERS_MULTIPLE_LOCATION RESPONSE_HEADERS_TRUNCATED',
    http('garbled'),
  ],
  ['CONTENT_LENGTH_MISMATCH INCOMPLETE_CHUNKED_ENCODING', http('truncated')],
  ['INVALID_CHUNKED_ENCODING CONTENT_DECODING_FAILED', http('garbled')],
  ['TOO_MANY_REDIRECTS', http('redirect-loop')],
  ['INVALID_REDIRECT UNSAFE_REDIRECT', http('bad-redirect')],
  ['HTTP2_PROTOCOL_ERROR HTTP2_FLOW_CONTROL_ERROR', http('garbled')],
  ['HTTP2_PING_FAILED', http('closed')],
  ['QUIC_PROTOCOL_ERROR QUIC_HANDSHAKE_FAILED QUIC_GOAWAY_REQUEST_CAN_BE_RETRIED', http('garbled')],
  ['PROXY_CONNECTION_FAILED', proxy('unreachable')],
  ['TUNNEL_CONNECTION_FAILED', proxy('unclear')],
  ['MANDATORY_PROXY_CONFIGURATION_FAILED PAC_SCRIPT_FAILED PAC_NOT_IN_DHCP', proxy('unreachable')],
  ['PROXY_AUTH_UNSUPPORTED PROXY_AUTH_REQUESTED', proxy('sign-in')],
  ['PROXY_CERTIFICATE_INVALID NO_SUPPORTED_PROXIES', proxy('unreachable')],
  ['SOCKS_CONNECTION_FAILED PROXY_HTTP_1_1_REQUIRED', proxy('unclear')],
  ['SOCKS_CONNECTION_HOST_UNREACHABLE PROXY_UNABLE_TO_CONNECT_TO_DESTINATION', proxy('upstream')],
  ['BLOCKED_BY_CLIENT', blocked('extension')],
  ['BLOCKED_BY_ADMINISTRATOR BLOCKED_IN_INCOGNITO_BY_ADMINISTRATOR', blocked('policy')],
  ['NETWORK_ACCESS_DENIED', blocked('firewall')],
  ['LOCAL_NETWORK_PERMISSION_MISSING', blocked('local-network')],
  [
    'BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS CACHED_IP_ADDRESS_SPACE_BLOCKED_BY_LOCAL_NETWORK_ACCESS_POLICY INCONSISTENT_IP_ADDRESS_SPACE BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS',
    blocked('local-network'),
  ],
  [
    'BLOCKED_BY_RESPONSE BLOCKED_BY_CSP BLOCKED_BY_ORB BLOCKED_BY_FINGERPRINTING_PROTECTION NETWORK_ACCESS_REVOKED CLEARTEXT_NOT_PERMITTED UNSAFE_PORT TEMPORARILY_THROTTLED FILE_VIRUS_INFECTED DISALLOWED_URL_SCHEME UNKNOWN_URL_SCHEME INVALID_URL',
    blocked('browser'),
  ],
  ['ABORTED', { layer: 'aborted', discard: true }],
  ['FAILED UNEXPECTED CONTEXT_SHUT_DOWN CACHE_MISS CACHE_READ_FAILURE', unknown],
];

describe('a word of Chromium', () => {
  test.each(ROWS)('%s', (words, meaning) => {
    for (const word of words.split(' ')) {
      expect(classifyError(`net::ERR_${word}`, CONTEXT), word).toEqual(meaning);
    }
  });

  test.each(['net::ERR_NEVER_HEARD_OF', 'net::ERR_', 'ERR_NOVEL'])('unlisted: %s', (word) => {
    const meaning = classifyError(word, CONTEXT);
    expect(meaning.discard).toBeUndefined();
    expect(meaning.blocker).toBeUndefined();
    if (word !== 'net::ERR_') expect(meaning).toEqual(unknown);
  });

  test.each([
    [407, 'sign-in'],
    [403, 'denied'],
    [451, 'denied'],
    [502, 'upstream'],
    [504, 'upstream'],
    [200, 'unclear'],
  ])('a tunnel refused with %d is %s', (proxyStatus, proxyFault) => {
    const word = 'net::ERR_TUNNEL_CONNECTION_FAILED';
    expect(classifyError(word, { ...CONTEXT, proxyStatus })).toEqual(proxy(proxyFault));
  });

  test('the status of a proxy changes no other word', () => {
    const context = { ...CONTEXT, proxyStatus: 502 };
    expect(classifyError('net::ERR_CONNECTION_RESET', context)).toEqual(tcp('reset'));
  });
});
