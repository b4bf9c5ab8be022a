import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import {
  controls,
  doh,
  endpoint,
  fail,
  healthyAnswer,
  known,
  ok,
  service,
  silence,
} from './build-facts.ts';
import { judge } from './judge-one.ts';

/** An answer without https, where a text was asked for. */
const inClearText = (answer: Parameters<typeof ok>[0], asked: readonly Observation[] = []) =>
  service(ok({ verified: false, content: 'expected', ...answer }), {
    endpoints: [endpoint('www.lark.example', { secure: false, body: true })],
    asked,
  });

const CASES: readonly [string, ServiceFacts, string][] = [
  // T: the target's own proof
  ['2xx', service(ok()), 'ok'],
  ['401', service(ok({ status: 401 })), 'refusing sign-in-needed'],
  ['403', service(ok({ status: 403 })), 'refusing forbidden'],
  ['404', service(ok({ status: 404 })), 'refusing not-found'],
  ['405', service(ok({ status: 405 })), 'refusing request-refused'],
  ['410', service(ok({ status: 410 })), 'refusing not-found'],
  ['418', service(ok({ status: 418 })), 'refusing request-refused'],
  ['429', service(ok({ status: 429, retryAfterMs: 60_000 })), 'refusing rate-limited'],
  ['451', service(ok({ status: 451 })), 'refusing legal-block'],
  ['challenge with 403', service(ok({ status: 403, challenge: true })), 'refusing challenge'],
  ['challenge with 503', service(ok({ status: 503, challenge: true })), 'refusing challenge'],
  ['500', service(ok({ status: 500 })), 'T3 server-error provider'],
  ['503', service(ok({ status: 503 })), 'T3 server-error provider'],
  [
    '503 with Retry-After',
    service(ok({ status: 503, retryAfterMs: 1000 })),
    'T3 maintenance provider',
  ],
  ['522 of a CDN', service(ok({ status: 522 })), 'T3 origin-unreachable provider'],
  ['garbage inside TLS', service(ok({ headless: true })), 'T4 bad-response provider'],
  [
    'the expected text is missing',
    service(ok({ content: 'other' }), {
      endpoints: [endpoint('www.lark.example', { body: true })],
    }),
    'T4 wrong-content provider',
  ],
  [
    'the expected text is missing from a 403',
    service(ok({ status: 403, content: 'other' }), {
      endpoints: [endpoint('www.lark.example', { body: true })],
    }),
    'T4 wrong-content provider',
  ],
  [
    'another status than expected',
    service(ok({ status: 404 }), {
      endpoints: [endpoint('www.lark.example', { status: [200, 299] })],
    }),
    'T4 wrong-content provider',
  ],
  [
    'an expected 404 is fine',
    service(ok({ status: 404 }), {
      endpoints: [endpoint('www.lark.example', { status: [404, 404] })],
    }),
    'ok',
  ],
  [
    '5xx in clear text may be anybody on the way',
    service(ok({ status: 500, verified: false }), {
      endpoints: [endpoint('www.lark.example', { secure: false })],
    }),
    'T3 server-error device+network+path+provider',
  ],
  [
    '5xx in clear text from the address that everybody knows',
    inClearText({ status: 500, address: '198.51.100.7' }, known()),
    'T3 server-error path+provider',
  ],
  [
    'another page in clear text, and nobody to ask where it came from',
    inClearText({ content: 'other', address: '192.0.2.61' }),
    'T4 wrong-content device+network+path+provider',
  ],
  [
    'another page in clear text, from the address that everybody knows',
    inClearText({ content: 'other', address: '198.51.100.7' }, known()),
    'T4 wrong-content path+provider',
  ],
  [
    'another page in clear text, from an address that nobody else knows: of their own for this region, perhaps',
    inClearText({ content: 'other', address: '192.0.2.61' }, known()),
    'T4 wrong-content device+network+path+provider',
  ],
  [
    'another page in clear text, from a neighbouring address',
    inClearText({ content: 'other', address: '198.51.100.61' }, known()),
    'T4 wrong-content device+network+path+provider',
  ],
  [
    'another page in clear text, from an address of a zone that answers by place',
    inClearText({ content: 'other', address: '192.0.2.61' }, [
      ...doh({ operator: 'Fern', addresses: ['198.51.100.7'] }),
      ...doh({ operator: 'Gorse', addresses: ['203.0.113.7'] }),
    ]),
    'T4 wrong-content device+network+path+provider',
  ],
  [
    "a proxy's no in clear text may be the provider's front",
    service(ok({ status: 403, verified: false, proxy: 'squid' })),
    'P0 proxy-denied network+provider',
  ],
  [
    "a proxy's no over TLS may be the provider's front",
    service(ok({ status: 403, proxy: 'squid' })),
    'P0 proxy-denied network+provider',
  ],
  [
    "a proxy's 504",
    service(ok({ status: 504, verified: false, proxy: 'squid' })),
    'P0 proxy-upstream network+path+provider',
  ],
  ['an answer without host access', service(ok({ status: 0, opaque: true })), 'ok'],
  // G: may we speak at all
  [
    'an extension blocks it',
    service(fail('blocked', { blocker: 'extension' })),
    'G3 blocked-by-extension device',
  ],
  [
    'a policy blocks it',
    service(fail('blocked', { blocker: 'policy' })),
    'G3 blocked-by-policy device',
  ],
  [
    'local-network rules block it',
    service(fail('blocked', { blocker: 'local-network' })),
    'G3 blocked-on-device device+network',
  ],
  ['no permission', service(fail('permission')), 'unknown no-permission'],
  ['only void samples', service(fail('aborted', { discard: true })), 'unknown insufficient'],
  // P0
  [
    'the proxy says no',
    service(fail('proxy', { proxyFault: 'denied' })),
    'P0 proxy-denied network',
  ],
  [
    'the proxy cannot get through',
    service(fail('proxy', { proxyFault: 'upstream' })),
    'P0 proxy-upstream network+path+provider',
  ],
  [
    'the proxy fails somehow',
    service(fail('proxy', { proxyFault: 'unclear' })),
    'P0 proxy-upstream network+path+provider',
  ],
  // P7
  [
    'slow to answer',
    service(ok({ phases: { dnsMs: 5, connectMs: 40, firstByteMs: 3_400 } })),
    'P7 slow path+provider slow',
  ],
  [
    'slow in DNS alone is no fault of the service',
    service(ok({ phases: { dnsMs: 5_000, connectMs: 40, firstByteMs: 60 } })),
    'ok',
  ],
  // local services
  [
    'local service silent: nobody to compare with',
    service(silence(), { where: 'local' }),
    'P5 no-answer device+network+path+provider',
  ],
  ['local service answers', service(ok({ verified: false }), { where: 'local' }), 'ok'],
  [
    'local service says 500 over TLS',
    service(ok({ status: 500 }), { where: 'local' }),
    'T3 server-error provider',
  ],
];

