import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import {
  badDate,
  badIssuer,
  badName,
  concealed,
  controls,
  doh,
  endpoint,
  fail,
  gone,
  healthyAnswer,
  knock,
  known,
  lookup,
  noName,
  observe,
  ok,
  refused,
  reset,
  round,
  service,
  silence,
} from './build-facts.ts';

/** `ok`, `refusing cause`, `unknown why`, or `rule cause suspects [scope]`. */
function told(verdict: Verdict): string {
  if (verdict.kind === 'ok') return 'ok';
  if (verdict.kind === 'refusing') return `refusing ${verdict.cause}`;
  if (verdict.kind === 'unknown') return `unknown ${verdict.why}`;
  const scope = verdict.scope === 'down' ? '' : ` ${verdict.scope}`;
  return `${verdict.evidence[0]?.id} ${verdict.cause} ${verdict.suspects.join('+')}${scope}`;
}

function judge(lark: ServiceFacts, facts: Partial<RoundFacts> = {}): string {
  const { services } = diagnose(round({ services: [lark], ...facts }));
  const [judged] = services;
  if (judged === undefined) throw new Error('no verdict');
  return told(judged.verdict);
}

const plainHttp = (outcome: Parameters<typeof service>[0]) =>
  observe({ role: 'plain-http', host: 'www.lark.example', secure: false, outcome });
const canary = (outcome: Parameters<typeof service>[0]) =>
  observe({ role: 'canary', host: 'qzxkvbnm', secure: false, outcome });
const withSkew = (skewMs: number) =>
  controls((spec) =>
    spec.role === 'portal'
      ? ok({ verified: false, status: 204, content: 'expected', clockSkewMs: skewMs })
      : healthyAnswer(spec),
  );
const noDates = () =>
  controls((spec) =>
    spec.role === 'portal' ? ok({ verified: false, status: 204, content: 'expected' }) : ok(),
  );

