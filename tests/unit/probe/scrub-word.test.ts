import { expect, test } from 'vitest';
import { scrubWord } from '../../../src/probe/scrub-word.ts';

test.each([
  ['net::ERR_CONNECTION_REFUSED', 'net::ERR_CONNECTION_REFUSED'],
  ['NS_ERROR_UNKNOWN_HOST', 'NS_ERROR_UNKNOWN_HOST'],
  [
    'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY,SSL_ERROR_X)',
    'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY,SSL_ERROR_X)',
  ],
  ['Peer’s Certificate has expired.', 'Peer’s Certificate has expired.'],
  ['cannot reach 192.0.2.7:443 today', 'cannot reach <address> today'],
  ['dial [2001:db8::1]:443 failed', 'dial <address>:443 failed'],
  ['no route to 2001:db8::17', 'no route to <address>'],
  ['GET https://user@shop.example/path?token=1 failed', 'GET <address> failed'],
  ['name weixin.example did not match', 'name <host> did not match'],
  ['对等端的证书已过期。', '对等端的证书已过期。'],
])('%s', (word, kept) => {
  expect(scrubWord(word)).toBe(kept);
});

test('a word that runs on is cut', () => {
  expect(scrubWord('very long '.repeat(100)).length).toBe(200);
});
