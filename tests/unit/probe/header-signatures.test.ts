import { describe, expect, test } from 'vitest';
import { isChallenge } from '../../../src/formats/bot-challenge.ts';
import { cdnSignature, proxySignature } from '../../../src/probe/header-signatures.ts';
import { clockSkewMs, retryAfterMs } from '../../../src/probe/header-times.ts';

describe('an answer that a proxy made itself', () => {
  test.each([
    [403, { 'x-squid-error': 'ERR_ACCESS_DENIED 0' }, false, 'x-squid-error: ERR_ACCESS_DENIED 0'],
    [503, { 'x-squid-error': 'ERR_DNS_FAIL 0' }, true, 'x-squid-error: ERR_DNS_FAIL 0'],
    [403, { server: 'squid/6.6' }, false, 'server: squid/6.6'],
    [403, { server: 'Zscaler/6.2' }, false, 'server: Zscaler/6.2'],
    [502, { server: 'mitmproxy 10.1' }, true, 'server: mitmproxy 10.1'],
    [403, { via: '1.1 gate:80 (Cisco-WSA/14)' }, false, 'via: 1.1 gate:80 (Cisco-WSA/14)'],
    [407, { 'proxy-authenticate': 'Basic' }, false, 'proxy-authenticate: Basic'],
    [404, { 'x-cache': 'NONE from proxy.office' }, false, 'x-cache: NONE from proxy.office'],
    [403, { 'proxy-connection': 'close' }, false, 'proxy-connection: close'],
  ])('%d %o, verified %s', (status, headers, verified, signature) => {
    expect(proxySignature({ status, headers, verified })).toBe(signature);
  });

  test.each([
    [200, { via: '1.1 varnish', 'x-cache': 'HIT' }, false],
    [200, { server: 'squid/6.6' }, false],
    [503, { via: '1.1 varnish, 1.1 vegur' }, false],
    [503, { via: '1.1 origin (squid/6.6)' }, true], // the service's own accelerator
    [502, { 'x-cache': 'Error from cloudfront' }, true],
    [403, { server: 'cloudflare' }, true],
    [502, { 'proxy-status': 'http_request_error' }, true], // RFC 9209: servers' own gateways say it
  ])('is not %d %o, verified %s', (status, headers, verified) => {
    expect(proxySignature({ status, headers, verified })).toBeUndefined();
  });
});

describe('a challenge', () => {
  test.each([
    [403, { 'cf-mitigated': 'challenge' }],
    [202, { 'x-amzn-waf-action': 'challenge' }],
    [405, { 'x-amzn-waf-action': 'captcha' }],
    [403, { 'x-datadome': 'protected' }],
    [429, { 'x-vercel-mitigated': 'challenge' }],
    [429, { 'x-kpsdk-ct': 'x' }],
    [428, { server: 'AkamaiGHost' }],
  ])('%d %o', (status, headers) => {
    expect(isChallenge(status, headers)).toBe(true);
  });

  test.each([
    [200, { 'x-datadome': 'protected' }],
    [403, { server: 'AkamaiGHost' }],
    [403, { 'cf-ray': '1' }],
    [503, {}],
  ])('is not %d %o', (status, headers) => {
    expect(isChallenge(status, headers)).toBe(false);
  });
});

test.each([
  [{ 'cf-ray': '1-SIN' }, 'Cloudflare'],
  [{ 'x-amz-cf-id': 'x' }, 'CloudFront'],
  [{ 'x-served-by': 'cache-fra-1' }, 'Fastly'],
  [{ server: 'AkamaiGHost' }, 'Akamai'],
  [{ eagleid: 'x' }, 'Alibaba Cloud CDN'],
  [{ 'x-nws-log-uuid': 'x' }, 'Tencent Cloud CDN'],
  [{ server: 'nginx', 'x-served-by': 'web-3' }, undefined],
])('the content network behind %o', (headers, name) => {
  expect(cdnSignature(headers)).toBe(name);
});

const NOW = Date.UTC(2026, 0, 1);
const at = (ms: number): string => new Date(NOW + ms).toUTCString();

describe('when to come back', () => {
  test.each([
    [{ 'retry-after': '30' }, 30_000],
    [{ 'retry-after': at(90_000) }, 90_000],
    // Their clock is a day ahead; so is the date that they name.
    [{ 'retry-after': at(86_460_000), date: at(86_400_000) }, 60_000],
    [{ 'retry-after': at(-60_000) }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%o', (headers, ms) => {
    expect(retryAfterMs(headers, NOW)).toBe(ms);
  });
});

describe('their clock minus ours', () => {
  test.each([
    [{ date: at(0) }, false, 500],
    [{ date: at(-600_000) }, false, -599_500],
    [{ date: at(-600_000), age: '600' }, false, undefined],
    [{ date: at(-600_000), age: '0' }, false, -599_500],
    [{ date: at(0) }, true, undefined],
    [{ date: 'yesterday' }, false, undefined],
    [{}, false, undefined],
  ])('%o, from a cache: %s', (headers, fromCache, skew) => {
    expect(clockSkewMs(headers, { midpoint: NOW, fromCache })).toBe(skew);
  });
});