describe("diagnose() by the target's own proof", () => {
  it.each(CASES)('%s', (_name, lark, expected) => {
    expect(judge(lark)).toBe(expected);
  });

  it("takes a proxy's address, which everybody has, for no sign of being led astray", () => {
    const page = {
      ...inClearText({ content: 'other', address: '192.0.2.61' }, known()),
      lastGood: {
        addresses: ['198.51.100.7'],
        byHost: { 'www.lark.example': ['198.51.100.7'] },
        isHere: true as const,
      },
    };
    const through = (address: string) => controls((spec) => ({ ...healthyAnswer(spec), address }));
    expect(judge(page, { controls: through('192.0.2.62') })).toBe(
      'P3 resolves-elsewhere device+network',
    );
    expect(judge(page, { controls: through('192.0.2.61') })).toBe(
      'T4 wrong-content device+network+path+provider',
    );
  });

  it("is the network's where its proxy signs what others answer in clear text too", () => {
    const denied = service(ok({ status: 403, verified: false, proxy: 'squid' }));
    const signed = (proxy: string) =>
      controls((spec) =>
        spec.role === 'portal' ? { ...healthyAnswer(spec), proxy } : healthyAnswer(spec),
      );
    expect(judge(denied, { controls: signed('squid') })).toBe('P0 proxy-denied network');
    expect(judge(denied, { controls: signed('varnish') })).toBe('P0 proxy-denied network+provider');
  });
});
