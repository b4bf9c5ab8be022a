import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import {
  alive,
  badDate,
  badIssuer,
  badName,
  doh,
  fail,
  gone,
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
import { judge, plainHttp } from './judge-one.ts';

/** Two operators that send everybody to an address that is no public one. */
const nowhere = (address: string) =>
  ['Fern', 'Gorse'].flatMap((operator) =>
    doh({ operator, addresses: [address], range: 'private' }),
  );

const CASES: readonly [string, ServiceFacts, string][] = [
  // P2
  ['gone from DNS', service(noName(), { asked: gone() }), 'P2 name-gone provider'],
  [
    'gone from DNS, and nobody has ever seen it answer',
    service(noName(), { asked: gone(), neverAnswered: true }),
    'P2 name-gone device+provider',
  ],
  [
    'never seen to answer, and gone where its own redirect leads',
    service(fail('dns', { finalHost: 'goal.lark.example' }), {
      asked: gone().map((o) => ({
        ...o,
        ...(o.answer && { answer: { ...o.answer, name: 'goal.lark.example' } }),
      })),
      neverAnswered: true,
    }),
    'P2 name-gone provider',
  ],
  [
    'never seen to answer, and its zone is broken',
    service(noName(), {
      asked: [...doh({ operator: 'Fern', rcode: 2 }), ...doh({ operator: 'Gorse', rcode: 2 })],
      neverAnswered: true,
    }),
    'P2 zone-broken provider',
  ],
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
    service(noName(), { asked: alive() }),
    'P2 name-filtered device+network',
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
        ...alive(),
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
    service(silence(), { asked: [...alive(), lookup([], 'public')] }),
    'P2 name-filtered device+network',
  ],
  // P3
  [
    'resolves to a private address here',
    service(refused(), { asked: [...known(), lookup(['127.0.0.1'], 'private')] }),
    'P3 resolves-elsewhere device+network',
  ],
  [
    'a fake-IP client answers: its address proves nothing, and the knock goes through it as well',
    service(silence(), { asked: [...known(), lookup(['198.18.0.7'], 'fake'), knock(silence())] }),
    'P5 no-answer device+network+path+provider',
  ],
  // P4
  ['certificate expired', service(badDate()), 'P4 certificate-expired provider'],
  [
    'certificate of another name',
    service(badName()),
    'P4 certificate-name device+network+path+provider',
  ],
  [
    'certificate of another name at the right address',
    service(badName(), {
      asked: [...known(), knock(badName()), lookup(['198.51.100.7'], 'public')],
    }),
    'P4 certificate-name path+provider',
  ],
  [
    'certificate of another name, and bare addresses never match one',
    service(badName(), { asked: [...known(), knock(badName())] }),
    'P4 certificate-name device+network+path+provider',
  ],
  [
    'certificate of another name, while the service itself is dead',
    service(badName(), { asked: [...known(), knock(silence())] }),
    'P4 certificate-name path+provider',
  ],
  [
    'certificate of an unknown issuer',
    service(badIssuer()),
    'P4 certificate-untrusted device+network+path+provider',
  ],
  [
    'certificate of an unknown issuer, and nobody but Firefox to ask where the name leads',
    service(badIssuer(), { asked: [lookup(['198.51.100.7'], 'public')] }),
    'P4 certificate-untrusted device+network+path+provider',
  ],
  [
    'certificate of an unknown issuer, as many show who are asked for no name',
    service(badIssuer(), { asked: [...known(), knock(badIssuer())] }),
    'P4 certificate-untrusted device+network+path+provider',
  ],
  [
    'certificate of an unknown issuer, and a good one at its own address',
    service(badIssuer(), { asked: [...known(), knock(badName())] }),
    'P4 certificate-untrusted device+network+path+provider',
  ],
  [
    'certificate of an unknown issuer, plain http answers from the right address',
    service(badIssuer(), {
      asked: [
        ...known(),
        knock(badName()),
        plainHttp(ok({ verified: false, address: '198.51.100.7' })),
      ],
    }),
    'P4 certificate-untrusted path+provider',
  ],
  [
    'certificate that was revoked',
    service(fail('tls', { tls: 'revoked' })),
    'P4 certificate-untrusted path+provider',
  ],
  [
    'wants a client certificate',
    service(fail('tls', { tls: 'client-certificate' })),
    'P4 client-certificate device+provider',
  ],
  [
    'wants a client certificate, and then ends the next connection',
    service(fail('tls', { tls: 'client-certificate' }), {
      observations: ([1, 2] as const).map((attempt) =>
        observe({
          role: 'endpoint',
          host: 'www.lark.example',
          attempt,
          outcome: attempt === 1 ? fail('tls', { tls: 'client-certificate' }) : reset(),
        }),
      ),
    }),
    'P4 client-certificate device+provider',
  ],
  [
    'speaks another TLS',
    service(fail('tls', { tls: 'protocol' })),
    'P4 tls-broken device+network+path+provider',
  ],
  [
    'speaks another TLS, and its own address refuses who names nobody',
    service(fail('tls', { tls: 'protocol' }), {
      asked: [...known(), knock(fail('tls', { tls: 'protocol' }))],
    }),
    'P4 tls-broken device+network+path+provider',
  ],
  [
    'refused, and everybody else is sent to loopback too',
    service(refused(), { asked: nowhere('127.0.0.1') }),
    'P2 zone-broken provider',
  ],
  [
    'stopped by the browser for its private address, which is this device for everybody',
    service(fail('blocked', { blocker: 'local-network' }), { asked: nowhere('127.0.0.1') }),
    'P2 zone-broken provider',
  ],
  [
    'two operators are sent to loopback, and a third says that it is gone',
    service(refused(), {
      asked: [...nowhere('127.0.0.1'), ...doh({ operator: 'Hop', rcode: 3 })],
    }),
    'P5 refused device+network+path+provider',
  ],
  [
    'one operator alone is sent to loopback',
    service(refused(), {
      asked: doh({ operator: 'Fern', addresses: ['127.0.0.1'], range: 'private' }),
    }),
    'P5 refused device+network+path+provider',
  ],
  [
    'one operator is sent to loopback, and another to a public address',
    service(refused(), {
      asked: [
        ...doh({ operator: 'Fern', addresses: ['127.0.0.1'], range: 'private' }),
        ...doh({ operator: 'Gorse', addresses: ['198.51.100.7'] }),
      ],
    }),
    'P5 refused device+network+path+provider',
  ],
  [
    'one operator is sent to loopback, and another says that it is gone',
    service(refused(), {
      asked: [
        ...doh({ operator: 'Fern', addresses: ['127.0.0.1'], range: 'private' }),
        ...doh({ operator: 'Gorse', rcode: 3 }),
      ],
    }),
    'P5 refused device+network+path+provider',
  ],
  [
    'everybody else is sent to a private address, and this network has an answer of its own',
    service(refused(), { asked: [...nowhere('10.1.2.3'), lookup(['198.51.100.7'], 'public')] }),
    'P5 refused device+network+path+provider',
  ],
];

describe('diagnose() by names and certificates', () => {
  it.each(CASES)('%s', (_name, lark, expected) => {
    expect(judge(lark)).toBe(expected);
  });
});

it('takes the certificate of a machine of one’s own for no sign of somebody between', () => {
  const lark = service(badIssuer(), { asked: [...known(), lookup(['198.51.100.7'], 'public')] });
  const elsewhere = (where: 'internet' | 'local') => [
    lark,
    { ...service(badIssuer()), id: 'shelf', provider: 'Shelf', where },
  ];
  expect(judge(lark, { services: elsewhere('local') })).toBe(
    'P4 certificate-untrusted path+provider',
  );
  expect(judge(lark, { services: elsewhere('internet') })).toBe(
    'P4 certificate-untrusted device+network+path',
  );
});
