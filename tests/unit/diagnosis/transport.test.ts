import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import {
  alive,
  badDate,
  badIssuer,
  badName,
  below,
  CONTROLS,
  concealed,
  control,
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
  service,
  silence,
} from './build-facts.ts';
import { canary, judge, plainHttp } from './judge-one.ts';

const PLAIN = [endpoint('www.lark.example', { secure: false })];
const sentTo = (redirectHost: string) => ok({ status: 301, verified: false, redirectHost });
const SENT_HOME = { ...sentTo('www.lark.example'), redirectSecure: true } as const;
const UNREACHABLE = fail('tcp', { transport: 'unreachable' });
const plainKnock = (outcome: Parameters<typeof knock>[0]) => ({ ...knock(outcome), secure: false });
const endpointAttempt = (outcome: Parameters<typeof knock>[0], attempt: 1 | 2) =>
  observe({ role: 'endpoint', host: 'www.lark.example', outcome, attempt });

/** At home, by what it says in clear text. */
function closedTwice(first: 'closed' | 'ended'): ServiceFacts {
  const attempts = ([first, 'closed'] as const).map((transport, i) =>
    endpointAttempt(fail('tcp', { transport }), i === 0 ? 1 : 2),
  );
  const asked = [...known(), knock(badName()), plainHttp(SENT_HOME)];
  return service(ok(), { observations: [...attempts, ...asked] });
}

