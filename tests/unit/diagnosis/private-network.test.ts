import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Outcome } from '../../../src/diagnosis/observation.ts';
import {
  badDate,
  badIssuer,
  controls,
  doh,
  fail,
  gone,
  healthyAnswer,
  known,
  lookup,
  noName,
  refused,
  service,
  silence,
} from './build-facts.ts';
import { judge } from './judge-one.ts';

const INSIDE = 'P2 private-network device+network+provider';
const lastFrom = (address: string): Partial<ServiceFacts> => ({
  lastGood: { addresses: [address] },
});
const sentTo = (address: string) =>
  ['Fern', 'Gorse'].flatMap((operator) =>
    doh({ operator, addresses: [address], range: 'private' }),
  );

describe('a name that nobody knows outside', () => {
  it.each([
    ['10.1.2.3', INSIDE],
    ['172.31.0.9', INSIDE],
    ['192.168.7.7', INSIDE],
    ['100.64.0.9', INSIDE],
    ['::ffff:10.1.2.3', INSIDE],
    ['fd12:3456::9', INSIDE],
    ['172.32.0.9', 'P2 name-gone provider'],
    ['100.128.0.9', 'P2 name-gone provider'],
    ['198.51.100.7', 'P2 name-gone provider'],
    ['127.0.0.1', 'P2 name-gone provider'],
    ['::1', 'P2 name-gone provider'],
    ['0.0.0.0', 'P2 name-gone provider'],
    ['198.18.0.9', 'P2 name-gone provider'],
    ['fe80::1', 'P2 name-gone provider'],
    ['2001:db8::7', 'P2 name-gone provider'],
  ])('and that answered last from %s', (address, expected) => {
    expect(judge(service(noName(), { asked: gone(), ...lastFrom(address) }))).toBe(expected);
  });

  it('nor is its zone to be asked from outside', () => {
    const asked = ['Fern', 'Gorse'].flatMap((operator) => doh({ operator, rcode: 2 }));
    expect(judge(service(noName(), { asked }))).toBe('P2 zone-broken provider');
    expect(judge(service(noName(), { asked, ...lastFrom('10.1.2.3') }))).toBe(INSIDE);
  });

  it('an address from which controls answer as well is a proxy, and tells nothing of the service', () => {
    const through = controls((spec) => ({ ...healthyAnswer(spec), address: '10.0.0.5' }));
    const lark = service(noName(), { asked: gone(), ...lastFrom('10.0.0.5') });
    expect(judge(lark, { controls: through })).toBe('P2 name-gone provider');
  });

  it("is the same where the user's own side is at fault, which it contains", () => {
    const asked = gone();
    const nameless = controls((spec) => (spec.role === 'address' ? healthyAnswer(spec) : noName()));
    const lark = service(noName(), { asked, ...lastFrom('10.1.2.3') });
    expect(judge(lark, { controls: nameless })).toBe(INSIDE);
  });
});

describe('a zone that sends everybody into a private network', () => {
  it.each<[string, Outcome, string, string]>([
    ['silent', silence(), '10.1.2.3', INSIDE],
    ['silent', silence(), '100.100.9.9', INSIDE],
    ['silent', silence(), 'fd12:3456::9', INSIDE],
    ['refused', refused(), '192.168.1.9', INSIDE],
    ['stopped by the browser', fail('blocked', { blocker: 'local-network' }), '10.1.2.3', INSIDE],
    ['silent', silence(), '127.0.0.1', 'P2 zone-broken provider'],
    ['silent', silence(), '0.0.0.0', 'P2 zone-broken provider'],
    ['silent', silence(), '169.254.1.1', 'P2 zone-broken provider'],
    [
      'a machine there with an old certificate',
      badDate(),
      '10.1.2.3',
      'P4 certificate-expired provider',
    ],
    [
      "a machine there with a company's own certificate",
      badIssuer(),
      '10.1.2.3',
      'P4 certificate-untrusted device+network+path+provider',
    ],
  ])('%s: %o, at %s', (_, outcome, address, expected) => {
    expect(judge(service(outcome, { asked: sentTo(address) }))).toBe(expected);
  });
});

describe('a certificate that was once given to this name', () => {
  const ALL = 'device+network+path+provider';
  const revoked = fail('tls', { tls: 'revoked' });
  const RIGHT = lookup(['198.51.100.7'], 'public');
  const RETIRED = lookup(['203.0.113.9'], 'public');
  const PRIVATE = lookup(['10.1.2.3'], 'private');
  it.each<[string, Outcome, ServiceFacts['observations'], string]>([
    ['out of date', badDate(), known(), 'P4 certificate-expired provider'],
    ['out of date', badDate(), [...known(), RIGHT], 'P4 certificate-expired provider'],
    ['out of date', badDate(), [...known(), RETIRED], `P4 certificate-expired ${ALL}`],
    ['out of date', badDate(), [...known(), PRIVATE], `P4 certificate-expired ${ALL}`],
    ['out of date', badDate(), [RETIRED], 'P4 certificate-expired provider'],
    ['revoked', revoked, known(), 'P4 certificate-untrusted path+provider'],
    ['revoked', revoked, [...known(), RIGHT], 'P4 certificate-untrusted path+provider'],
    ['revoked', revoked, [...known(), RETIRED], `P4 certificate-untrusted ${ALL}`],
    ['revoked', revoked, [...known(), PRIVATE], `P4 certificate-untrusted ${ALL}`],
  ])('%s (%#)', (_, outcome, asked, expected) => {
    expect(judge(service(outcome, { asked }))).toBe(expected);
  });
});
