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
/** What `known()` says, and another place. */
const AT_HOME = { addresses: ['198.51.100.7'] };
const ABROAD = { addresses: ['203.0.113.77'] };
const FOREIGN = lookup(['203.0.113.9'], 'public');

interface Case {
  readonly outcome: Outcome;
  readonly asked: NonNullable<Parameters<typeof service>[1]>['asked'];
  readonly more?: Partial<ServiceFacts>;
}

/** What may be a home of theirs for this region, unless the service was seen at home before. */
const FAILING_THERE: readonly [string, Case, cause: string][] = [
  ['silent', { outcome: silence(), asked: [FOREIGN] }, 'no-answer'],
  ['cut', { outcome: reset(), asked: [FOREIGN] }, 'reset'],
  ['hung up on', { outcome: fail('tcp', { transport: 'closed' }), asked: [FOREIGN] }, 'reset'],
];

/** What no home of theirs would do. */
const NOBODY_THERE: readonly [string, Case, rule: string][] = [
  ['refused, by Firefox’s lookup', { outcome: refused(), asked: [FOREIGN] }, 'P3'],
  ['refused on both ports', { outcome: refused(), asked: [plainHttp(refused())] }, 'P5'],
  [
    'refused without https',
    { outcome: refused(), asked: [{ ...knock(ok()), secure: false }], more: { endpoints: PLAIN } },
    'P5',
  ],
  ['no way there', { outcome: UNREACHABLE, asked: [] }, 'P5'],
  ['no way there, by Firefox’s lookup', { outcome: UNREACHABLE, asked: [FOREIGN] }, 'P3'],
];

describe('a name that leads elsewhere, and fails there while its own address is alive', () => {
  const lark = ({ outcome, asked = [], more }: Case, over: Partial<ServiceFacts> = {}) =>
    judge(service(outcome, { asked: [...known(), ALIVE, ...asked], ...more, ...over }));

  it.each(FAILING_THERE)('may be at their home for this region: %s', (_name, seen, cause) => {
    const all = `P5 ${cause} device+network+path+provider`;
    expect(lark(seen)).toBe(all);
    expect(lark(seen, { lastGood: ABROAD })).toBe(all);
  });

  it.each(FAILING_THERE)('is led astray, once seen at home: %s', (_name, seen) => {
    expect(lark(seen, { lastGood: AT_HOME })).toBe('P3 resolves-elsewhere device+network');
  });

  it.each(NOBODY_THERE)('is led astray where nobody is there: %s', (_name, seen, rule) => {
    expect(lark(seen)).toBe(`${rule} resolves-elsewhere device+network`);
  });

  it.each([
    ['a certificate of another name', badName()],
    ['one that nobody vouches for', badIssuer()],
  ])('is at somebody else’s, who shows %s', (_name, outcome) => {
    expect(lark({ outcome, asked: [FOREIGN] })).toBe('P3 resolves-elsewhere device+network');
    const unseen = service(outcome, { asked: [...known(), knock(concealed()), FOREIGN] });
    expect(judge(unseen)).toBe('P3 resolves-elsewhere device+network');
    const dead = service(outcome, { asked: [...known(), knock(silence()), FOREIGN] });
    expect(judge(dead)).toBe(
      `P4 certificate-${outcome.tls === 'name' ? 'name' : 'untrusted'} path+provider`,
    );
  });

  it('is at no home of theirs where the address is a private one', () => {
    const led = [...known(), lookup(['192.168.1.1'], 'private')];
    for (const outcome of [badIssuer(), refused(), silence()])
      expect(judge(service(outcome, { asked: led }))).toBe('P3 resolves-elsewhere device+network');
  });
});
