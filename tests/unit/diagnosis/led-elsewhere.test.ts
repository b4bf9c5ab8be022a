import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Outcome } from '../../../src/diagnosis/observation.ts';
import {
  badIssuer,
  badName,
  concealed,
  endpoint,
  fail,
  knock,
  known,
  lookup,
  ok,
  refused,
  reset,
  service,
  silence,
} from './build-facts.ts';
import { judge, plainHttp } from './judge-one.ts';

const PLAIN = [endpoint('www.lark.example', { secure: false })];
const UNREACHABLE = fail('tcp', { transport: 'unreachable' });
const ALIVE = knock(badName());
const HOST = 'www.lark.example';
/** Where it was seen last: `known()` says the first one, and nobody the second. */
const seenAt = (address: string, isHere = true): Partial<ServiceFacts> => ({
  lastGood: {
    addresses: [address],
    byHost: { [HOST]: [address] },
    ...(isHere && { isHere: true }),
  },
});
const AT_HOME = seenAt('198.51.100.7');
const AT_THEIR_HOME_HERE = seenAt('203.0.113.9');
const FOREIGN = lookup(['203.0.113.9'], 'public');
const SHUT = [plainHttp(refused())];

const ALL = 'device+network+path+provider';
const ASTRAY = 'resolves-elsewhere device+network';

interface Case {
  readonly outcome: Outcome;
  readonly asked: NonNullable<Parameters<typeof service>[1]>['asked'];
  readonly more?: Partial<ServiceFacts>;
}

/** What may be a home of theirs for this region, unless the service was seen at home before. */
const FAILING_THERE: readonly [string, Case, as: string][] = [
  ['silent', { outcome: silence(), asked: [FOREIGN] }, 'P5 no-answer'],
  ['cut', { outcome: reset(), asked: [FOREIGN] }, 'P5 reset'],
  ['hung up on', { outcome: fail('tcp', { transport: 'closed' }), asked: [FOREIGN] }, 'P5 reset'],
  ['refused at one door', { outcome: refused(), asked: [FOREIGN] }, 'P5 refused'],
  // Firefox says so of machines that are gone, too.
  ['refused at every door', { outcome: refused(), asked: [FOREIGN, ...SHUT] }, 'P5 refused'],
  ['no way there', { outcome: UNREACHABLE, asked: [FOREIGN] }, 'P5 unreachable'],
  [
    'a certificate of another name',
    { outcome: badName(), asked: [FOREIGN] },
    'P4 certificate-name',
  ],
  [
    'one that nobody vouches for',
    { outcome: badIssuer(), asked: [FOREIGN] },
    'P4 certificate-untrusted',
  ],
];

/** Most often this computer itself: hosts files and filtering resolvers lead there. */
const EVERY_DOOR_SHUT: readonly [string, Case][] = [
  ['with https', { outcome: refused(), asked: SHUT }],
  [
    'without https',
    { outcome: refused(), asked: [{ ...knock(ok()), secure: false }], more: { endpoints: PLAIN } },
  ],
];

describe('a name that leads elsewhere, and fails there while its own address is alive', () => {
  const lark = ({ outcome, asked = [], more }: Case, over: Partial<ServiceFacts> = {}) =>
    judge(service(outcome, { asked: [...known(), ALIVE, ...asked], ...more, ...over }));

  it.each(FAILING_THERE)('may be at their home for this region: %s', (_name, seen, as) => {
    expect(lark(seen)).toBe(`${as} ${ALL}`);
    expect(lark(seen, AT_THEIR_HOME_HERE)).toBe(`${as} ${ALL}`);
    // On another network they may have had none.
    expect(lark(seen, seenAt('198.51.100.7', false))).toBe(`${as} ${ALL}`);
  });

  it.each(FAILING_THERE)('is led astray, once seen at home: %s', (_name, seen) => {
    expect(lark(seen, AT_HOME)).toBe(`P3 ${ASTRAY}`);
  });

  it.each(EVERY_DOOR_SHUT)(
    'is led astray where every door of an unseen place is shut: %s',
    (_name, seen) => {
      expect(lark(seen)).toBe(`P5 ${ASTRAY}`);
      expect(lark(seen, AT_THEIR_HOME_HERE)).toBe(`P5 refused ${ALL}`);
    },
  );

  it('is led astray where there is no way to it, once seen at home, though nothing shows where it leads', () => {
    const seen = { outcome: UNREACHABLE, asked: [] };
    expect([lark(seen), lark(seen, AT_HOME)]).toEqual([`P5 unreachable ${ALL}`, `P5 ${ASTRAY}`]);
  });

  it('is seen at home by the host that fails, whatever its service’s other hosts did', () => {
    const seen = { outcome: silence(), asked: [FOREIGN] };
    const other = { 'login.lark.example': ['203.0.113.77'] };
    const lastGood = { addresses: ['198.51.100.7', '203.0.113.77'], isHere: true } as const;
    expect(lark(seen, { lastGood: { ...lastGood, byHost: other } })).toBe(`P5 no-answer ${ALL}`);
    const both = { ...other, [HOST]: ['198.51.100.7'] };
    expect(lark(seen, { lastGood: { ...lastGood, byHost: both } })).toBe(`P3 ${ASTRAY}`);
  });

  it.each([
    ['stays hidden', concealed()],
    ['cuts who names nobody', reset()],
    ['shows who names nobody what nobody vouches for', badIssuer()],
  ])('proves nothing where its own address %s', (_name, outcome) => {
    const asked = [...known(), knock(outcome), FOREIGN];
    expect(judge(service(badName(), { asked, ...AT_HOME }))).toBe(`P4 certificate-name ${ALL}`);
    expect(judge(service(refused(), { asked: [...asked, ...SHUT] }))).toBe(`P5 refused ${ALL}`);
  });

  it('is the far side’s where its own address is dead', () => {
    const dead = service(badName(), { asked: [...known(), knock(silence()), FOREIGN] });
    expect(judge(dead)).toBe('P4 certificate-name path+provider');
  });

  it('is not led astray behind a NAT64 with a prefix of its own', () => {
    const behind = lookup(['2001:db8:64::c633:6407'], 'public');
    expect(lark({ outcome: badName(), asked: [behind] }, AT_HOME)).toBe(
      'P4 certificate-name path+provider',
    );
  });

  it('is at no home of theirs where the address is a private one, unless it was well there', () => {
    const led = [...known(), lookup(['192.168.1.1'], 'private')];
    for (const outcome of [badIssuer(), refused(), silence()])
      expect(judge(service(outcome, { asked: led }))).toBe(`P3 ${ASTRAY}`);
    const inside = service(silence(), { asked: led, ...seenAt('192.168.1.1') });
    expect(judge(inside)).toBe(`P5 no-answer ${ALL}`);
  });
});
