import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import {
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
  refused,
  service,
  silence,
} from './build-facts.ts';
import { judge } from './judge-one.ts';

const CASES: readonly [string, ServiceFacts, string][] = [
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
];

describe('diagnose() by names and certificates', () => {
  it.each(CASES)('%s', (_name, lark, expected) => {
    expect(judge(lark)).toBe(expected);
  });
});