const HEALTHY: readonly [string, ServiceFacts, string][] = [
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
    'T3 server-error path+provider',
  ],
  [
    "a proxy's no in clear text",
    service(ok({ status: 403, verified: false, proxy: 'squid' })),
    'P0 proxy-denied network',
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
  // P2
  ['gone from DNS', service(noName(), { asked: gone() }), 'P2 name-gone provider'],
  [
    'no address of either family',
    service(noName(), { asked: [...doh({ operator: 'Fern' }), ...doh({ operator: 'Gorse' })] }),
    'P2 name-gone provider',
  ],
  [
    'zone broken',
    service(noName(), {
      asked: [...doh({ operator: 'Fern', rcode: 2 }), ...doh({ operator: 'Gorse', rcode: 2 })],
    }),
    'P2 zone-broken provider',
  ],
  [
    'zone broken, and resolves with validation switched off',
    service(noName(), {
      asked: [
        ...doh({ operator: 'Fern', rcode: 2 }),
        ...doh({ operator: 'Gorse', rcode: 2 }),
        ...doh({ operator: 'Fern', addresses: ['198.51.100.7'], checkingDisabled: true }),
      ],
    }),
    'P2 dnssec provider',
  ],
  [
    'filtered by the resolver here',
    service(noName(), { asked: known() }),
    'P2 name-filtered network',
  ],
  [
    'one operator knows it, the other says it is gone',
    service(noName(), {
      asked: [
        ...doh({ operator: 'Fern', addresses: ['198.51.100.7'] }),
        ...doh({ operator: 'Gorse', rcode: 3 }),
      ],
    }),
    'P2 name-unresolved device+network+path+provider',
  ],
  [
    'one operator alone says it is gone',
    service(noName(), { asked: doh({ operator: 'Fern', rcode: 3 }) }),
    'P2 name-unresolved device+network+path+provider',
  ],
  ['nobody could be asked', service(noName()), 'P2 name-unresolved device+network+path+provider'],
  [
    'secure DNS of the browser fails, the system resolves',
    service(noName(), {
      asked: [
        ...known(),
        lookup([], 'public'),
        {
          ...lookup(['198.51.100.7'], 'public'),
          answer: {
            name: 'www.lark.example',
            type: 'A+AAAA',
            rcode: 0,
            addresses: ['198.51.100.7'],
            ranges: ['public'],
            via: 'system',
          },
        },
      ],
    }),
    'P2 name-filtered device+network',
  ],
  [
    'silent, and gone from DNS',
    service(silence(), { asked: gone() }),
    'P5 no-answer device+network+path+provider',
  ],
  [
    'silent in Firefox, whose lookup fails',
    service(silence(), { asked: [...known(), lookup([], 'public')] }),
    'P2 name-filtered network',
  ],
  // P3
  [
    'resolves to a private address here',
    service(refused(), { asked: [...known(), lookup(['127.0.0.1'], 'private')] }),
    'P3 resolves-elsewhere device+network',
  ],
  [
    'a fake-IP client answers: its address proves nothing',
    service(silence(), { asked: [...known(), lookup(['198.18.0.7'], 'fake'), knock(silence())] }),
    'P5 no-answer path+provider',
  ],
  // P4
  ['certificate expired', service(badDate()), 'P4 certificate-expired provider'],
  ['certificate of another name', service(badName()), 'P4 certificate-name path+provider'],
  [
    'certificate of an unknown issuer',
    service(badIssuer()),
    'P4 certificate-untrusted path+provider',
  ],
  [
    'wants a client certificate',
    service(fail('tls', { tls: 'client-certificate' })),
    'P4 client-certificate device',
  ],
  ['speaks another TLS', service(fail('tls', { tls: 'protocol' })), 'P4 tls-broken path+provider'],
  // P5
  [
    'silent, and silent to the knock',
    service(silence(), { asked: [...known(), knock(silence())] }),
    'P5 no-answer path+provider',
  ],
  [
    'silent, refused to the knock',
    service(silence(), { asked: [...known(), knock(refused())] }),
    'P5 no-answer path+provider',
  ],
  [
    'silent, and the knock is answered: the resolver stays in doubt',
    service(silence(), { asked: [...known(), knock(badName())] }),
    'P5 no-answer device+network+path+provider',
  ],
  [
    'silent, knock answered, plain http shows that it resolves',
    service(silence(), { asked: [...known(), knock(badName()), plainHttp(refused())] }),
    'P5 no-answer device+network+path+provider',
  ],
  [
    'silent, Firefox resolves it',
    service(silence(), { asked: [lookup(['198.51.100.7'], 'public')] }),
    'P5 no-answer path+provider',
  ],
  [
    'silent and nothing else known',
    service(silence()),
    'P5 no-answer device+network+path+provider',
  ],
  [
    'refused, knock refused',
    service(refused(), { asked: [...known(), knock(refused())] }),
    'P5 refused path+provider',
  ],
  [
    'refused, knock silent',
    service(refused(), { asked: [...known(), knock(silence())] }),
    'P5 refused path+provider',
  ],
  [
    'refused, knock answered: the name leads elsewhere',
    service(refused(), { asked: [...known(), knock(badName())] }),
    'P5 refused device+network+path+provider',
  ],
  [
    'refused, knock answered, and the zone answers by place',
    service(refused(), {
      asked: [
        ...doh({ operator: 'Fern', addresses: ['198.51.100.7'] }),
        ...doh({ operator: 'Gorse', addresses: ['203.0.113.7'] }),
        knock(badName()),
      ],
    }),
    'P5 refused device+network+path+provider',
  ],
  [
    'refused, knock answered, Firefox resolves to the same address',
    service(refused(), {
      asked: [...known(), knock(badName()), lookup(['198.51.100.7'], 'public')],
    }),
    'P5 refused path+provider',
  ],
  [
    'refused, knock answered, Firefox resolves to another public address',
    service(refused(), {
      asked: [...known(), knock(badName()), lookup(['203.0.113.9'], 'public')],
    }),
    'P5 refused device+network+path+provider',
  ],
  [
    'refused, knock not readable',
    service(refused(), { asked: [...known(), knock(concealed())] }),
    'P5 refused device+network+path+provider',
  ],
  [
    'refused, knock not readable, Firefox resolves it',
    service(refused(), {
      asked: [...known(), knock(concealed()), lookup(['198.51.100.7'], 'public')],
    }),
    'P5 refused path+provider',
  ],
  [
    'refused, plain http answers from the right address',
    service(refused(), {
      asked: [
        ...known(),
        knock(concealed()),
        plainHttp(ok({ verified: false, address: '198.51.100.7' })),
      ],
    }),
    'P5 refused path+provider',
  ],
  ['reset', service(reset()), 'P5 reset path+provider'],
  [
    'a router says there is no way',
    service(fail('tcp', { transport: 'unreachable' })),
    'P5 unreachable path+provider',
  ],
  [
    'empty answer',
    service(fail('http', { transport: 'garbled' })),
    'P5 bad-response path+provider',
  ],
  [
    'a protocol failure without a transport word',
    service(fail('http')),
    'P5 bad-response path+provider',
  ],
  [
    'redirects in a circle',
    service(fail('http', { transport: 'redirect-loop' })),
    'P5 bad-response provider',
  ],
  [
    'a word nobody knows',
    service(fail('unknown', { code: 'net::ERR_BRAND_NEW' })),
    'P5 does-not-answer device+network+path+provider',
  ],
  // without host access
  ['fails at once, reason hidden', service(concealed()), 'unknown no-permission'],
  [
    'fails at once, reason hidden, gone from DNS',
    service(concealed(), { asked: gone() }),
    'P2 name-gone provider',
  ],
  [
    'fails at once, Firefox cannot resolve it',
    service(concealed(), { asked: [...known(), lookup([], 'public')] }),
    'P2 name-filtered network',
  ],
  [
    'one operator knows it and its address is alive from here',
    service(noName(), {
      asked: [...doh({ operator: 'Fern', addresses: ['198.51.100.7'] }), knock(badName())],
    }),
    'P2 name-filtered network',
  ],
  [
    'an operator that validates says broken, one that does not knows an address',
    service(noName(), {
      asked: [
        ...doh({ operator: 'Fern', rcode: 2 }),
        ...doh({ operator: 'Gorse', addresses: ['198.51.100.7'] }),
      ],
    }),
    'P2 name-unresolved device+network+path+provider',
  ],
  [
    'a private name that its own servers keep silent about',
    service(silence(), { asked: [...gone(), lookup(['10.1.2.3'], 'private')] }),
    'P5 no-answer device+network+path+provider',
  ],
  [
    'silent, knock answered, plain http answers from the right address',
    service(silence(), {
      asked: [
        ...known(),
        knock(badName()),
        plainHttp(ok({ verified: false, address: '198.51.100.7' })),
      ],
    }),
    'P5 no-answer path+provider',
  ],
  [
    'silent, knock answered, Firefox resolves it to another public address',
    service(silence(), {
      asked: [...known(), knock(badName()), lookup(['203.0.113.9'], 'public')],
    }),
    'P5 no-answer device+network+path+provider',
  ],
  [
    'refused on both ports while its own address is alive: the name leads to nowhere',
    service(refused(), { asked: [...known(), knock(badName()), plainHttp(refused())] }),
    'P5 resolves-elsewhere device+network',
  ],
  [
    'reset, and Firefox resolves it to another address than the living one',
    service(reset(), {
      asked: [...known(), knock(badName()), lookup(['203.0.113.9'], 'public')],
    }),
    'P5 reset device+network+path+provider',
  ],
  [
    'refused, and there is no way to the knock',
    service(refused(), {
      asked: [...known(), knock(fail('tcp', { transport: 'unreachable' }))],
    }),
    'P5 refused device+network+path+provider',
  ],
  [
    'a foreign certificate from a private address',
    service(badIssuer(), { asked: [...known(), lookup(['192.168.1.1'], 'private')] }),
    'P3 resolves-elsewhere device+network',
  ],
  [
    'a certificate of another name, from another address than the living one',
    service(badName(), {
      asked: [...known(), knock(badName()), lookup(['203.0.113.9'], 'public')],
    }),
    'P4 certificate-name device+network+path+provider',
  ],
  [
    'the browser recognises who stands between',
    service(fail('tls', { tls: 'interception' })),
    'P4 certificate-untrusted device+network',
  ],
  [
    'a proxy set for this one is dead',
    service(fail('proxy', { proxyFault: 'unreachable' })),
    'P0 proxy-upstream device+network',
  ],
  [
    '511 in clear text is the network asking for a sign-in',
    service(ok({ status: 511, verified: false }), {
      endpoints: [endpoint('www.lark.example', { secure: false })],
    }),
    'P0 proxy-denied network',
  ],
  [
    'an answer without host access where something was expected of it',
    service(ok({ status: 0, opaque: true }), {
      endpoints: [endpoint('www.lark.example', { status: [200, 299] })],
    }),
    'unknown no-permission',
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

describe('diagnose() with healthy controls', () => {
  it.each(HEALTHY)('%s', (_name, lark, expected) => {
    expect(judge(lark)).toBe(expected);
  });
});

describe('diagnose() with controls that say otherwise', () => {
  const portal = controls((spec) =>
    spec.role === 'portal' ? ok({ verified: false, content: 'other' }) : reset(),
  );
  const cases: readonly [string, ServiceFacts, Partial<RoundFacts>, string][] = [
    [
      'target answers over TLS, no control does',
      service(ok()),
      { controls: controls(silence) },
      'ok',
    ],
    [
      '503 over TLS while the controls fail',
      service(ok({ status: 503 })),
      { controls: controls(silence) },
      'T3 server-error provider',
    ],
    [
      'everything silent',
      service(silence()),
      { controls: controls(silence) },
      'C7 no-internet device+network',
    ],
    ['behind a portal', service(reset()), { controls: portal }, 'C2 captive-portal network'],
    [
      'an answer in clear text behind a portal is the portal',
      service(ok({ verified: false })),
      { controls: portal },
      'C2 captive-portal network',
    ],
    [
      'gone by two operators while the controls fail',
      service(noName(), { asked: gone() }),
      { controls: controls(silence) },
      'P2 name-gone provider',
    ],
    [
      'too few controls',
      service(silence(), { asked: [...known(), knock(silence())] }),
      { controls: controls().slice(0, 2) },
      'unknown insufficient',
    ],
    [
      "only the provider's own controls",
      service(silence(), { provider: 'Aster' }),
      { controls: controls().filter(({ operator }) => operator === 'Aster') },
      'unknown insufficient',
    ],
    [
      'a service of an operator of controls',
      service(silence(), { provider: 'aster', asked: [...known(), knock(silence())] }),
      {},
      'P5 no-answer path+provider',
    ],
    [
      'expired, and our clock is off by a day',
      service(badDate()),
      { controls: withSkew(12 * 3_600_000) },
      'P4 certificate-expired device+provider',
    ],
    [
      'expired, and nobody tells the time',
      service(badDate()),
      { controls: noDates() },
      'P4 certificate-expired device+provider',
    ],
    [
      'silent on a starved machine',
      service(silence(), { asked: [...known(), knock(silence())] }),
      { timersLateMs: 2_500 },
      'unknown insufficient',
    ],
    [
      'names that cannot exist resolve here, and this one is gone',
      service(badName(), { asked: gone() }),
      { controls: [...controls(), canary(ok({ verified: false }))] },
      'P2 name-gone provider',
    ],
    [
      'an http search page answers for a name that is gone',
      service(refused(), { asked: gone() }),
      { controls: [...controls(), canary(refused())] },
      'P2 name-gone provider',
    ],
    [
      'slow line, one service silent',
      service(silence(), { asked: [...known(), knock(silence())] }),
      { controls: controls(healthyAnswer, { durationMs: 2_000 }) },
      'P5 no-answer device+network+path+provider',
    ],
    [
      'local service silent while there is no internet',
      service(silence(), { where: 'local' }),
      { controls: controls(silence) },
      'P5 no-answer device+network+path+provider',
    ],
  ];
  const ANYBODY = 'device+network+path+provider';
  const dead = [...known(), knock(silence())];
  const clockOff = controls((spec) =>
    spec.role === 'portal'
      ? ok({ verified: false, status: 204, content: 'expected', clockSkewMs: 3e8 })
      : healthyAnswer(spec),
  );
  const odd = controls((spec) =>
    spec.role === 'portal'
      ? ok({
          verified: false,
          status: 302,
          content: 'other',
          redirectHost: `${spec.operator.toLowerCase()}.elsewhere.example`,
        })
      : healthyAnswer(spec),
  );
  const twoUntrusted = controls((spec) =>
    spec.host === 'www.cedar.example' ? badIssuer() : healthyAnswer(spec),
  );
  const noNames = controls((spec) => (spec.role === 'address' ? ok() : noName()));
  const cutOff = controls((spec) =>
    ['portal.aster.example', 'www.cedar.example', '192.0.2.53'].includes(spec.host)
      ? silence()
      : healthyAnswer(spec),
  );
  const numeric = [endpoint('203.0.113.80')];
  const numericService = {
    ...service(refused(), { endpoints: numeric }),
    observations: [observe({ role: 'endpoint', host: '203.0.113.80', outcome: refused() })],
  };
  const unexplained: typeof cases = [
    [
      'a clock far off explains no silence',
      service(silence(), { asked: dead }),
      { controls: clockOff },
      `P5 no-answer ${ANYBODY}`,
    ],
    [
      'broken DNS explains no refusal of an address',
      numericService,
      { controls: noNames },
      `P5 refused ${ANYBODY}`,
    ],
    [
      'half of the controls cut off for good is no lossy line',
      service(silence(), { asked: dead }),
      { controls: cutOff },
      `P5 no-answer ${ANYBODY}`,
    ],
    [
      'http controls led elsewhere are no healthy line',
      service(silence(), { asked: dead }),
      { controls: odd },
      `P5 no-answer ${ANYBODY}`,
    ],
    [
      'several parties with a certificate that nobody vouches for',
      service(badIssuer()),
      { controls: twoUntrusted },
      'P4 certificate-untrusted device+network+path',
    ],
    [
      'expired, and one clear-text clock alone says that ours is right',
      service(badDate()),
      {
        controls: noDates().map((o) =>
          o.host === 'check.birch.example'
            ? {
                ...o,
                outcome: ok({
                  verified: false,
                  status: 204,
                  content: 'expected',
                  clockSkewMs: 100,
                }),
              }
            : o,
        ),
      },
      'P4 certificate-expired device+provider',
    ],
    [
      'a stale word of Firefox about a portal, while every control has its exact content',
      service(silence(), { asked: dead }),
      { portal: 'locked' },
      'P5 no-answer path+provider',
    ],
  ];
  it.each([...cases, ...unexplained])('%s', (_name, lark, facts, expected) => {
    expect(judge(lark, facts)).toBe(expected);
  });
});

describe('diagnose() with several endpoints', () => {
  const hosts = ['www.lark.example', 'login.lark.example'] as const;
  const two = (
    web: Parameters<typeof service>[0],
    login: Parameters<typeof service>[0],
    asOne = false,
  ) =>
    service(web, {
      endpoints: [endpoint(hosts[0]), endpoint(hosts[1], { function: asOne ? 'web' : 'login' })],
      asked: [observe({ role: 'endpoint', host: hosts[1], index: 1, outcome: login })],
    });

  it('calls it partial where a function is gone and another answers', () => {
    expect(judge(two(ok(), reset()))).toBe('P5 reset path+provider partial');
  });

  it('takes one of the same function for all of them', () => {
    expect(judge(two(reset(), ok(), true))).toBe('ok');
  });

  it('lets the endpoint speak whose own answer is the proof', () => {
    expect(judge(two(silence(), ok({ status: 503 })))).toBe('T3 server-error provider');
  });

  it('keeps endpoints apart that share an address', () => {
    const [url] = hosts;
    const lark = service(ok(), {
      endpoints: [endpoint(url), endpoint(url, { function: 'login' })],
      asked: [observe({ role: 'endpoint', host: url, index: 1, outcome: ok({ status: 503 }) })],
    });
    expect(judge(lark)).toBe('T3 server-error provider partial');
  });

  it('does not pass over a function that may not be looked at', () => {
    expect(judge(two(ok(), concealed()))).toBe('unknown no-permission');
  });

  it('says refusing only where nothing answers plainly', () => {
    expect(judge(two(ok({ status: 403 }), ok()))).toBe('ok');
    expect(judge(two(ok({ status: 403 }), ok({ status: 401 })))).toBe('refusing forbidden');
  });
});

it('one lost packet changes nothing: a retry that answers settles it', () => {
  const lark = service(silence());
  const retried = lark.observations.map((o) => (o.attempt === 2 ? { ...o, outcome: ok() } : o));
  expect(judge({ ...lark, observations: retried })).toBe('ok');
});
