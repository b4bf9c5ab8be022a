import { describe, expect, test } from 'vitest';
import { firefoxResultName } from '../../../src/probe/firefox-results.ts';
import { classifyPageError, type OnlyHere, onlyHere } from '../../../src/probe/page-error.ts';

describe('numbers of Firefox', () => {
  // As `Components.results` and `nsINSSErrorsService` of Firefox 153 give them.
  test.each([
    [2152398850, 'NS_BINDING_ABORTED'],
    [2152398861, 'NS_ERROR_CONNECTION_REFUSED'],
    [2152398862, 'NS_ERROR_NET_TIMEOUT'],
    [2152398864, 'NS_ERROR_OFFLINE'],
    [2152398868, 'NS_ERROR_NET_RESET'],
    [2152398878, 'NS_ERROR_UNKNOWN_HOST'],
    [2152398879, 'NS_ERROR_REDIRECT_LOOP'],
    [2152398890, 'NS_ERROR_UNKNOWN_PROXY_HOST'],
    [2152398920, 'NS_ERROR_PROXY_CONNECTION_REFUSED'],
    [2152400350, 'NS_ERROR_PROXY_BAD_GATEWAY'],
    [2147500036, 'NS_ERROR_ABORT'],
    [2155347971, 'NS_ERROR_BLOCKED_BY_POLICY'],
    [2153578527, 'NS_ERROR_PHISHING_URI'],
    [2153390067, 'SEC_ERROR_UNKNOWN_ISSUER'],
    [2153390069, 'SEC_ERROR_EXPIRED_CERTIFICATE'],
    [2153390080, 'SEC_ERROR_0'],
    [2153394164, 'SSL_ERROR_BAD_CERT_DOMAIN'],
    [2153394151, 'SSL_ERROR_RX_RECORD_TOO_LONG'],
    [2153394176, 'SSL_ERROR_0'],
    [2153398258, 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT'],
    [2153398267, 'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE'],
    [2153398272, 'MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE'],
  ])('%i is %s', (result, name) => expect(firefoxResultName(result)).toBe(name));

  test.each([0, 1, 2152399999, 2153382912, 4294967295])('%i is none of them', (result) => {
    expect(firefoxResultName(result)).toBeUndefined();
  });
});

describe('nobody is at fault', () => {
  test.each([
    ['a download, or a page that was left', 'net::ERR_ABORTED'],
    ['the same in Firefox', 'Error code 2152398850'],
    ['a load handed on to another program', 'Error code 2152398852'],
    ['another network meanwhile', 'net::ERR_NETWORK_CHANGED'],
    ['a machine that went to sleep', 'net::ERR_NETWORK_IO_SUSPENDED'],
    ['a port that browsers refuse', 'net::ERR_UNSAFE_PORT'],
    ['the same in Firefox', 'Error code 2152398867'],
    ['a scheme nobody knows', 'net::ERR_UNKNOWN_URL_SCHEME'],
    ['the same in Firefox', 'Error code 2152398866'],
    ['no address at all', 'net::ERR_INVALID_URL'],
    ['the same in Firefox', 'Error code 2152398858'],
    ['a form that would be sent again', 'net::ERR_CACHE_MISS'],
    ['the same in Firefox', 'Error code 2152398918'],
    ['a page that may not be framed', 'net::ERR_BLOCKED_BY_RESPONSE'],
    ['a page known for phishing', 'Error code 2153578527'],
  ])('%s: %s', (_what, word) => expect(classifyPageError(word)).toEqual({ kind: 'nothing' }));
});

test.each([
  ['net::ERR_BLOCKED_BY_CLIENT', 'extension', 'net::ERR_BLOCKED_BY_CLIENT'],
  ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'policy', 'net::ERR_BLOCKED_BY_ADMINISTRATOR'],
  ['Error code 2147500036', 'extension', 'NS_ERROR_ABORT'],
  ['Error code 2155347971', 'policy', 'NS_ERROR_BLOCKED_BY_POLICY'],
])('%s was stopped here, by %s', (word, by, code) => {
  expect(classifyPageError(word)).toEqual({ kind: 'blocked', by, code });
});

test.each<[string, string, object, OnlyHere]>([
  [
    'net::ERR_CONNECTION_REFUSED',
    'net::ERR_CONNECTION_REFUSED',
    { transport: 'refused' },
    'passing',
  ],
  ['Error code 2152398861', 'NS_ERROR_CONNECTION_REFUSED', { transport: 'refused' }, 'passing'],
  ['Error code 2152398878', 'NS_ERROR_UNKNOWN_HOST', { layer: 'dns' }, 'passing'],
  [
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_INTERNET_DISCONNECTED',
    { layer: 'offline' },
    'passing',
  ],
  [
    'net::ERR_TOO_MANY_REDIRECTS',
    'net::ERR_TOO_MANY_REDIRECTS',
    { transport: 'redirect-loop' },
    'cookies',
  ],
  ['Error code 2152398879', 'NS_ERROR_REDIRECT_LOOP', { transport: 'redirect-loop' }, 'cookies'],
  ['net::ERR_CERT_DATE_INVALID', 'net::ERR_CERT_DATE_INVALID', { tls: 'date' }, 'certificate'],
  ['Error code 2153390069', 'SEC_ERROR_EXPIRED_CERTIFICATE', { tls: 'date' }, 'certificate'],
  ['Error code 2153394164', 'SSL_ERROR_BAD_CERT_DOMAIN', { tls: 'name' }, 'certificate'],
  ['Error code 2153390000', 'SEC_ERROR_80', { layer: 'tls', tls: 'other' }, 'certificate'],
  [
    'net::ERR_NETWORK_ACCESS_DENIED',
    'net::ERR_NETWORK_ACCESS_DENIED',
    { blocker: 'firewall' },
    'passing',
  ],
  [
    'net::ERR_HTTP_RESPONSE_CODE_FAILURE',
    'net::ERR_HTTP_RESPONSE_CODE_FAILURE',
    { layer: 'http' },
    'page',
  ],
  ['HTTP 503', 'HTTP 503', { layer: 'http' }, 'server-error'],
  ['Error code 7', 'Error code 7', { layer: 'unknown' }, 'passing'],
  ['net::ERR_OF_TOMORROW', 'net::ERR_OF_TOMORROW', { layer: 'unknown' }, 'passing'],
])('%s is worth a check, and means %s', (word, code, meaning, only) => {
  const error = classifyPageError(word);
  expect(error).toMatchObject({ kind: 'fault', code, meaning });
  if (error.kind !== 'nothing') expect(onlyHere(error, { secure: true })).toBe(only);
});

test('Firefox says the same of a blocker and of a server that hangs up', () => {
  const error = classifyPageError('Error code 2147500036');
  expect(error.kind !== 'nothing' && onlyHere(error, { secure: true })).toBe('stopped');
});

test('an error page over plain http may be anybody’s', () => {
  const error = classifyPageError('HTTP 502');
  if (error.kind !== 'nothing') expect(onlyHere(error, { secure: false })).toBe('passing');
  expect(error.kind).toBe('fault');
});
