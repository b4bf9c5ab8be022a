import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/diagnosis/observation.ts';
import { followUps, isPublicName } from '../../../src/probe/follow-up.ts';

const HTTPS = { host: 'shop.example', secure: true };
const failure = (rest: object): Outcome =>
  ({ kind: 'failure', code: 'x', layer: 'unknown', ...rest }) as const;
const ALL = 'doh resolver canary knock plain-http';
const WHERE = 'doh resolver knock plain-http';

describe('what a failure needs', () => {
  test.each<[object, string]>([
    [{ layer: 'dns' }, 'doh resolver canary knock'],
    [{ layer: 'timeout' }, ALL],
    [{ layer: 'unknown', opaque: true }, ALL],
    [{ layer: 'unknown' }, WHERE],
    [{ layer: 'tcp' }, ALL],
    [{ layer: 'tcp', transport: 'refused' }, ALL],
    [{ layer: 'tcp', transport: 'unreachable' }, ALL],
    [{ layer: 'tcp', transport: 'reset' }, WHERE],
    [{ layer: 'tcp', transport: 'closed' }, WHERE],
    [{ layer: 'tls', tls: 'name' }, ALL],
    [{ layer: 'tls', tls: 'authority' }, ALL],
    [{ layer: 'tls', tls: 'protocol' }, WHERE],
    [{ layer: 'tls', tls: 'interception' }, WHERE],
    [{ layer: 'tls' }, WHERE],
    [{ layer: 'tls', tls: 'date' }, 'doh resolver plain-http'],
    [{ layer: 'tls', tls: 'revoked' }, 'doh resolver plain-http'],
    [{ layer: 'tls', tls: 'client-certificate' }, ''],
    [{ layer: 'http', transport: 'closed' }, WHERE],
    [{ layer: 'http', transport: 'garbled' }, ''],
    [{ layer: 'http', transport: 'truncated' }, ''],
    [{ layer: 'http', transport: 'redirect-loop' }, ''],
    [{ layer: 'blocked', blocker: 'extension' }, ''],
    [{ layer: 'blocked', blocker: 'local-network' }, 'doh resolver'],
    [{ layer: 'offline' }, ''],
    [{ layer: 'proxy', proxyFault: 'unreachable' }, ''],
    [{ layer: 'permission' }, ''],
    [{ layer: 'aborted', discard: true }, ''],
    [{ layer: 'offline', discard: true }, ''],
  ])('%o', (rest, questions) => {
    expect(followUps(failure(rest), HTTPS).join(' ')).toBe(questions);
  });

  test('garbage in clear text may come from anywhere', () => {
    const garbled = failure({ layer: 'http', transport: 'garbled' });
    const plain = { ...HTTPS, secure: false };
    expect(followUps(garbled, plain).join(' ')).toBe('doh resolver knock');
  });

  test.each([
    ['over TLS', { verified: true }, ''],
    ['without host access', { verified: false, opaque: true as const }, ''],
    ['in clear text, which anybody may give', { verified: false }, 'doh resolver'],
  ])('a wrong answer %s', (_, more, questions) => {
    const answer = { kind: 'response', status: 503, ...more } as const;
    expect(followUps(answer, { ...HTTPS, secure: false }).join(' ')).toBe(questions);
  });

  const silence = failure({ layer: 'timeout' });
  test.each([
    ['over plain http', { host: 'shop.example', secure: false }, 'doh resolver canary knock'],
    ['at another port', { ...HTTPS, port: '8443' }, 'doh resolver canary knock'],
    ['at an address literal', { host: '192.0.2.1', secure: true }, 'plain-http'],
    ['at a private name', { host: 'nas.lan', secure: true }, 'resolver plain-http'],
    ['at a bare name', { host: 'intranet', secure: true }, 'resolver plain-http'],
  ])('silence %s', (_, endpoint, questions) => {
    expect(followUps(silence, endpoint).join(' ')).toBe(questions);
  });
});

test.each([
  ['weixin.qq.com', true],
  ['weixin.qq.com.', true],
  ['service.test', true],
  ['printer.local', false],
  ['wiki.corp', false],
  ['router.home.arpa', false],
  ['localhost', false],
  ['wiki', false],
  ['2001:db8::1', false],
])('%s may leave this machine: %s', (host, may) => {
  expect(isPublicName(host)).toBe(may);
});