const CASES: readonly [string, ServiceFacts, string][] = [
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
    'silent, knock answered, plain http sends to the same name over https',
    service(silence(), { asked: [...known(), knock(badName()), plainHttp(SENT_HOME)] }),
    'P5 no-answer path+provider',
  ],
  [
    'reset, knock answered, plain http sends to the same name over https',
    service(reset(), { asked: [...known(), knock(badName()), plainHttp(SENT_HOME)] }),
    'P5 reset path+provider',
  ],
  [
    'reset, knock answered, plain http sends to another of its own pages in clear text',
    service(reset(), {
      asked: [...known(), knock(badName()), plainHttp(sentTo('www.lark.example'))],
    }),
    'P5 reset device+network+path+provider',
  ],
  [
    'reset, knock answered, plain http sends to somebody else over https',
    service(reset(), {
      asked: [
        ...known(),
        knock(badName()),
        plainHttp({ ...sentTo('wren.example'), redirectSecure: true as const }),
      ],
    }),
    'P5 reset device+network+path+provider',
  ],
  [
    'another name on the certificate, plain http sends to the same name over https',
    service(badName(), { asked: [...known(), knock(badName()), plainHttp(SENT_HOME)] }),
    'P4 certificate-name device+network+path+provider',
  ],
  [
    'silent, Firefox resolves it',
    service(silence(), { asked: [...known(), lookup(['198.51.100.7'], 'public')] }),
    'P5 no-answer path+provider',
  ],
  [
    'silent, Firefox resolves it, and nobody else could be asked whether to the right place',
    service(silence(), { asked: [lookup(['198.51.100.7'], 'public')] }),
    'P5 no-answer device+network+path+provider',
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
  ['reset, and nothing else known', service(reset()), 'P5 reset device+network+path+provider'],
  [
    'reset where Firefox is led, a living knock, and a pool of addresses that others draw from',
    service(reset(), {
      asked: [
        ...doh({ operator: 'Fern', addresses: ['198.51.100.7', '192.0.2.7'] }),
        ...doh({ operator: 'Gorse', addresses: ['198.51.100.7', '192.0.2.8'] }),
        knock(badName()),
        lookup(['203.0.113.9'], 'public'),
      ],
    }),
    'P5 reset device+network+path+provider',
  ],
  [
    'reset where Firefox is led, a living knock, and one of the others knows more addresses',
    service(reset(), {
      asked: [
        ...doh({ operator: 'Fern', addresses: ['198.51.100.7', '192.0.2.7'] }),
        ...doh({ operator: 'Gorse', addresses: ['198.51.100.7'] }),
        knock(badName()),
        lookup(['203.0.113.9'], 'public'),
      ],
    }),
    'P5 reset device+network+path+provider',
  ],
  [
    'closed elsewhere, by one who had shown its certificate',
    service(fail('http', { transport: 'closed' }), {
      asked: [...known(), knock(badName()), lookup(['203.0.113.9'], 'public')],
    }),
    'P5 reset path+provider',
  ],
  [
    'reset at a neighbouring address',
    service(reset(), {
      asked: [...known(), knock(badName()), lookup(['198.51.100.99'], 'public')],
    }),
    'P5 reset device+network+path+provider',
  ],
  [
    'reset elsewhere, and the service itself is dead',
    service(reset(), {
      asked: [...known(), knock(silence()), lookup(['203.0.113.9'], 'public')],
    }),
    'P5 reset path+provider',
  ],
  [
    'an old certificate elsewhere may be that of a machine that has retired',
    service(badDate(), {
      asked: [...known(), knock(badName()), lookup(['203.0.113.9'], 'public')],
    }),
    'P4 certificate-expired device+network+path+provider',
  ],
  [
    'silent at last: Firefox has resolved it, whatever its first attempt said of the name',
    service(silence(), {
      observations: [
        endpointAttempt(noName(), 1),
        endpointAttempt(silence(), 2),
        ...known(),
        lookup(['198.51.100.7'], 'public'),
      ],
    }),
    'P5 no-answer path+provider',
  ],
  [
    'a name that fails, and then silence',
    service(silence(), {
      observations: [endpointAttempt(noName(), 1), endpointAttempt(silence(), 2), ...alive()],
    }),
    'P2 name-filtered device+network',
  ],
  [
    'reset, and a living knock: the name may lead to a box that cuts',
    service(reset(), { asked: [...known(), knock(badName())] }),
    'P5 reset device+network+path+provider',
  ],
  [
    'reset, and plain http at the same name as well',
    service(reset(), { asked: [...known(), knock(badName()), plainHttp(reset())] }),
    'P5 reset device+network+path+provider',
  ],
  [
    'reset, and the knock is reset too, as fronts do with who names nobody',
    service(reset(), { asked: [...known(), knock(reset())] }),
    'P5 reset device+network+path+provider',
  ],
  [
    'reset, and the knock is silent',
    service(reset(), { asked: [...known(), knock(silence())] }),
    'P5 reset path+provider',
  ],
  [
    'reset, a living knock, and plain http answers from the right address',
    service(reset(), {
      asked: [
        ...known(),
        knock(badName()),
        plainHttp(ok({ verified: false, address: '198.51.100.7' })),
      ],
    }),
    'P5 reset path+provider',
  ],
  [
    'reset, a living knock, and Firefox resolves it to the right address',
    service(reset(), {
      asked: [...known(), knock(badName()), lookup(['198.51.100.7'], 'public')],
    }),
    'P5 reset path+provider',
  ],
  [
    'closed, and a living knock',
    service(fail('tcp', { transport: 'closed' }), { asked: [...known(), knock(badName())] }),
    'P5 reset device+network+path+provider',
  ],
  [
    'closed after the handshake: who shows its certificate is the service',
    service(fail('http', { transport: 'closed' }), { asked: [...known(), knock(badName())] }),
    'P5 reset path+provider',
  ],
  [
    'a redirect over TLS to what is no address',
    service(fail('http', { transport: 'bad-redirect' })),
    'P5 bad-response provider',
  ],
  [
    'a redirect to what is no address, by the host that another one led to',
    service(fail('http', { transport: 'bad-redirect', finalHost: 'away.lark.example' })),
    'P5 bad-response device+network+path+provider',
  ],
  [
    'a redirect in clear text to what is no address',
    service(fail('http', { transport: 'bad-redirect' }), { endpoints: PLAIN }),
    'P5 bad-response device+network+path+provider',
  ],
  [
    "without https: garbage may be anybody's",
    service(fail('http', { transport: 'garbled' }), { endpoints: PLAIN }),
    'P5 bad-response device+network+path+provider',
  ],
  [
    'without https: refused, and its own address is refused as well',
    service(refused(), { endpoints: PLAIN, asked: [...known(), plainKnock(refused())] }),
    'P5 refused path+provider',
  ],
  [
    'without https: refused, and only its secure door was knocked at',
    service(refused(), { endpoints: PLAIN, asked: [...known(), knock(refused())] }),
    'P5 refused device+network+path+provider',
  ],
  [
    'the first attempt says more than the second',
    service(reset(), {
      observations: [
        endpointAttempt(reset(), 1),
        endpointAttempt(fail('unknown', { code: 'does not say' }), 2),
        ...known(),
        knock(silence()),
      ],
    }),
    'P5 reset path+provider',
  ],
  [
    'a router says there is no way',
    service(UNREACHABLE),
    'P5 unreachable device+network+path+provider',
  ],
  [
    'a router says there is no way, to its own address neither',
    service(UNREACHABLE, { asked: [...known(), knock(UNREACHABLE)] }),
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
    service(concealed(), { asked: [...alive(), lookup([], 'public')] }),
    'P2 name-filtered device+network',
  ],
  [
    'one operator knows it and its address is alive from here',
    service(noName(), {
      asked: [
        ...doh({ operator: 'Fern', addresses: ['198.51.100.7'] }),
        below('Fern'),
        knock(badName()),
      ],
    }),
    'P2 name-filtered device+network',
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
    'refused, and there is no way to the knock',
    service(refused(), {
      asked: [...known(), knock(fail('tcp', { transport: 'unreachable' }))],
    }),
    'P5 refused device+network+path+provider',
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
    'no way there, and others are given different addresses: a zone may answer by place',
    service(UNREACHABLE, {
      asked: [
        ...doh({ operator: 'Fern', addresses: ['198.51.100.7'] }),
        ...doh({ operator: 'Gorse', addresses: ['198.51.100.8'] }),
        knock(badName()),
      ],
    }),
    'P5 unreachable device+network+path+provider',
  ],
  [
    'no way there by a proxy that may have given its own word for it',
    service(fail('tcp', { transport: 'unreachable', proxied: true }), {
      asked: [...known(), knock(badName())],
    }),
    'P5 unreachable device+network+path+provider',
  ],
  [
    'silent through a proxy: Firefox resolves for itself, and the proxy does so again',
    service(fail('timeout', { deadlineMs: 4_000, proxied: true }), {
      asked: [...known(), lookup(['198.51.100.7'], 'public'), knock(badName())],
    }),
    'P5 no-answer device+network+path+provider',
  ],
  [
    'silent through a proxy, and to the knock through it',
    service(fail('timeout', { deadlineMs: 4_000, proxied: true }), {
      asked: [...known(), knock(silence())],
    }),
    'P5 no-answer device+network+path+provider',
  ],
  [
    'a foreign certificate through a proxy, of a name that leads elsewhere for the browser itself',
    service(
      { ...badIssuer(), proxied: true },
      {
        asked: [...known(), lookup(['192.168.1.1'], 'private')],
      },
    ),
    'P4 certificate-untrusted device+network+path+provider',
  ],
  [
    'an answer over validated TLS that broke off behind a proxy',
    service(fail('http', { transport: 'truncated', proxied: true, verified: true })),
    'P5 bad-response path+provider',
  ],
  [
    'a session that ended after its handshake: a server may want a certificate of this device',
    service(fail('http', { transport: 'ended' }), { asked: [...known(), knock(badName())] }),
    'P5 reset device+path+provider',
  ],
  [
    'one that ended so once, and was closed the next time',
    closedTwice('ended'),
    'P5 reset device+path+provider',
  ],
  ['one that was closed both times', closedTwice('closed'), 'P5 reset path+provider'],
  [
    '511 over the certificate of the service is its own word',
    service(ok({ status: 511 })),
    'T3 server-error provider',
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
];

const ALL_FOUR = 'P5 no-answer device+network+path+provider';

describe('diagnose() by how the connection fails', () => {
  it.each(CASES)('%s', (_name, lark, expected) => {
    expect(judge(lark)).toBe(expected);
  });

  it('clears nobody by a knock where all controls answer from one address, which is a proxy', () => {
    const asked = [...known(), knock(silence())];
    const facts = {
      controls: controls((spec) => ({ ...healthyAnswer(spec), address: '192.0.2.99' })),
    };
    expect(judge(service(silence(), { asked }), facts)).toBe(
      'P5 no-answer device+network+path+provider',
    );
  });

  it('takes no single address that a browser happens to tell for a proxy', () => {
    const asked = [...known(), knock(silence()), lookup(['198.51.100.7'], 'public')];
    const unseen = controls().filter(
      (one, _at, all) =>
        one === all.find(({ role }) => role === 'address') || one.role !== 'address',
    );
    const told = unseen.map((one, index) =>
      index === 0 && one.outcome.kind === 'response'
        ? { ...one, outcome: { ...one.outcome, address: '192.0.2.99' } }
        : one,
    );
    for (const facts of [{ controls: unseen }, { controls: told }])
      expect(judge(service(silence(), { asked }), facts)).toBe('P5 no-answer path+provider');
  });

  it('says of no name that it leads elsewhere where names that cannot exist resolve', () => {
    const lark = service(reset(), {
      asked: [...known(), knock(badName()), lookup(['203.0.113.9'], 'public')],
    });
    const facts = { controls: [...controls(), canary(refused())] };
    expect(judge(lark, facts)).toBe('P5 reset device+network+path+provider');
  });

  it.each([
    ['a client on this device makes addresses up', '198.18.0.', ALL_FOUR],
    ['a proxy of this network is one of several', '10.0.0.', ALL_FOUR],
    ['they answer from all over the internet', '203.0.113.', 'P5 no-answer path+provider'],
  ])('asks where controls answer from before it trusts a knock: %s', (_name, range, expected) => {
    const asked = [...known(), knock(silence())];
    const answers = CONTROLS.map((spec, index) =>
      control(spec, { ...healthyAnswer(spec), address: `${range}${index + 1}` }),
    );
    expect(judge(service(silence(), { asked }), { controls: answers })).toBe(expected);
  });
});
